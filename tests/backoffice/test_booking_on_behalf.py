"""The team books during a call: the person, the slot, or a time outside opened hours."""

import uuid
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from renovation.accounts.models import User
from renovation.appointments.models import Absence, Appointment, AppointmentType, BookingInvitation, WaitingEntry
from renovation.appointments.operations import seed_agenda
from renovation.cases.models import Case, Lead
from renovation.platforms.models import Platform
from tests.factories.appointments import OpeningFactory

PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture
def morning(platform: Platform, adviser: User) -> datetime:
    """An opened morning, three days ahead."""
    start = (timezone.now() + timedelta(days=3)).replace(hour=8, minute=0, second=0, microsecond=0)
    OpeningFactory.create(platform=platform, adviser=adviser, starts_at=start)
    return start


def take(desk: Client, case: Case, **said: Any) -> Any:
    address = f"{reverse('backoffice:booking_take')}?dossier={case.pk}"
    return desk.post(address, {"key": str(uuid.uuid4()), **said})


def test_the_person_is_found_by_name(desk: Client, case: Case) -> None:
    page = desk.get(reverse("backoffice:booking"), {"q": case.household.last_name})

    assert f"dossier={case.pk}" in page.content.decode()


def test_a_slot_is_taken_for_a_case(desk: Client, case: Case, adviser: User, morning: datetime) -> None:
    page = desk.get(reverse("backoffice:booking"), {"dossier": str(case.pk)})
    slot = page.context["offered"].first[0].slot

    take(desk, case, slot=slot.code, subject="Relire un devis")

    taken = Appointment.objects.get()
    assert (taken.case, taken.starts_at, taken.subject, taken.created_by_id, taken.origin) == (
        case,
        morning,
        "Relire un devis",
        adviser.pk,
        "team",
    )


def test_who_has_opened_no_hours_is_said_to_have_none(desk: Client, case: Case, manager: User) -> None:
    seed_agenda(platform=case.platform)

    asked = {"dossier": str(case.pk), "adviser": str(manager.pk)}
    page = desk.get(reverse("backoffice:booking"), asked).content.decode()

    assert f"{manager} n’a ouvert aucune plage" in page


def test_a_visit_asks_where_beside_its_field(desk: Client, case: Case, adviser: User, morning: datetime) -> None:
    visit = AppointmentType.objects.get(platform=case.platform, code="visite-a-domicile")
    OpeningFactory.create(
        platform=case.platform, adviser=adviser, starts_at=morning + timedelta(days=1), modalities=["home"], minutes=600
    )
    address = f"{reverse('backoffice:booking')}?dossier={case.pk}&type={visit.pk}"
    slot = desk.get(address).context["offered"].first[0].slot

    sent = {"key": str(uuid.uuid4()), "slot": slot.code, "subject": "Voir la maison"}
    refused: Any = desk.post(f"{reverse('backoffice:booking_take')}?dossier={case.pk}&type={visit.pk}", sent)

    assert refused.status_code == 422
    assert "visit_address" in refused.context["form"].errors
    desk.post(
        f"{reverse('backoffice:booking_take')}?dossier={case.pk}&type={visit.pk}",
        {**sent, "visit_address": "3 rue des Fleurs"},
    )
    assert Appointment.objects.get().place == "3 rue des Fleurs"


def test_the_same_form_sent_twice_books_once(desk: Client, case: Case, morning: datetime) -> None:
    page = desk.get(reverse("backoffice:booking"), {"dossier": str(case.pk)})
    slot, key = page.context["offered"].first[0].slot, str(uuid.uuid4())

    for _ in range(2):
        take(desk, case, slot=slot.code, key=key)

    assert Appointment.objects.count() == 1


def test_a_slot_gone_meanwhile_leaves_what_was_typed_and_shows_what_is_free(
    desk: Client, case: Case, morning: datetime
) -> None:
    page = desk.get(reverse("backoffice:booking"), {"dossier": str(case.pk)})
    slot = page.context["offered"].first[0].slot
    take(desk, case, slot=slot.code)

    again = take(desk, case, slot=slot.code, subject="Urgent")

    assert again.status_code == 422
    assert "vient d’être pris" in again.content.decode()
    assert 'value="Urgent"' in again.content.decode()
    assert again.context["offered"].first


