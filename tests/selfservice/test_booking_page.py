"""The four screens: the subject, how and where, the slot, who comes."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from renovation.accounts.models import User
from renovation.appointments.enums import Access, Modality
from renovation.appointments.models import AdviserSettings, Appointment, AppointmentType, Opening
from renovation.cases.models import Case, Lead
from renovation.outbox.models import Mail
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from renovation.territories.models import Commune
from tests.factories.appointments import MORNING, OpeningFactory, PlaceFactory, write_confirmations
from tests.factories.platforms import CommuneFactory, agent
from tests.selfservice.appointments import CONTACT, NINE, NINE_45, SLOTS, START, SUBJECT, book, hold, typed, words
from tests.selfservice.stories import answer_all


def test_the_subjects_of_the_platform_are_offered(client: Client, opening: Opening) -> None:
    page = words(client, START)

    assert "Première information" in page
    assert SUBJECT in page


def test_what_is_on_invitation_is_not_offered_to_the_public(client: Client, opening: Opening) -> None:
    assert "Retour d’audit" not in words(client, START)
    assert client.get("/rendez-vous/sujet/retour-audit/creneaux/").status_code == 404


def test_the_only_subject_is_not_asked(client: Client, opening: Opening) -> None:
    AppointmentType.objects.exclude(code="premiere-information").update(access=Access.TEAM)

    assert client.get(START)["Location"] == SUBJECT


def test_without_any_subject_the_callback_is_offered(client: Client, site: Platform) -> None:
    assert "/etre-rappele/" in words(client, START)


def test_each_way_tells_its_first_day(client: Client, opening: Opening) -> None:
    page = words(client, SUBJECT)

    assert "Par téléphone" in page
    assert "Dès le jeudi 3 décembre" in page


@pytest.fixture
def two_places(opening: Opening, commune: Commune, adviser: User) -> Platform:
    """One reception in Besançon, another in Pontarlier, fifty kilometres away."""
    far = CommuneFactory.create(insee="25462", name="Pontarlier", latitude="46.90370", longitude="6.35540")
    for name, where in (("Accueil de Pontarlier", far), ("Accueil de Besançon", commune)):
        place = PlaceFactory.create(platform=opening.platform, name=name, commune=where)
        colleague = agent(Role.ADVISER, opening.platform)
        OpeningFactory.create(platform=opening.platform, adviser=colleague, at_place=place, modalities=["office"])
    return opening.platform


def test_places_are_sorted_by_distance(client: Client, two_places: Platform, commune: Commune) -> None:
    Commune.objects.filter(pk=commune.pk).update(latitude="47.24", longitude="6.02")

    page = words(client, f"{SUBJECT}?commune={commune.pk}")

    assert page.index("Accueil de Besançon") < page.index("Accueil de Pontarlier")
    assert "moins de 1" in page


def test_a_typed_commune_is_found(client: Client, two_places: Platform, commune: Commune) -> None:
    assert f"commune={commune.pk}" in client.get(SUBJECT, {"pres": "25000"})["Location"]
    assert "Nous n’avons pas trouvé" in client.get(SUBJECT, {"pres": "Xyzzy"}).content.decode()


def test_a_visit_needs_a_commune_of_the_territory(client: Client, opening: Opening, commune: Commune) -> None:
    kind = AppointmentType.objects.get(code="visite-a-domicile")
    OpeningFactory.create(
        platform=opening.platform, adviser=agent(Role.ADVISER, opening.platform), modalities=["home"], minutes=300
    )
    address = f"/rendez-vous/sujet/{kind.code}/creneaux/"
    elsewhere = CommuneFactory.create(insee="70550", name="Vesoul")

    assert "jeudi 3 décembre" in words(client, f"{address}?modalite=home&commune={commune.pk}")
    assert client.get(f"{address}?modalite=home")["Location"].startswith(f"/rendez-vous/sujet/{kind.code}/")
    assert client.get(f"{address}?modalite=home&commune={elsewhere.pk}").status_code == 302


def test_the_first_free_week_is_shown_by_day(client: Client, opening: Opening) -> None:
    page = words(client, SLOTS)

    assert "Jeudi 3 décembre" in page
    assert f'value="{NINE}"' in page
    assert "Premier créneau libre" in page


def test_a_whole_place_gives_its_slots_only(client: Client, two_places: Platform) -> None:
    place = Opening.objects.get(at_place__name="Accueil de Besançon").at_place
    assert place is not None

    page = words(client, f"{SLOTS}?modalite=office&lieu={place.pk.hex}")

    assert f"-office-{place.pk.hex}" in page
    assert NINE not in page


def test_an_empty_week_says_so_and_leads_to_the_next(client: Client, opening: Opening) -> None:
    page = words(client, f"{SLOTS}?semaine=2026-11-25")

    assert "Aucun créneau libre cette semaine-là" in page
    assert "semaine=2026-11-30" in page


@pytest.fixture
def colleague(opening: Opening) -> User:
    other = agent(Role.ADVISER, opening.platform, first_name="Zoé", last_name="Zola")
    OpeningFactory.create(platform=opening.platform, adviser=other, starts_at=MORNING.replace(day=4))
    return other


def test_one_may_choose_with_whom(client: Client, colleague: User) -> None:
    page = words(client, f"{SLOTS}?conseiller={colleague.pk}")

    assert "Zoé Zola" in page
    assert "20261204T0800Z-phone" in page
    assert NINE not in page


def test_an_adviser_hidden_from_the_public_cannot_be_chosen(client: Client, colleague: User, site: Platform) -> None:
    AdviserSettings.objects.create(platform=site, adviser=colleague, takes_public=False)

    page = words(client, f"{SLOTS}?conseiller={colleague.pk}")

    assert "Zoé Zola" not in page
    assert "20261204T0800Z-phone" not in page
    assert hold(client, "20261204T0800Z-phone", conseiller=str(colleague.pk)) == ""


def test_the_chosen_adviser_receives(client: Client, colleague: User) -> None:
    address = hold(client, "20261204T0800Z-phone", conseiller=str(colleague.pk))
    client.post(address, typed("20261204T0800Z-phone"))

    assert Appointment.objects.get().adviser == colleague


def test_booking_makes_the_appointment_the_lead_and_the_confirmation(client: Client, opening: Opening) -> None:
    confirmation = book(client)

    appointment = Appointment.objects.get()
    assert appointment.lead == Lead.objects.get()
    assert "est confirmé" in words(client, confirmation)
    write_confirmations()
    assert Mail.objects.get(template="appointment_booked").attachments


def test_the_questions_of_the_type_are_asked_and_kept(client: Client, opening: Opening) -> None:
    assert "propriétaire occupant" in words(client, f"{CONTACT}?creneau={NINE}").lower()

    book(client, question_statut="locataire")

    assert Appointment.objects.get().answers == {"statut": "locataire"}


def test_an_answer_that_must_be_given_is_asked_beside_its_question(client: Client, opening: Opening) -> None:
    kind = AppointmentType.objects.get(code="premiere-information")
    kind.questions[0]["is_required"] = True
    kind.save()

    page = client.post(CONTACT, typed(NINE)).content.decode()

    assert "Répondez à cette question." in page
    assert not Appointment.objects.exists()


def test_a_visit_is_made_at_the_address_that_was_typed(client: Client, opening: Opening, commune: Commune) -> None:
    OpeningFactory.create(
        platform=opening.platform, adviser=agent(Role.ADVISER, opening.platform), modalities=["home"], minutes=300
    )
    address = f"/rendez-vous/sujet/visite-a-domicile/coordonnees/?commune={commune.pk}"
    slot = "20261203T0800Z-home"

    refused = client.post(address, typed(slot)).content.decode()
    client.post(address, {**typed(slot), "visit_address": "3 rue des Fleurs"})

    assert "Écrivez l’adresse du logement" in refused
    visit = Appointment.objects.get()
    assert (visit.place, visit.commune, visit.modality) == ("3 rue des Fleurs", commune, Modality.HOME)


def test_the_diagnosis_is_joined(started: Client, opening: Opening) -> None:
    answer_all(started)

    book(started)

    assert Lead.objects.get().diagnosis is not None


def test_a_known_household_is_not_asked_again_and_its_case_is_kept(
    client: Client, opening: Opening, case: Case
) -> None:
    client.force_login(case.household.user)  # type: ignore[arg-type]

    page = words(client, f"{CONTACT}?creneau={NINE}")
    client.post(CONTACT, typed(NINE))

    appointment = Appointment.objects.get()
    assert case.household.last_name in page
    assert (appointment.case, appointment.lead) == (case, None)
    assert "La maison est froide" in appointment.questions.get().text


def test_the_page_of_slots_asks_few_requests(
    client: Client, opening: Opening, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    words(client, SLOTS)

    with django_assert_max_num_queries(16):
        words(client, SLOTS)


def test_c4_personal_pages_are_kept_by_no_cache(client: Client, opening: Opening) -> None:
    assert client.get(book(client))["Cache-Control"] == "no-store, private"


def test_another_time_may_be_taken_afterwards(client: Client, opening: Opening) -> None:
    assert book(client) != book(client, NINE_45, key="autre") != ""
    assert Appointment.objects.count() == 2
