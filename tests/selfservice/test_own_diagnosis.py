"""A diagnosis made without an account becomes one's own."""

from django.test import Client

from renovation.accounts.models import User
from renovation.diagnosis.models import SelfDiagnosis
from renovation.households.models import Household
from renovation.platforms.models import Platform
from tests.door.login import enrol
from tests.door.steps import give_password, give_totp, is_logged_in, mailed_code
from tests.selfservice.conftest import opened_a_minute_ago
from tests.selfservice.stories import answer_all, contact_typed


def test_the_diagnosis_of_this_browser_is_kept_on_request(started: Client, household: Household) -> None:
    answer_all(started)
    assert household.user is not None
    started.force_login(household.user)
    assert "Est-ce le vôtre" in started.get("/mon-espace/").content.decode()

    started.post("/mon-espace/garder/")

    diagnosis = SelfDiagnosis.objects.get()
    assert diagnosis.household == household
    assert diagnosis.dwelling is not None


def test_ones_own_diagnosis_is_opened_again(started: Client, household: Household) -> None:
    answer_all(started)
    assert household.user is not None
    started.force_login(household.user)
    started.post("/mon-espace/garder/")

    started.post(f"/mon-espace/diagnostics/{SelfDiagnosis.objects.get().pk}/")

    assert "est sans doute classée" in started.get("/diagnostic/resultat/").content.decode()


def test_d4_the_diagnosis_of_a_neighbour_does_not_exist(
    started: Client, household: Household, neighbour: Household
) -> None:
    answer_all(started)
    assert household.user is not None
    assert neighbour.user is not None
    started.force_login(household.user)
    started.post("/mon-espace/garder/")
    other = Client()
    other.force_login(neighbour.user)

    assert other.post(f"/mon-espace/diagnostics/{SelfDiagnosis.objects.get().pk}/").status_code == 404


def test_the_address_typed_is_proposed_when_an_account_is_created(client: Client, site: Platform) -> None:
    client.post("/etre-rappele/", contact_typed(opened_a_minute_ago()))

    assert 'value="ines.faure@courriel.example"' in client.get("/compte/signup/").content.decode()


def test_a_diagnosis_and_a_request_are_hers_once_the_address_is_proven(started: Client) -> None:
    """A9, in full: contact without an account, sign-up, code by mail, own space."""
    answer_all(started)
    started.post("/etre-rappele/", contact_typed(opened_a_minute_ago()))
    started.post("/compte/signup/", {"email": "ines.faure@courriel.example"})

    started.post("/compte/confirm-email/", {"code": mailed_code("signup_code")})

    household = Household.objects.get(email="ines.faure@courriel.example")
    assert household.user is not None
    assert "Voir le résultat" in started.get("/mon-espace/").content.decode()


def test_a_diagnosis_without_any_request_is_hers_after_sign_up(started: Client) -> None:
    answer_all(started)
    started.post("/compte/signup/", {"email": "seule@courriel.example"})

    started.post("/compte/confirm-email/", {"code": mailed_code("signup_code")})

    diagnosis = SelfDiagnosis.objects.select_related("household__user").get()
    assert diagnosis.household is not None
    assert diagnosis.household.user is not None


def test_an_agent_who_logs_in_keeps_no_diagnosis_of_the_browser(started: Client, adviser: User) -> None:
    answer_all(started)
    enrol(adviser)

    give_password(started, adviser)
    give_totp(started, adviser)

    assert is_logged_in(started)
    assert SelfDiagnosis.objects.get().household is None
