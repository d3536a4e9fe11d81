"""To be called back: one lead with everything that was typed."""

import pytest
from django.test import Client

from renovation.cases.enums import LeadOrigin
from renovation.cases.models import Lead
from renovation.edge.guard import new_opening
from renovation.households.models import Consent, Household
from renovation.outbox.models import Mail
from renovation.platforms.models import Platform
from tests.selfservice.conftest import opened_a_minute_ago
from tests.selfservice.stories import answer_all, contact_typed

ADDRESS = "/etre-rappele/"


def test_the_lead_carries_everything_typed(client: Client, site: Platform) -> None:
    response = client.post(ADDRESS, contact_typed(opened_a_minute_ago()))

    lead = Lead.objects.select_related("household").get()
    assert response["Location"] == "/etre-rappele/merci/"
    assert (lead.origin, lead.request, lead.callback_wish) == (
        LeadOrigin.CALLBACK,
        "La maison est froide l’hiver.",
        "le mardi soir",
    )
    assert (lead.household.full_name, lead.household.phone) == ("Inès Faure", "06 12 34 56 78")


def test_the_diagnosis_and_its_dwelling_follow(started: Client) -> None:
    answer_all(started)

    started.post(ADDRESS, contact_typed(opened_a_minute_ago()))

    lead = Lead.objects.select_related("diagnosis__dwelling").get()
    assert lead.diagnosis is not None
    assert lead.diagnosis.household == lead.household
    dwelling = lead.diagnosis.dwelling
    assert dwelling is not None
    assert (dwelling.kind, dwelling.living_area_m2, dwelling.descriptions.get().number) == ("house", 100, 1)


def test_k5_without_consent_nothing_is_kept(client: Client, site: Platform) -> None:
    page = client.post(ADDRESS, contact_typed(opened_a_minute_ago(), advice="")).content.decode()

    assert "sans votre accord" in page
    assert "La maison est froide" in page
    assert not Household.objects.exists()


def test_k5_news_is_a_consent_of_its_own(client: Client, site: Platform) -> None:
    client.post(ADDRESS, contact_typed(opened_a_minute_ago()))

    assert list(Consent.objects.values_list("purpose", flat=True)) == ["advice"]


def test_the_same_form_sent_twice_makes_one_lead_and_one_mail(client: Client, site: Platform) -> None:
    typed = contact_typed(opened_a_minute_ago())

    for _ in range(2):
        client.post(ADDRESS, typed)

    assert (Lead.objects.count(), Mail.objects.filter(template="callback_requested").count()) == (1, 1)


def test_another_name_with_a_known_address_is_told_to_the_adviser(
    client: Client, site: Platform, household: Household
) -> None:
    client.post(ADDRESS, contact_typed(opened_a_minute_ago(), email=household.email))

    household.refresh_from_db()
    assert household.last_name == "Leroux"
    assert "nom : Faure" in Lead.objects.get().request


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"website": "http://x.example"}, "champ caché"),
        ({"opened": "n’importe quoi"}, "ouvert trop longtemps"),
        ({"phone": "12"}, "numéro de téléphone"),
        ({"email": "ines@"}, "adresse e-mail complète"),
        ({"last_name": ""}, "Écrivez votre nom"),
    ],
)
def test_g3_what_is_wrong_is_said_and_what_was_typed_is_kept(
    client: Client, site: Platform, change: dict[str, str], words: str
) -> None:
    page = client.post(ADDRESS, contact_typed(opened_a_minute_ago()) | change).content.decode()

    assert words in page
    assert "La maison est froide" in page
    assert not Lead.objects.exists()


def test_g3_a_form_sent_within_three_seconds_is_asked_again(client: Client, site: Platform) -> None:
    page = client.post(ADDRESS, contact_typed(new_opening())).content.decode()

    assert "envoyé très vite" in page
    assert not Lead.objects.exists()


def test_g1_too_many_requests_are_answered_429_with_a_wait(client: Client, site: Platform) -> None:
    statuses = [client.post(ADDRESS, {}).status_code for _ in range(11)]

    assert statuses[:10] == [200] * 10
    assert statuses[10] == 429


def test_a_logged_in_household_finds_its_contact_filled_in(
    client: Client, site: Platform, household: Household
) -> None:
    assert household.user is not None
    client.force_login(household.user)

    page = client.get(ADDRESS).content.decode()

    assert 'value="Leroux"' in page
    assert household.email in page


def test_the_address_waits_in_the_session_and_never_in_the_link(client: Client, site: Platform) -> None:
    response = client.post(ADDRESS, contact_typed(opened_a_minute_ago()), follow=True)

    assert client.session["suggested_email"] == "ines.faure@courriel.example"
    assert "ines.faure" not in response.content.decode()
