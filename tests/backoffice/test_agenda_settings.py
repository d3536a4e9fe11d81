"""Managers set types, places, sectors, people, messages and delays; nobody overwrites a colleague."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from renovation.accounts.models import User
from renovation.appointments.models import (
    AdviserSettings,
    AgendaSettings,
    AppointmentType,
    Place,
    ReminderRule,
    Sector,
)
from renovation.appointments.operations import seed_agenda
from renovation.platforms.enums import Role
from renovation.platforms.models import Membership, Platform
from tests.backoffice.conftest import Desk
from tests.factories.appointments import AppointmentTypeFactory, PlaceFactory
from tests.factories.platforms import CommuneFactory


@pytest.fixture
def office(at_desk: Desk, manager: User) -> Client:
    return at_desk(manager)


def typed(client: Client, page_address: str, **changes: Any) -> dict[str, Any]:
    """What the form of a page would send back, with these changes."""
    page = client.get(page_address)
    found: dict[str, Any] = {"seen": page.context["seen"]}
    for bound in page.context["form"]:
        value = bound.value()
        if isinstance(value, list):
            found[bound.name] = [str(one) for one in value]
        elif value is not None and value is not False:
            found[bound.name] = "on" if value is True else str(value)
    return {**found, **changes}


def test_an_adviser_does_not_set_the_agenda(desk: Client, platform: Platform) -> None:
    kind = AppointmentTypeFactory.create(platform=platform)

    pages = [desk.get(reverse("backoffice:agenda_settings")), desk.get(reverse("backoffice:type_edit", args=[kind.pk]))]

    assert [page.status_code for page in pages] == [403, 403]


def test_a_type_is_changed_and_its_questions_are_read_from_lines(office: Client, platform: Platform) -> None:
    kind = seed_agenda(platform=platform)[0]
    address = reverse("backoffice:type_edit", args=[kind.pk])
    questions = "Vous êtes | propriétaire, locataire *\nAvez-vous un DPE | oui/non\nVotre projet"

    office.post(address, typed(office, address, duration_minutes="50", questions=questions))

    kind.refresh_from_db()
    assert kind.duration_minutes == 50
    assert [(one["kind"], one["is_required"]) for one in kind.questions] == [
        ("choice", True),
        ("yes_no", False),
        ("text", False),
    ]
    assert kind.instructions["phone"]


def test_saving_without_a_change_changes_nothing(office: Client, platform: Platform) -> None:
    kind = seed_agenda(platform=platform)[1]
    before = AppointmentType.objects.filter(pk=kind.pk).values().get()
    address = reverse("backoffice:type_edit", args=[kind.pk])

    office.post(address, typed(office, address))

    after = AppointmentType.objects.filter(pk=kind.pk).values().get()
    assert {name for name in before if before[name] != after[name]} <= {"questions"}
    assert [one["label"] for one in after["questions"]] == [one["label"] for one in before["questions"]]


def test_h4_a_sheet_changed_by_a_colleague_is_laid_out_and_not_overwritten(office: Client, platform: Platform) -> None:
    kind = seed_agenda(platform=platform)[0]
    address = reverse("backoffice:type_edit", args=[kind.pk])
    said = typed(office, address, name="Mon titre")
    AppointmentType.objects.filter(pk=kind.pk).update(duration_minutes=35)

    page = office.post(address, said)
    untouched = AppointmentType.objects.get(pk=kind.pk).name
    office.post(address, {**said, "seen": page.context["seen"]})

    assert page.status_code == 409
    assert ("Durée (minutes)", "35") in page.context["theirs"]
    assert 'value="Mon titre"' in page.content.decode()
    assert (untouched, AppointmentType.objects.get(pk=kind.pk).name) == (kind.name, "Mon titre")


def test_a_place_has_hours_and_rooms_in_lines(office: Client, platform: Platform) -> None:
    address = reverse("backoffice:place_new")
    said = {"name": "Mairie", "kind": "town_hall", "address": "1 place", "is_active": "on"}

    office.post(address, typed(office, address, hours="mardi 9:00-12:00 14:00-17:00", rooms="Salle bleue, 6", **said))

    place = Place.objects.get(name="Mairie")
    assert [(one["weekday"], one["opens"]) for one in place.hours] == [(1, "09:00"), (1, "14:00")]
    assert place.rooms.get().seats == 6


@pytest.mark.parametrize(
    "hours", ["mardi matin", "jour 9:00-12:00", "lundi 12:00-9:00", "lundi 9:00-12:00 11:00-15:00"]
)
def test_absurd_hours_of_a_place_are_refused_beside_their_field(office: Client, platform: Platform, hours: str) -> None:
    place = PlaceFactory.create(platform=platform)
    address = reverse("backoffice:place_edit", args=[place.pk])

    page = office.post(address, typed(office, address, hours=hours))

    assert page.status_code == 422
    assert page.context["form"].errors["hours"]
    assert hours in page.content.decode()


def test_a_room_taken_off_the_list_is_closed_and_kept(office: Client, platform: Platform) -> None:
    place = PlaceFactory.create(platform=platform)
    room = place.rooms.create(name="Salle verte")
    address = reverse("backoffice:place_edit", args=[place.pk])

    office.post(address, typed(office, address, rooms=""))

    room.refresh_from_db()
    assert not room.is_active


def test_a_sector_needs_communes_and_is_deleted(office: Client, platform: Platform, adviser: User) -> None:
    commune = CommuneFactory.create()
    address = reverse("backoffice:sector_new")
    said = {"name": "Plateau", "advisers": [str(adviser.pk)]}

    empty = office.post(address, typed(office, address, **said))
    office.post(address, typed(office, address, **said, communes=commune.name))
    sector = Sector.objects.get()
    visited, people = list(sector.communes.all()), list(sector.advisers.all())
    office.post(reverse("backoffice:sector_delete", args=[sector.pk]))

    assert empty.context["form"].errors["communes"]
    assert (visited, people) == ([commune], [adviser])
    assert not Sector.objects.exists()


def test_an_adviser_has_limits_and_skills(office: Client, adviser: User) -> None:
    address = reverse("backoffice:adviser_edit", args=[adviser.pk])

    office.post(address, typed(office, address, skills="Audit,  copropriété, audit", most_a_day="4"))

    found = AdviserSettings.objects.get(adviser=adviser)
    assert (found.skills, found.most_a_day) == (["audit", "copropriété"], 4)


def test_a_reminder_leaves_two_days_before_and_is_not_written_twice(office: Client, platform: Platform) -> None:
    seed_agenda(platform=platform)
    ReminderRule.objects.all().delete()
    address = reverse("backoffice:reminder_new")
    said = {"kind": "reminder", "channel": "mail", "number": "2", "unit": "1440"}

    office.post(address, typed(office, address, **said))
    twice = office.post(address, typed(office, address, **said))

    assert [one.minutes for one in ReminderRule.objects.all()] == [2880]
    assert twice.status_code == 422


def test_delays_of_the_platform_are_set(office: Client, platform: Platform) -> None:
    seed_agenda(platform=platform)
    address = reverse("backoffice:general_edit")

    office.post(address, typed(office, address, cancel_until_hours="24"))

    assert AgendaSettings.objects.get(platform=platform).cancel_until_hours == 24


def test_a_type_is_read_as_a_household_will_before_it_is_stored(office: Client, platform: Platform) -> None:
    kind = seed_agenda(platform=platform)[0]
    address = reverse("backoffice:type_edit", args=[kind.pk])
    questions = "Vous êtes | propriétaire, locataire *\nVotre projet"
    sent = typed(office, address, name="Parler du chauffage", questions=questions, told_phone="Nous vous appelons.")

    page = office.post(address, {**sent, "preview": "1"}).content.decode()

    shown = page[page.index("Ce que lira un ménage") :]
    for words in ("Parler du chauffage", "Nous vous appelons.", "propriétaire, locataire", "réponse libre"):
        assert words in shown
    kind.refresh_from_db()
    assert kind.name != "Parler du chauffage"
    # What was typed is still there, and is stored by the other button.
    office.post(address, sent)
    kind.refresh_from_db()
    assert kind.name == "Parler du chauffage"


def test_the_page_of_a_place_is_chosen_among_those_of_the_site(
    office: Client, platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backoffice.agenda.settings_sheets.place_pages", lambda asked: [(12, "Accueil de Besançon")])
    place = PlaceFactory.create(platform=platform)
    address = reverse("backoffice:place_edit", args=[place.pk])

    office.post(address, typed(office, address, page_id="12"))

    place.refresh_from_db()
    assert place.page_id == 12
    # Taken off the site, it stays until another one is chosen.
    monkeypatch.setattr("backoffice.agenda.settings_sheets.place_pages", lambda asked: [])
    assert "Page retirée du site" in office.get(address).content.decode()


def test_settings_stay_on_the_platform_that_the_address_names(
    at_desk: Desk, manager: User, platform: Platform, other_platform: Platform
) -> None:
    Membership.objects.create(user=manager, role=Role.MANAGER, platform=other_platform)
    office, seen = at_desk(manager), f"?plateforme={other_platform.pk}"
    kind = seed_agenda(platform=other_platform)[0]

    page = office.get(reverse("backoffice:agenda_settings") + seen).content.decode()
    edit = reverse("backoffice:type_edit", args=[kind.pk])
    saved = office.post(edit, typed(office, edit, duration_minutes="35"))

    for name in ("type_new", "place_new", "sector_new", "reminder_new", "general_edit", "absences", "rules"):
        assert f'href="{reverse(f"backoffice:{name}")}{seen}"' in page
    assert saved["Location"] == reverse("backoffice:agenda_settings") + seen
