"""Registering to an event on the site: from the page to the personal link."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from icalendar import Calendar
from wagtail.models import Site

from cms.models import EventPage
from renovation.cases.models import Lead
from renovation.events.links import link_token
from renovation.events.models import Registration
from renovation.outbox.models import Mail
from tests.cms.guarded import opened_a_minute_ago, typed
from tests.factories import living

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def present() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def event(site: Site) -> EventPage:
    return living.event(site, capacity=2, most_seats=2)


def address(page: EventPage) -> str:
    return f"/evenements/{page.pk}/inscription/"


def come(visitor: Client, page: EventPage, key: str = "cle", **fields: str) -> str:
    """Send the form; where it leads, or nothing when it comes back."""
    sent = typed(opened=opened_a_minute_ago(key), seats="1", consent="on") | fields
    answer = visitor.post(address(page), sent)
    return answer["Location"] if answer.status_code == 302 else ""


def link() -> str:
    return f"/inscriptions/{link_token(Registration.objects.order_by('-created_at')[0].pk)}/"


def test_from_the_page_to_the_thanks(visitor: Client, event: EventPage) -> None:
    assert f'href="{address(event)}"' in visitor.get("/agenda/reunion-publique/").content.decode()

    there = come(visitor, event, seats="2")

    assert there == f"{address(event)}envoyee/"
    assert "Votre inscription est enregistrée" in visitor.get(there).content.decode()
    assert Registration.objects.get().seats == 2


def test_k5_the_purpose_and_the_time_of_keeping_are_told_beside_the_box(visitor: Client, event: EventPage) -> None:
    page = visitor.get(address(event)).content.decode()

    assert "organiser cet événement" in page
    assert "effacées 6\N{NO-BREAK SPACE}mois après l’événement" in page


def test_a_full_event_says_it_and_opens_its_waiting_list(visitor: Client, event: EventPage) -> None:
    come(visitor, event, seats="2")

    assert "Complet, liste d’attente ouverte" in visitor.get("/agenda/reunion-publique/").content.decode()
    assert "liste d’attente" in visitor.get(address(event)).content.decode()
    there = come(visitor, event, "autre", email="bao@courriel.example")
    assert "Vous êtes sur la liste d’attente" in visitor.get(there).content.decode()


def test_a_group_larger_than_what_is_left_is_told_that_it_waits_and_the_others_come(
    visitor: Client, site: Site
) -> None:
    page = living.event(site, capacity=3, most_seats=4)
    assert "3 au plus" in visitor.get(address(page)).content.decode()
    come(visitor, page, seats="2")

    assert "Il reste 1 place." in visitor.get(address(page)).content.decode()
    waits = come(visitor, page, "groupe", seats="2", email="bao@courriel.example")
    comes = come(visitor, page, "seul", seats="1", email="lea@courriel.example")

    assert waits.endswith("?attente=1")
    assert comes == f"{address(page)}envoyee/"


def test_a_past_event_to_which_people_registered_is_not_given_another_date(
    visitor: Client, event: EventPage, present: time_machine.Traveller
) -> None:
    come(visitor, event)
    event.starts_at += timedelta(days=365)
    event.ends_at += timedelta(days=365)
    event.full_clean()

    present.move_to(living.EVENING + timedelta(days=1))

    with pytest.raises(ValidationError, match="créez une nouvelle page"):
        event.full_clean()
    Registration.objects.update(state="cancelled")
    event.full_clean()


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"last_name": ""}, "Écrivez votre nom."),
        ({"email": "ines@"}, "adresse e-mail complète"),
        ({"seats": "3"}, "2\N{NO-BREAK SPACE}places au plus"),
        ({"seats": "0"}, "au moins une place"),
        ({"seats": "deux"}, "nombre entier"),
        ({"consent": ""}, "sans votre accord"),
        ({"phone": "12"}, "numéro de téléphone"),
        ({"website": "http://robot.example"}, "Un champ caché"),
        ({"opened": "faux"}, "resté ouvert trop longtemps"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    visitor: Client, event: EventPage, wrong: dict[str, str], message: str
) -> None:
    page = visitor.post(address(event), typed(seats="2", consent="on") | wrong).content.decode()

    assert message in page
    assert 'value="Inès"' in page
    assert not Registration.objects.exists()


def test_g1_too_many_registrations_wait(visitor: Client, event: EventPage) -> None:
    answers = [visitor.post(address(event), {}).status_code for _ in range(11)]

    assert answers[-1] == 429


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"is_cancelled": True}, "Annulé"),
        ({"registrations_end_at": NOW}, "Inscriptions closes"),
        ({"takes_registrations": False}, "Entrée libre"),
        ({"starts_at": NOW - timedelta(days=2)}, "Passé"),
    ],
)
def test_an_event_that_takes_nobody_says_why(
    visitor: Client, site: Site, fields: dict[str, object], words: str
) -> None:
    page = living.event(site, **fields)

    text = visitor.get("/agenda/reunion-publique/").content.decode()

    assert words in text
    assert address(page) not in text
    assert come(visitor, page) == ""


def test_the_personal_link_shows_the_seat_and_cancels_by_post_only(visitor: Client, event: EventPage) -> None:
    come(visitor, event)

    shown = visitor.get(link())
    assert "Place confirmée" in shown.content.decode()
    assert shown["Cache-Control"] == "no-store, private"
    assert Registration.objects.get().state == "confirmed"

    after = visitor.post(link(), follow=True).content.decode()

    assert "Votre inscription est annulée." in after
    assert Registration.objects.get().state == "cancelled"


def test_a_link_that_was_changed_opens_nothing(visitor: Client, event: EventPage) -> None:
    come(visitor, event)

    assert visitor.get(f"{link()[:-2]}x/").status_code == 404
    assert visitor.get("/inscriptions/mot/").status_code == 404


def test_d2_a_link_opens_on_its_own_platform_only(visitor: Client, event: EventPage, other_site: Site) -> None:
    come(visitor, event)

    assert Client(SERVER_NAME=other_site.hostname).get(link()).status_code == 404


def test_one_form_is_one_registration_to_each_event(visitor: Client, site: Site, event: EventPage) -> None:
    other = living.event(site, "Atelier")

    for page in (event, event, other):
        come(visitor, page)

    assert Registration.objects.count() == 2
    assert Mail.objects.count() == 2


def lines(visitor: Client, place: str) -> list[str]:
    answer = visitor.get(place)
    assert answer["Content-Type"].startswith("text/calendar")
    return [str(line["SUMMARY"]) for line in Calendar.from_ical(answer.content).walk("VEVENT")]


def test_calendars_of_one_event_and_of_the_agenda(visitor: Client, site: Site, event: EventPage) -> None:
    living.event(site, "Atelier", starts_at=NOW + timedelta(days=3))
    living.event(site, "Vieille réunion", starts_at=NOW - timedelta(days=200))

    assert lines(visitor, f"/evenements/{event.pk}.ics") == ["Réunion publique"]
    assert lines(visitor, "/evenements.ics") == ["Atelier", "Réunion publique"]


def test_the_archive_is_read_by_month(visitor: Client, site: Site, event: EventPage) -> None:
    living.event(site, "Salon de l’habitat", starts_at=datetime(2026, 9, 30, 22, 30, tzinfo=UTC))
    living.event(site, "Atelier d’été", starts_at=datetime(2026, 7, 4, 8, tzinfo=UTC))

    agenda = visitor.get("/agenda/")
    october = visitor.get("/agenda/?mois=2026-10")

    assert [month.code for month in agenda.context["months"]] == ["2026-10", "2026-07"]
    assert [entry.page.title for entry in agenda.context["entries"]] == ["Réunion publique"]
    assert [entry.page.title for entry in october.context["entries"]] == ["Salon de l’habitat"]


@pytest.mark.parametrize("month", ["2026-13", "0001-01", "9999-12", "hier", "%00"])
def test_f1_a_month_that_is_none_shows_the_agenda(visitor: Client, event: EventPage, month: str) -> None:
    assert visitor.get(f"/agenda/?mois={month}").status_code == 200


def test_another_event_page_or_draft_does_not_exist(visitor: Client, event: EventPage) -> None:
    event.unpublish()

    for place in (address(event), "/evenements/1/inscription/", f"/evenements/{event.pk}.ics"):
        assert visitor.get(place).status_code == 404


def test_whoever_asks_to_be_called_is_a_lead_and_nobody_else(visitor: Client, event: EventPage) -> None:
    come(visitor, event)
    asked = {"email": "rappel@courriel.example", "wants_call": "on"}
    assert come(visitor, event, key="sans", phone="", **asked) == ""
    come(visitor, event, key="autre", phone="06 12 34 56 78", **asked)

    lead = Lead.objects.get()
    assert (lead.household.email, lead.origin, lead.origin_page) == ("rappel@courriel.example", "event", event.title)
    assert lead.household.consents.get().purpose == "advice"
