"""The week of an adviser and of the team."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from backoffice.agenda.week import bounds, monday_of, week_of
from renovation.accounts.models import User
from renovation.appointments.models import Appointment, Opening
from renovation.cases.models import Case
from renovation.platforms.models import Platform

AGENDA = "backoffice:agenda"


@pytest.fixture
def hours(platform: Platform, adviser: User) -> dict[str, str]:
    return {
        "platform": str(platform.pk),
        "adviser": str(adviser.pk),
        "day": "2031-03-03",
        "opens": "09:00",
        "closes": "12:00",
        "slot_minutes": "45",
        "modality": "phone",
        "weeks": "2",
    }


def meeting(case: Case, adviser: User, starts_at: datetime) -> Appointment:
    return Appointment.objects.create(
        platform=case.platform,
        adviser=adviser,
        household=case.household,
        case=case,
        modality="phone",
        period=(starts_at, starts_at + timedelta(minutes=45)),
        token_hash=str(starts_at),
    )


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


def test_the_week_is_one_s_own_or_the_team_s(desk: Client, case: Case, adviser: User, manager: User) -> None:
    now = timezone.now()
    meeting(case, adviser, now)
    meeting(case, manager, now + timedelta(seconds=1))

    def shown(query: str) -> int:
        week = desk.get(reverse(AGENDA) + query).context["week"]
        return sum(len(cell.appointments) for hour in week.hours for cell in hour.cells)

    assert (shown(""), shown("?equipe=1")) == (1, 2)


def test_a_past_appointment_is_marked_and_a_coming_one_is_cancelled(desk: Client, case: Case, adviser: User) -> None:
    now = timezone.now()
    past, coming = meeting(case, adviser, now - timedelta(days=1)), meeting(case, adviser, now + timedelta(days=1))

    desk.post(reverse("backoffice:appointment_mark", args=[past.pk]), {"resultat": "absent"})
    desk.post(reverse("backoffice:appointment_cancel", args=[coming.pk]))

    past.refresh_from_db()
    coming.refresh_from_db()
    assert (past.state, coming.state) == ("missed", "cancelled")


def test_what_cannot_be_done_is_told(desk: Client, case: Case, adviser: User) -> None:
    coming = meeting(case, adviser, timezone.now() + timedelta(days=1))

    page = desk.post(reverse("backoffice:appointment_mark", args=[coming.pk]), {"resultat": "fait"}, follow=True)

    assert "n’a pas encore eu lieu" in page.content.decode()


@pytest.mark.parametrize("sunday", [date(2026, 3, 29), date(2026, 10, 25)])
def test_h8_a_week_in_which_the_clocks_change_is_whole(sunday: date) -> None:
    start, end = bounds(monday_of(sunday))

    assert timezone.localtime(start).hour == timezone.localtime(end).hour == 0
    assert end.astimezone(UTC) - start.astimezone(UTC) != timedelta(days=7)


def test_the_week_end_is_shown_only_when_something_happens_then() -> None:
    saturday = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
    visit = Appointment(period=None, state="booked")
    visit.period = type("Period", (), {"lower": saturday, "upper": saturday + timedelta(hours=1)})()

    week = week_of(date(2026, 11, 23), appointments=[visit], openings=[])

    assert len(week_of(date(2026, 11, 23), appointments=[], openings=[]).days) == 5
    assert week.days[-1] == date(2026, 11, 28)
