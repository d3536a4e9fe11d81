"""Reads about households."""

from uuid import UUID

from allauth.account.models import EmailAddress

from renovation.accounts.models import User
from renovation.households.models import Consent, Household, Submission
from renovation.platforms.models import Platform


def verified_emails(user: User) -> list[str]:
    """The addresses that the person has proven, in lower case (A9)."""
    addresses = EmailAddress.objects.filter(user_id=user.pk, verified=True).values_list("email", flat=True)
    return sorted({address.lower() for address in addresses})


def households_of_user(user_id: UUID) -> list[Household]:
    return list(
        Household.objects.filter(user_id=user_id)
        .select_related("platform__brand")
        .prefetch_related("consents")
        .order_by("created_at")
    )


def household_of_user(user_id: UUID, household_id: UUID) -> Household:
    """One of the person's own; `Household.DoesNotExist` for any other."""
    return Household.objects.select_related("platform").get(pk=household_id, user_id=user_id)


def household_of_user_on(user_id: UUID, platform: Platform) -> Household | None:
    """The household as which this person is known on this platform."""
    return Household.objects.filter(user_id=user_id, platform=platform).order_by("created_at").first()


def consents_in_force(household: Household) -> list[Consent]:
    return list(household.consents.filter(withdrawn_at__isnull=True).order_by("given_at"))


def was_entered(key: str) -> bool:
    """Whether a form with this hidden key was handled: sent again, it asks nothing anew."""
    return Submission.objects.filter(key=key).exists()
