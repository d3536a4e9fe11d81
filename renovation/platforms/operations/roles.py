"""Giving and taking roles."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from renovation.accounts.models import User
from renovation.accounts.operations import end_sessions
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.enums import Role
from renovation.platforms.followers import tell_followers
from renovation.platforms.models import Membership, Organisation, Platform
from renovation.platforms.refusals import LastAdministrator


@transaction.atomic
def grant_role(
    *,
    user: User,
    role: Role,
    platform: Platform | None = None,
    organisation: Organisation | None = None,
    granted_by_id: UUID | None,
    now: datetime,
) -> Membership:
    """Give a role; a second time changes nothing. Open sessions end: the next one asks for both factors (B13, C1)."""
    membership, created = Membership.objects.get_or_create(
        user=user,
        role=role,
        platform=platform,
        organisation=organisation,
        ended_at=None,
        defaults={"granted_by_id": granted_by_id},
    )
    if created:
        record(Action.ROLE_GRANTED, subject=user, platform_id=_id_of(platform), detail={"role": role.value})
        end_sessions(user=user, now=now)
        tell_followers(user, platform)
    return membership


@transaction.atomic
def revoke_role(*, membership: Membership, now: datetime) -> None:
    """Take a role back. The last administrator of the installation keeps theirs (B14)."""
    if _administers_installation(membership):
        keep_an_administrator(without=membership.user)
    membership.ended_at = now
    membership.save(update_fields=["ended_at"])
    record(
        Action.ROLE_REVOKED,
        subject=membership.user,
        platform_id=membership.platform_id,
        detail={"role": membership.role},
    )
    end_sessions(user=membership.user, now=now)
    tell_followers(membership.user, membership.platform)


def keep_an_administrator(*, without: User) -> None:
    """Raise unless somebody else, active, administers the installation. Rows are locked: two cannot leave at once."""
    held = Membership.objects.select_for_update(of=("self",)).installation_administrators()
    holders = {membership.user_id for membership in held.select_related("user") if membership.user.is_active}
    if without.pk in holders and holders == {without.pk}:
        raise LastAdministrator


def _administers_installation(membership: Membership) -> bool:
    return (
        membership.role == Role.ADMINISTRATOR and membership.platform_id is None and membership.organisation_id is None
    )


def _id_of(platform: Platform | None) -> UUID | None:
    return platform.pk if platform else None
