"""Acts of an administrator on the account of an agent."""

from datetime import datetime
from uuid import uuid4

from django.db import transaction

from renovation.accounts import operations as accounts
from renovation.accounts.models import User
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.followers import tell_followers
from renovation.platforms.mail import send_mail
from renovation.platforms.models import Platform
from renovation.platforms.operations.roles import keep_an_administrator
from renovation.platforms.refusals import AgentChangeRefused


@transaction.atomic
def disable_agent(*, user: User, by: User, now: datetime) -> None:
    """Close the account of an agent who leaves."""
    if user.pk == by.pk:
        raise AgentChangeRefused("Vous ne pouvez pas désactiver votre propre compte.")
    keep_an_administrator(without=user)
    accounts.disable_account(user=user, now=now)
    tell_followers(user, None)


@transaction.atomic
def enable_agent(*, user: User) -> None:
    """Let a person in again, with their roles."""
    accounts.enable_account(user=user)
    tell_followers(user, None)


@transaction.atomic
def close_sessions(*, user: User, now: datetime) -> None:
    """Throw a person out everywhere, at the next request of each browser (C5)."""
    accounts.end_sessions(user=user, now=now)


@transaction.atomic
def reset_second_factor(*, user: User, by: User, reason: str, platform: Platform, now: datetime) -> None:
    """Forget a lost second factor (B11): another administrator, with a reason; the agent is told, all sessions end."""
    if user.pk == by.pk:
        raise AgentChangeRefused("Demandez à une autre personne qui administre de réinitialiser votre second facteur.")
    if not reason.strip():
        raise AgentChangeRefused("Écrivez la raison de la réinitialisation.")
    accounts.forget_second_factor(user=user)
    accounts.end_sessions(user=user, now=now)
    record(
        Action.SECOND_FACTOR_RESET,
        subject=user,
        platform_id=platform.pk,
        actor_id=by.pk,
        detail={"reason": reason.strip()},
    )
    send_mail(
        platform=platform,
        template="second_factor_reset",
        recipient=user.email,
        context={"first_name": user.first_name, "at": now},
        key=f"second_factor_reset:{user.pk}:{uuid4()}",
    )
