"""A9: what was sent from an address belongs to whoever proves that address, and to nobody else."""

from allauth.account.models import EmailAddress

from renovation.accounts.models import User
from renovation.households.models import Household
from renovation.households.operations import claim_households
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.platforms.models import Platform
from tests.factories.cases import HouseholdFactory


def prove(user: User, *, verified: bool = True) -> None:
    EmailAddress.objects.create(user=user, email=user.email, verified=verified, primary=True)


def test_a9_a_proven_address_claims_its_household(platform: Platform, household_user: User) -> None:
    unowned = HouseholdFactory.create(platform=platform, email=household_user.email)
    prove(household_user)

    assert claim_households(user=household_user) == 1

    unowned.refresh_from_db()
    assert unowned.user == household_user


def test_a9_an_unproven_address_claims_nothing(platform: Platform, household_user: User) -> None:
    HouseholdFactory.create(platform=platform, email=household_user.email)
    prove(household_user, verified=False)

    assert claim_households(user=household_user) == 0


def test_a9_another_address_claims_nothing(platform: Platform, household_user: User) -> None:
    HouseholdFactory.create(platform=platform, email="autre@courriel.example")
    prove(household_user)

    assert claim_households(user=household_user) == 0


def test_a9_a_household_that_has_an_account_is_never_taken(neighbour: Household, household_user: User) -> None:
    Household.objects.filter(pk=neighbour.pk).update(email=household_user.email)
    prove(household_user)

    assert claim_households(user=household_user) == 0


def test_j2_claiming_is_journalled(platform: Platform, household_user: User) -> None:
    unowned = HouseholdFactory.create(platform=platform, email=household_user.email)
    prove(household_user)

    claim_households(user=household_user)

    assert Entry.objects.get(action=Action.HOUSEHOLD_CLAIMED).object_id == str(unowned.pk)
