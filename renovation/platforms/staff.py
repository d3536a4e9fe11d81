"""Reads about the agents whom a reader administers; what is out of reach does not exist."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from renovation.accounts.models import User
from renovation.platforms.enums import OrganisationKind, Role
from renovation.platforms.models import Invitation, InvitationQuerySet, Membership, Organisation, Platform
from renovation.platforms.permissions import administers_installation
from renovation.platforms.rules.reader import Reader


@dataclass(frozen=True)
class Agent:
    """A line of the list: the person, and the roles that the reader may see."""

    person: User
    roles: list[Membership]


def administered_platforms(reader: Reader) -> list[Platform]:
    own = reader.platform_ids(Role.ADMINISTRATOR)
    return list(Platform.objects.filter(pk__in=own).select_related("brand").order_by("name"))


def regions_of(reader: Reader) -> list[Organisation]:
    """Regions of the installation, for who administers all of it."""
    if not administers_installation(reader):
        return []
    return list(Organisation.objects.filter(kind=OrganisationKind.REGION).order_by("name"))


def agents_of(reader: Reader) -> list[Agent]:
    """Everybody who has, or had, a role where the reader administers; those at work first."""
    seen = _memberships(reader)
    people = (
        User.objects.filter(memberships__in=seen)
        .distinct()
        .prefetch_related(Prefetch("memberships", queryset=seen.filter(ended_at__isnull=True), to_attr="seen_roles"))
        .order_by("-is_active", "last_name", "first_name", "email")
    )
    return [Agent(person=person, roles=person.seen_roles) for person in people]  # type: ignore[attr-defined]


def agent_of(reader: Reader, user_id: UUID) -> User:
    """One of them. Raises User.DoesNotExist for all others."""
    return User.objects.filter(memberships__in=_memberships(reader)).distinct().get(pk=user_id)


def roles_of(reader: Reader, user_id: UUID) -> list[Membership]:
    """The current roles of a person, as far as the reader administers."""
    return list(_memberships(reader).filter(user_id=user_id, ended_at__isnull=True))


def role_of(reader: Reader, user_id: UUID, membership_id: UUID) -> Membership:
    """One current role. Raises Membership.DoesNotExist when it is not the reader's to take."""
    return _memberships(reader).get(pk=membership_id, user_id=user_id, ended_at__isnull=True)


def waiting_invitations(reader: Reader, *, now: datetime) -> list[Invitation]:
    return list(_invitations(reader).waiting(now).select_related("platform", "organisation").order_by("-created_at"))


def invitation_of(reader: Reader, invitation_id: UUID) -> Invitation:
    return _invitations(reader).get(pk=invitation_id, accepted_at__isnull=True)


def _memberships(reader: Reader) -> QuerySet[Membership]:
    found = Membership.objects.select_related("platform", "organisation", "user")
    return found if administers_installation(reader) else found.filter(_reach(reader))


def _invitations(reader: Reader) -> InvitationQuerySet:
    found = Invitation.objects.all()
    return found if administers_installation(reader) else found.filter(_reach(reader))


def _reach(reader: Reader) -> Q:
    return Q(platform_id__in=reader.platform_ids(Role.ADMINISTRATOR))
