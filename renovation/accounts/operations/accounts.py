"""Opening, closing and securing an account."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import transaction

from renovation.accounts.models import User
from renovation.journal.enums import Action
from renovation.journal.operations import record


@transaction.atomic
def create_account(*, email: str, first_name: str, last_name: str, password: str | None) -> User:
    """Open an account; without a password it is entered by an e-mailed code."""
    user = User.objects.create_user(email, password, first_name=first_name, last_name=last_name)
    record(Action.ACCOUNT_CREATED, subject=user)
    return user


@transaction.atomic
def confirm_email(*, user: User) -> None:
    """The person proved the account's address (a secret link sent there was opened)."""
    address, created = EmailAddress.objects.get_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )
    if not created and not (address.verified and address.primary):
        address.verified = True
        address.save(update_fields=["verified"])
        address.set_as_primary()


@transaction.atomic
def set_password(*, user: User, password: str) -> None:
    """Give the account a password, already validated."""
    user.set_password(password)
    user.save(update_fields=["password"])
    record(Action.PASSWORD_CHANGED, subject=user)


@transaction.atomic
def end_sessions(*, user: User, now: datetime) -> None:
    """Close every session of the account at its next request (C5, C6, B13)."""
    user.sessions_valid_from = now
    user.save(update_fields=["sessions_valid_from"])
    record(Action.SESSIONS_ENDED, subject=user)


@transaction.atomic
def disable_account(*, user: User, now: datetime) -> None:
    """Nobody enters any more; running sessions end at their next request (C6)."""
    user.is_active = False
    user.disabled_at = now
    user.save(update_fields=["is_active", "disabled_at"])
    record(Action.ACCOUNT_DISABLED, subject=user)
    end_sessions(user=user, now=now)


@transaction.atomic
def enable_account(*, user: User) -> None:
    """The account may be entered again, with its old factors."""
    user.is_active = True
    user.disabled_at = None
    user.save(update_fields=["is_active", "disabled_at"])
    record(Action.ACCOUNT_ENABLED, subject=user)
