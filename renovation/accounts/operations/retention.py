"""Accounts that nobody ever confirmed do not stay (retention table: seven days)."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import transaction
from django.db.models import ProtectedError

from renovation.accounts.models import User


@transaction.atomic
def purge_unconfirmed(*, now: datetime) -> int:
    """Delete accounts asked for at sign-up whose address was never proved; tells how many.

    What hangs on an account (a role, a household) protects it: such an account is left alone.
    """
    before = now - timedelta(days=settings.UNCONFIRMED_ACCOUNT_DAYS)
    asked_for = User.objects.filter(
        created_at__lt=before, last_login__isnull=True, password__startswith=UNUSABLE_PASSWORD_PREFIX
    ).exclude(emailaddress__verified=True)
    return sum(_delete(user) for user in asked_for)


def _delete(user: User) -> int:
    try:
        with transaction.atomic():
            user.delete()
    except ProtectedError:
        return 0
    return 1
