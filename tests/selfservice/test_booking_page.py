"""Taking an appointment: the slots of the week, the form, the confirmation."""

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from renovation.appointments.models import Appointment, Opening
from renovation.cases.models import Lead
from renovation.households.models import Household
from renovation.platforms.models import Platform
from tests.selfservice.conftest import opened_a_minute_ago
from tests.selfservice.stories import answer_all, contact_typed

ADDRESS = "/rendez-vous/"
NINE, NINE_45 = "20261203T0800Z-phone", "20261203T0845Z-phone"


def book(client: Client, slot: str = NINE, key: str = "cle", **changes: str) -> str:
    """The confirmation's address, or nothing when the form came back."""
    typed = contact_typed(opened_a_minute_ago(key), slot=slot, **changes)
    return client.post(ADDRESS, typed).get("Location", "")


def test_the_first_free_week_is_shown_by_day(client: Client, opening: Opening) -> None:
    page = client.get(ADDRESS).content.decode()

    assert "jeudi 3 décembre" in page
    assert f"?creneau={NINE}" in page


def test_without_any_slot_the_callback_is_offered(client: Client, site: Platform) -> None:
    assert "Tous les créneaux sont pris" in client.get(ADDRESS).content.decode()


def test_an_empty_week_leads_to_the_first_free_slot(client: Client, opening: Opening) -> None:
    page = client.get(ADDRESS, {"semaine": "2026-11-25"}).content.decode()

    assert "Voir le premier créneau libre" in page


def test_nonsense_in_the_address_is_no_error(client: Client, opening: Opening) -> None:
    for query in ({"semaine": "hier"}, {"creneau": "x"}, {"creneau": "20991203T0800Z-phone"}, {"modalite": "vidéo"}):
        assert client.get(ADDRESS, query).status_code == 200


def test_booking_makes_the_appointment_the_lead_and_the_confirmation(client: Client, opening: Opening) -> None:
    confirmation = book(client)

    appointment = Appointment.objects.get()
    assert appointment.lead == Lead.objects.get()
    assert "est confirmé" in client.get(confirmation).content.decode()


def test_the_same_form_sent_twice_makes_one_appointment_and_the_same_page(client: Client, opening: Opening) -> None:
    assert book(client) == book(client) != ""

    assert (Appointment.objects.count(), Lead.objects.count()) == (1, 1)


def test_h1_a_slot_taken_meanwhile_keeps_everything_typed_and_offers_the_next(client: Client, opening: Opening) -> None:
    book(client, key="premier")
    typed = contact_typed(opened_a_minute_ago("second"), slot=NINE, email="autre@courriel.example")

    page = client.post(ADDRESS, typed).content.decode()

    assert NINE_45 in page
    assert "La maison est froide" in page
    assert not Household.objects.filter(email="autre@courriel.example").exists()


def test_the_diagnosis_is_joined(started: Client, opening: Opening) -> None:
    answer_all(started)

    book(started)

    assert Lead.objects.get().diagnosis is not None


def test_f5_the_personal_link_cancels_by_post_only(client: Client, opening: Opening) -> None:
    link = book(client)
    client.get(link)
    assert Appointment.objects.get().state == "booked"

    client.post(link)

    assert Appointment.objects.get().state == "cancelled"
    assert "Ce rendez-vous est annulé" in client.get(link).content.decode()


def test_an_unknown_link_opens_nothing(client: Client, opening: Opening) -> None:
    assert client.get("/rendez-vous/invente/").status_code == 404


def test_c4_personal_pages_are_kept_by_no_cache(client: Client, opening: Opening) -> None:
    assert client.get(book(client))["Cache-Control"] == "no-store, private"


def test_the_calendar_file_is_served(client: Client, opening: Opening) -> None:
    response = client.get(f"{book(client)}calendrier.ics")

    assert response["Content-Type"].startswith("text/calendar")
    assert b"BEGIN:VEVENT" in response.content


def test_the_page_of_slots_asks_few_requests(
    client: Client, opening: Opening, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.get(ADDRESS)

    with django_assert_max_num_queries(9):
        client.get(ADDRESS)
