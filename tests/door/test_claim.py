"""What was sent from an address belongs to whoever proves that address (A9)."""

from django.test import Client

from renovation.accounts.models import User
from renovation.households.models import Household
from renovation.platforms.models import Platform
from tests.door.login import confirm_email
from tests.door.steps import CODE_PAGE, ask_code, mailed_code
from tests.factories.cases import HouseholdFactory


def test_a9_the_code_ties_the_household_to_the_account(
    client: Client, household_user: User, platform: Platform
) -> None:
    confirm_email(household_user)
    sent_before = HouseholdFactory.create(platform=platform, user=None, email=household_user.email)
    ask_code(client, household_user.email)
    assert Household.objects.get(pk=sent_before.pk).user is None

    client.post(CODE_PAGE, {"code": mailed_code("login_code")})

    assert Household.objects.get(pk=sent_before.pk).user == household_user


def test_a9_signing_up_alone_claims_nothing(client: Client, platform: Platform) -> None:
    sent_before = HouseholdFactory.create(platform=platform, user=None, email="ancienne@courriel.example")

    client.post("/compte/signup/", {"email": "ancienne@courriel.example"})
    client.post("/compte/confirm-email/", {"code": "0000-0000"})

    assert Household.objects.get(pk=sent_before.pk).user is None


def test_a9_another_address_claims_nothing(client: Client, household_user: User, platform: Platform) -> None:
    confirm_email(household_user)
    theirs = HouseholdFactory.create(platform=platform, user=None, email="autre@courriel.example")
    ask_code(client, household_user.email)

    client.post(CODE_PAGE, {"code": mailed_code("login_code")})

    assert Household.objects.get(pk=theirs.pk).user is None