def test_a_new_person_is_noted_and_a_slot_is_chosen_at_once(desk: Client, platform: Platform) -> None:
    said = {
        "key": str(uuid.uuid4()),
        "last_name": "Durand",
        "phone": "06 12 34 56 78",
        "request": "Chaudière en panne",
        "agreed": "on",
    }

    answer = desk.post(reverse("backoffice:booking_caller"), said)

    lead = Lead.objects.get(household__last_name="Durand")
    assert f"prospect={lead.pk}" in answer["Location"]


def test_a_new_person_without_any_way_to_be_reached_is_refused_and_stays_typed(desk: Client) -> None:
    said = {"key": str(uuid.uuid4()), "last_name": "Durand", "request": "Aide", "agreed": "on"}

    page = desk.post(reverse("backoffice:booking_caller"), said)

    assert page.context["form"].errors["phone"]
    assert 'value="Durand"' in page.content.decode()
    assert not Lead.objects.exists()


@pytest.fixture
def outside(adviser: User, platform: Platform) -> dict[str, Any]:
    seed_agenda(platform=platform)
    day = (timezone.now() + timedelta(days=5)).date()
    return {
        "hors": "1",
        "hors-key": str(uuid.uuid4()),
        "hors-day": day.isoformat(),
        "hors-hour": "18:10",
        "hors-modality": "phone",
        "hors-advisers": [str(adviser.pk)],
        "hors-sure": "on",
    }


def test_a_time_outside_opened_hours_is_taken_once_the_warning_is_read(
    desk: Client, case: Case, adviser: User, manager: User, outside: dict[str, Any]
) -> None:
    outside["hors-advisers"] = [str(adviser.pk), str(manager.pk)]

    unsure = take(desk, case, **{name: value for name, value in outside.items() if name != "hors-sure"})
    take(desk, case, **outside)

    taken = Appointment.objects.get()
    assert unsure.context["outside"].errors["sure"]
    assert taken.starts_at.astimezone(PARIS).hour == 18
    assert taken.taken_times.count() == 2


def test_h1_nobody_is_taken_twice_even_outside_opened_hours(desk: Client, case: Case, outside: dict[str, Any]) -> None:
    take(desk, case, **outside)

    again = take(desk, case, **{**outside, "hors-key": str(uuid.uuid4())})

    assert again.context["outside"].errors["hour"]
    assert Appointment.objects.count() == 1


def test_somebody_absent_is_not_taken_outside_opened_hours(
    desk: Client, case: Case, adviser: User, outside: dict[str, Any]
) -> None:
    now = timezone.now()
    Absence.objects.create(adviser=adviser, period=(now, now + timedelta(days=10)))

    take(desk, case, **outside)

    assert not Appointment.objects.exists()


def test_a_household_is_invited_to_choose_among_ticked_slots(desk: Client, case: Case, morning: datetime) -> None:
    address = f"{reverse('backoffice:invitation')}?dossier={case.pk}"
    slots = [one.slot.code for one in desk.get(address).context["offered"].first]

    desk.post(address, {"slot": slots[:1], "message": "Voici mes disponibilités."})

    assert BookingInvitation.objects.get().slots == slots[:1]


def test_a_household_for_whom_nothing_suits_is_put_on_the_waiting_list(
    desk: Client, case: Case, platform: Platform
) -> None:
    kind = seed_agenda(platform=platform)[0]

    desk.post(f"{reverse('backoffice:waiting_join')}?dossier={case.pk}&type={kind.pk}")
    page = desk.get(reverse("backoffice:waiting_list"))

    assert WaitingEntry.objects.get().case == case
    assert str(case.household) in page.content.decode()


def test_d2_a_household_elsewhere_is_found_by_nobody(
    desk: Client, at_desk: Any, adviser_elsewhere: User, case: Case
) -> None:
    page = at_desk(adviser_elsewhere).get(reverse("backoffice:booking"), {"menage": str(case.household_id)})

    assert page.status_code == 404
