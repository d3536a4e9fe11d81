"""The agenda of an adviser, of several side by side, of a place; one appointment."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from backoffice.agenda.asked import midnight, monday_of
from backoffice.agenda.grid import days_between, hours_by_day
from backoffice.agenda.items import Item
from renovation.accounts.models import User
from renovation.appointments.models import Absence, Appointment, Opening
from renovation.appointments.operations import SessionPlan, book_seat, plan_session, seed_agenda
from renovation.cases.models import Case, Task
from renovation.platforms.enums import Role
from renovation.platforms.models import Membership, Platform
from tests.factories.appointments import OpeningFactory, PlaceFactory
from tests.factories.cases import HouseholdFactory

AGENDA = "backoffice:agenda"
PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture
def hours(platform: Platform, adviser: User) -> dict[str, str]:
    return {
        "platform": str(platform.pk),
        "adviser": str(adviser.pk),
        "day": "2031-03-03",
        "opens": "09:00",
        "closes": "12:00",
        "modality": "phone",
        "weeks": "2",
    }


def meeting(case: Case, adviser: User, starts_at: datetime, **more: Any) -> Appointment:
    booked = Appointment.objects.create(
        platform=case.platform,
        adviser=adviser,
        household=case.household,
        case=case,
        modality="phone",
        period=(starts_at, starts_at + timedelta(minutes=45)),
        token_hash=uuid4().hex,
        **more,
    )
    booked.refresh_from_db()
    return booked


def titles(page: Any) -> list[str]:
    return [item.title for row in page.context["grid"].rows for cell in row.cells for item in cell.items]


def test_hours_are_opened_for_several_weeks(desk: Client, hours: dict[str, str]) -> None:
    response = desk.post(reverse("backoffice:agenda_open"), hours)

    assert response["Location"] == f"{reverse(AGENDA)}?semaine=2031-03-03"
    assert Opening.objects.count() == 2


def test_hours_sent_twice_are_opened_once_and_the_reason_is_told(desk: Client, hours: dict[str, str]) -> None:
    desk.post(reverse("backoffice:agenda_open"), hours)

    response = desk.post(reverse("backoffice:agenda_open"), hours)

    assert response.status_code == 422
    assert "déjà ouverts" in response.content.decode()
    assert Opening.objects.count() == 2


def test_an_office_appointment_needs_a_place(desk: Client, hours: dict[str, str]) -> None:
    response = desk.post(reverse("backoffice:agenda_open"), {**hours, "modality": "office"})

    assert response.context["form"].errors["place"]


def test_d8_hours_of_an_agent_elsewhere_cannot_be_opened(
    desk: Client, hours: dict[str, str], adviser_elsewhere: User
) -> None:
    desk.post(reverse("backoffice:agenda_open"), {**hours, "adviser": str(adviser_elsewhere.pk)})

    assert not Opening.objects.exists()


@pytest.mark.parametrize("view", ["jour", "semaine", "mois"])
def test_one_s_own_agenda_or_that_of_colleagues_side_by_side(
    desk: Client, case: Case, adviser: User, manager: User, view: str
) -> None:
    start = timezone.now().replace(hour=9, minute=0)
    meeting(case, adviser, start)
    meeting(case, manager, start)
    name = str(case.household)

    def shown(query: str) -> int:
        return titles(desk.get(f"{reverse(AGENDA)}?vue={view}&{query}")).count(name)

    side_by_side = f"qui={adviser.pk}&qui={manager.pk}"
    assert (shown(""), shown("equipe=1"), shown(side_by_side), shown(f"qui={manager.pk}")) == (1, 2, 2, 1)


def test_a_place_has_its_agenda(desk: Client, case: Case, adviser: User, manager: User) -> None:
    place, start = PlaceFactory.create(platform=case.platform), timezone.now().replace(hour=9)
    meeting(case, adviser, start, at_place=place)
    meeting(case, manager, start)

    page = desk.get(reverse(AGENDA), {"lieu": str(place.pk)})

    assert titles(page) == [str(case.household)]
    assert str(place) in page.content.decode()


def test_the_agenda_is_filtered_by_type(desk: Client, case: Case, adviser: User) -> None:
    first, second = seed_agenda(platform=case.platform)[:2]
    start = timezone.now().replace(hour=9)
    meeting(case, adviser, start, kind=first)

    shown = [len(titles(desk.get(reverse(AGENDA), {"type": str(one.pk)}))) for one in (first, second)]

    assert shown == [1, 0]


def test_an_absence_is_shown_on_each_of_its_days_without_its_reason(desk: Client, adviser: User, case: Case) -> None:
    monday = midnight(monday_of(timezone.localdate()), PARIS)
    Absence.objects.create(adviser=adviser, period=(monday, monday + timedelta(days=3)), reason="illness")

    page = desk.get(reverse(AGENDA))

    assert titles(page).count("Absence") == 3
    assert "Maladie" not in page.content.decode()


def test_the_day_is_printed_with_what_the_household_added(desk: Client, case: Case, adviser: User) -> None:
    booked = meeting(case, adviser, timezone.now().replace(hour=9))
    booked.questions.create(text="Faut-il les factures ?", created_at=timezone.now())

    page = desk.get(reverse("backoffice:agenda_print"))

    assert "Faut-il les factures" in page.content.decode()


def test_in_one_gesture_the_minutes_go_to_the_case_and_the_next_step_to_tasks(
    desk: Client, case: Case, adviser: User
) -> None:
    past = meeting(case, adviser, timezone.now() - timedelta(days=1))
    said = {"state": "done", "minutes": "Isolation d’abord", "next_title": "Envoyer la liste", "next_on": "2031-01-06"}

    desk.post(reverse("backoffice:appointment_close", args=[past.pk]), said)

    past.refresh_from_db()
    assert past.state == "done"
    assert Task.objects.get(case=case).title == "Envoyer la liste"
    assert "Isolation d’abord" in desk.get(reverse("backoffice:case", args=[case.pk])).content.decode()


def test_a_next_step_without_a_day_is_asked_for_and_the_minutes_stay_typed(
    desk: Client, case: Case, adviser: User
) -> None:
    past = meeting(case, adviser, timezone.now() - timedelta(days=1))
    said = {"state": "done", "minutes": "Longue conversation", "next_title": "Rappeler"}

    page = desk.post(reverse("backoffice:appointment_close", args=[past.pk]), said)

    past.refresh_from_db()
    assert page.context["close_form"].errors["next_on"]
    assert "Longue conversation" in page.content.decode()
    assert past.state == "booked"


def test_a_cancelled_appointment_says_by_whom_and_why(desk: Client, case: Case, adviser: User) -> None:
    coming = meeting(case, adviser, timezone.now() + timedelta(days=1))

    page = desk.post(
        reverse("backoffice:appointment_cancel", args=[coming.pk]), {"reason": "Agence fermée"}, follow=True
    )

    assert f"par {adviser}" in page.content.decode()
    assert "Agence fermée" in page.content.decode()


def test_what_has_not_begun_can_only_be_excused(desk: Client, case: Case, adviser: User) -> None:
    coming = meeting(case, adviser, timezone.now() + timedelta(days=1))

    page = desk.post(reverse("backoffice:appointment_close", args=[coming.pk]), {"state": "done"})

    assert page.context["close_form"].errors["state"]


def test_an_appointment_is_given_to_a_colleague_who_is_free(
    desk: Client, case: Case, adviser: User, manager: User
) -> None:
    coming = meeting(case, adviser, timezone.now() + timedelta(days=1))

    desk.post(reverse("backoffice:appointment_give", args=[coming.pk]), {"adviser": str(manager.pk)})

    coming.refresh_from_db()
    assert coming.adviser == manager


def test_an_appointment_is_not_given_to_a_colleague_who_is_absent(
    desk: Client, case: Case, adviser: User, manager: User
) -> None:
    coming = meeting(case, adviser, timezone.now() + timedelta(days=1))
    Absence.objects.create(adviser=manager, period=(coming.starts_at, coming.ends_at))

    page = desk.post(reverse("backoffice:appointment_give", args=[coming.pk]), {"adviser": str(manager.pk)})

    assert "n’est pas libre" in page.content.decode()


def test_an_appointment_is_moved_to_a_free_slot(desk: Client, case: Case, adviser: User) -> None:
    start = (timezone.now() + timedelta(days=3)).replace(hour=9, minute=0, second=0, microsecond=0)
    OpeningFactory.create(platform=case.platform, adviser=adviser, starts_at=start)
    kind = seed_agenda(platform=case.platform)[0]
    coming = meeting(case, adviser, start + timedelta(days=3), kind=kind)
    address = reverse("backoffice:appointment_move", args=[coming.pk])
    slot = desk.get(address).context["offered"].first[0].slot

    desk.post(address, {"slot": slot.code})

    coming.refresh_from_db()
    assert coming.starts_at == start


def test_an_appointment_dropped_on_an_hour_finds_it_chosen_or_reads_that_nothing_is_free(
    desk: Client, case: Case, adviser: User
) -> None:
    start = (timezone.now() + timedelta(days=3)).replace(hour=9, minute=0, second=0, microsecond=0)
    OpeningFactory.create(platform=case.platform, adviser=adviser, starts_at=start)
    kind = seed_agenda(platform=case.platform)[0]
    coming = meeting(case, adviser, start, kind=kind)
    local = timezone.localtime(start, PARIS)
    address = reverse("backoffice:appointment_move", args=[coming.pk])

    there: Any = desk.get(address, {"jour": f"{local:%Y-%m-%d}", "heure": str(local.hour)})
    nowhere = desk.get(address, {"jour": f"{local:%Y-%m-%d}", "heure": "22"}).content.decode()

    # Its own time is not proposed: the second slot of the hour is.
    assert [one.slot.starts_at for one in there.context["offered"].first] == [start + timedelta(minutes=45)]
    assert there.context["chosen"] == [there.context["offered"].first[0].slot.code]
    assert "Rien n’est libre" in nowhere
    assert "Rien n’est libre" not in there.content.decode()


def test_who_works_on_two_platforms_chooses_the_agenda(
    desk: Client, adviser: User, platform: Platform, other_platform: Platform
) -> None:
    assert 'id="platform"' not in desk.get(reverse(AGENDA)).content.decode()
    Membership.objects.create(user=adviser, role=Role.ADVISER, platform=other_platform)

    page = desk.get(reverse(AGENDA), {"plateforme": str(other_platform.pk)}).content.decode()

    assert f'<option value="{other_platform.pk}" selected>' in page
    assert f'<option value="{platform.pk}">' in page


def test_a_session_is_printed_as_one_line_with_all_who_come(desk: Client, case: Case, adviser: User) -> None:
    kind = next(one for one in seed_agenda(platform=case.platform) if one.is_collective)
    start = timezone.now() + timedelta(days=2)
    session = plan_session(kind=kind, plan=SessionPlan(start, [adviser]), now=timezone.now())
    for household in (case.household, HouseholdFactory.create(platform=case.platform)):
        book_seat(session=session, household=household, token=uuid4().hex, now=timezone.now(), seats=2)

    day = timezone.localtime(session.starts_at, PARIS).date()
    times = desk.get(reverse("backoffice:agenda_print"), {"vue": "jour", "jour": day.isoformat()}).context["times"]

    assert [(time.is_session, time.seats, len(time.people)) for time in times] == [(True, 4, 2)]


def test_a_move_without_a_slot_says_so(desk: Client, case: Case, adviser: User) -> None:
    kind = seed_agenda(platform=case.platform)[0]
    coming = meeting(case, adviser, timezone.now() + timedelta(days=1), kind=kind)

    page = desk.post(reverse("backoffice:appointment_move", args=[coming.pk]))

    assert page.status_code == 422
    assert "Choisissez un créneau" in page.content.decode()


@pytest.mark.parametrize("sunday", [date(2026, 3, 29), date(2026, 10, 25)])
def test_h8_a_week_in_which_the_clocks_change_is_whole(sunday: date) -> None:
    monday = monday_of(sunday)
    start, end = midnight(monday, PARIS), midnight(monday + timedelta(days=7), PARIS)

    assert start.hour == end.hour == 0
    assert end.astimezone(UTC) - start.astimezone(UTC) != timedelta(days=7)


def test_the_week_end_is_shown_only_when_something_happens_then() -> None:
    monday, saturday = date(2026, 11, 23), datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
    visit = Item(saturday, saturday + timedelta(hours=1), "Visite", "", "busy", frozenset[UUID]())
    days = days_between(monday, monday + timedelta(days=6))

    assert len(hours_by_day([], days, monday, PARIS).columns) == 5
    assert hours_by_day([visit], days, monday, PARIS).columns[-1].day == date(2026, 11, 28)
