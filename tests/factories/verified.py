"""An account whose address was proven."""

from allauth.account.models import EmailAddress

from renovation.accounts.models import User


def verify(user: User) -> None:
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
