"""Inviting an agent by e-mail: single use, seven days, only the hash of the link is kept."""

from datetime import datetime, timedelta
from uuid import uuid4

from django.db import transaction

from renovation.accounts.models import User
from renovation.accounts.operations import confirm_email, create_account, set_password
from renovation.accounts.queries import account_with_email
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.enums import Role
from renovation.platforms.mail import send_mail
from renovation.platforms.models import Invitation, Organisation, Platform
from renovation.platforms.operations.roles import grant_role
from renovation.platforms.refusals import AgentChangeRefused, InvitationUnusable
from renovation.platforms.rules.tokens import new_token, token_hash

VALID_DAYS = 7


@transaction.atomic
def invite_agent(
    *,
    email: str,
    first_name: str,
    last_name: str,
    role: Role,
    platform: Platform | None,
    organisation: Organisation | None = None,
    by: User,
    mail_platform: Platform,
    now: datetime,
) -> Invitation:
    """Send the secret link of a new agent; an earlier invitation to the same address and place is void."""
    known = account_with_email(email)
    if known is not None and not known.is_active:
        raise AgentChangeRefused("Ce compte est désactivé. Réactivez-le d’abord.")
    token = new_token()
    Invitation.objects.waiting(now).filter(email=email.lower(), role=role, platform=platform).update(expires_at=now)
    invitation = Invitation.objects.create(
        email=email.lower(),
        first_name=first_name,
        last_name=last_name,
        role=role,
        platform=platform,
        organisation=organisation,
        token_hash=token_hash(token),
        invited_by_id=by.pk,
        expires_at=now + timedelta(days=VALID_DAYS),
    )
    record(Action.AGENT_INVITED, subject=invitation, platform_id=mail_platform.pk, detail={"role": role.value})
    send_mail(
        platform=mail_platform,
        template="invitation",
        recipient=invitation.email,
        context={"invitation": invitation, "url": f"{mail_platform.public_url}/compte/invitation/{token}/"},
        key=f"invitation:{invitation.pk}:{uuid4()}",
        secret=True,
    )
    return invitation


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, now: datetime) -> None:
    """The link opens nothing any more."""
    invitation.expires_at = now
    invitation.save(update_fields=["expires_at"])
    record(Action.CONFIGURATION_CHANGED, subject=invitation, detail={"what": "invitation withdrawn"})


@transaction.atomic
def accept_invitation(*, token: str, password: str | None, now: datetime) -> User:
    """Open (or widen) the account of the invited agent. The link proves the address; it works once.

    `password` is needed unless the account has one already. Raises InvitationUnusable.
    """
    invitation = (
        Invitation.objects.select_for_update(of=("self",)).waiting(now).filter(token_hash=token_hash(token)).first()
    )
    if invitation is None:
        raise InvitationUnusable
    invitation.accepted_at = now
    invitation.save(update_fields=["accepted_at"])
    user = _account_of(invitation, password)
    confirm_email(user=user)
    record(Action.INVITATION_ACCEPTED, subject=invitation, platform_id=invitation.platform_id, actor_id=user.pk)
    grant_role(
        user=user,
        role=Role(invitation.role),
        platform=invitation.platform,
        organisation=invitation.organisation,
        granted_by_id=invitation.invited_by_id,
        now=now,
    )
    return user


def _account_of(invitation: Invitation, password: str | None) -> User:
    user = account_with_email(invitation.email)
    if user is None:
        return create_account(
            email=invitation.email,
            first_name=invitation.first_name,
            last_name=invitation.last_name,
            password=password,
        )
    if not user.is_active:
        raise InvitationUnusable
    if not user.has_usable_password() and password:
        set_password(user=user, password=password)
    if not user.full_name:
        user.first_name, user.last_name = invitation.first_name, invitation.last_name
        user.save(update_fields=["first_name", "last_name"])
    return user
