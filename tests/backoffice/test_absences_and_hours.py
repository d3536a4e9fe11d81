"""An absent adviser is replaced; hours that come back are said in words, previewed, changed with care."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from backoffice.agenda.rule_words import in_words, read_back, written
from renovation.accounts.models import User
from renovation.appointments.models import Absence, Appointment, OpeningRule
from renovation.appointments.operations import seed_agenda
from renovation.appointments.rules.recurrence import RuleRefused
from renovation.cases.models import Case
from renovation.platforms.models import Platform
from tests.backoffice.conftest import Desk
from tests.factories.appointments import OpeningRuleFactory

PARIS = ZoneInfo("Europe/Paris")


def next_thursday() -> date:
    today = timezone.localdate()
    return today + timedelta(days=(3 - today.weekday()) % 7 + 7)


def on_thursday(case: Case, adviser: User, hour: int = 9) -> Appointment:
    start = datetime.combine(next_thursday(), time(hour), tzinfo=PARIS)
    return Appointment.objects.create(
        platform=case.platform,
        kind=seed_agenda(platform=case.platform)[0],
        adviser=adviser,
        household=case.household,
        case=case,
        modality="phone",
        period=(start, start + timedelta(minutes=45)),
        token_hash=uuid4().hex,
    )


def absence_of(adviser: User) -> dict[str, str]:
    return {"adviser": str(adviser.pk), "first": next_thursday().isoformat(), "reason": "leave"}


def test_an_absence_lists_what_it_touches_and_a_colleague_takes_it(
    desk: Client, case: Case, adviser: User, manager: User
) -> None:
    booked = on_thursday(case, adviser)

    page = desk.post(reverse("backoffice:absences"), absence_of(adviser), follow=True)
    noted = Absence.objects.get()
    proposed = page.context["lines"][0]
    desk.post(reverse("backoffice:absence", args=[noted.pk]), {proposed.name: proposed.chosen})

    booked.refresh_from_db()
    assert proposed.chosen == f"give:{manager.pk}"
    assert booked.adviser == manager


def test_each_appointment_has_its_own_fate_and_what_fails_is_told(desk: Client, case: Case, adviser: User) -> None:
    kept, lost, stuck = (on_thursday(case, adviser, hour) for hour in (9, 10, 11))
    desk.post(reverse("backoffice:absences"), absence_of(adviser))
    said = {f"sort-{kept.pk}": "keep", f"sort-{lost.pk}": "cancel", f"sort-{stuck.pk}": "move"}

    page = desk.post(reverse("backoffice:absence", args=[Absence.objects.get().pk]), said, follow=True)

    states = [Appointment.objects.get(pk=one.pk).state for one in (kept, lost, stuck)]
    assert states == ["booked", "cancelled", "booked"]
    assert "Aucun autre moment" in page.content.decode()


def test_an_adviser_does_not_note_the_absence_of_a_colleague(desk: Client, manager: User) -> None:
    page = desk.post(reverse("backoffice:absences"), absence_of(manager))

    assert page.context["form"].errors["adviser"]
    assert not Absence.objects.exists()


def test_a_manager_notes_it_and_takes_it_back(at_desk: Desk, manager: User, adviser: User) -> None:
    desk = at_desk(manager)
    desk.post(reverse("backoffice:absences"), absence_of(adviser))

    desk.post(reverse("backoffice:absence_remove", args=[Absence.objects.get().pk]))

    assert not Absence.objects.exists()


def test_a_colleague_does_not_decide_for_another_nor_read_the_reason(desk: Client, manager: User, case: Case) -> None:
    now = timezone.now()
    noted = Absence.objects.create(adviser=manager, period=(now, now + timedelta(days=2)), reason="illness")

    answer = desk.post(reverse("backoffice:absence", args=[noted.pk]))
    page = desk.get(reverse("backoffice:absences"))

    assert answer.status_code == 403
    assert [is_told for _, is_told in page.context["lines"]] == [False]


def test_hours_are_asked_whole(desk: Client, adviser: User) -> None:
    page = desk.post(reverse("backoffice:absences"), {**absence_of(adviser), "opens": "09:00"})

    assert page.context["form"].errors["closes"]


@pytest.fixture
def hours(adviser: User) -> dict[str, Any]:
    return {
        "adviser": str(adviser.pk),
        "every": "2",
        "weekdays": ["1"],
        "opens": "09:00",
        "closes": "12:00",
        "first_day": timezone.localdate().isoformat(),
        "modalities": ["phone"],
    }


def test_every_second_tuesday_is_previewed_then_opened(desk: Client, hours: dict[str, Any]) -> None:
    shown = desk.post(reverse("backoffice:rules"), {**hours, "apercu": "1"})
    before = OpeningRule.objects.count()
    desk.post(reverse("backoffice:rules"), hours)
    page = desk.get(reverse("backoffice:rules"))

    days = shown.context["preview"]
    assert before == 0
    assert 3 <= len(days) <= 5
    assert {day.weekday() for day in days} == {1}
    assert "Une semaine sur deux, le mardi" in page.content.decode()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"weekdays": []}, "weekdays"),
        ({"opens": "12:00"}, "opens"),
        ({"last_day": "2001-01-01"}, "opens"),
        ({"excluded": "le 30 février"}, "excluded"),
        ({"modalities": ["office"]}, "place"),
        ({"every": "tous les mardis"}, "every"),
    ],
)
def test_absurd_hours_are_refused_beside_their_field(
    desk: Client, hours: dict[str, Any], change: dict[str, Any], field: str
) -> None:
    page = desk.post(reverse("backoffice:rules"), {**hours, **change})

    assert page.status_code == 422
    assert page.context["form"].errors[field]
    assert not OpeningRule.objects.exists()


def changed(rule: OpeningRule, **more: str) -> dict[str, Any]:
    return {
        "every": "1",
        "weekdays": ["3"],
        "opens": "14:00",
        "closes": "17:00",
        "first_day": rule.first_day.isoformat(),
        "modalities": ["phone"],
        "revision": str(rule.revision),
        **more,
    }


def test_h8_changing_hours_asks_about_each_appointment_taken_before_anything_is_written(
    desk: Client, case: Case, adviser: User, manager: User, platform: Platform
) -> None:
    rule = OpeningRuleFactory.create(platform=platform, adviser=adviser, first_day=timezone.localdate())
    booked = on_thursday(case, adviser)
    address = reverse("backoffice:rule", args=[rule.pk])

    asked = desk.post(address, changed(rule))
    untouched = OpeningRule.objects.get().opens
    desk.post(address, changed(rule, **{f"sort-{booked.pk}": f"give:{manager.pk}"}))

    booked.refresh_from_db()
    assert (asked.status_code, [line.appointment for line in asked.context["lines"]]) == (409, [booked])
    assert untouched == time(9)
    assert (OpeningRule.objects.get().opens, booked.adviser) == (time(14), manager)


def test_h4_hours_changed_meanwhile_are_not_overwritten(desk: Client, adviser: User, platform: Platform) -> None:
    rule = OpeningRuleFactory.create(platform=platform, adviser=adviser)
    OpeningRule.objects.update(revision=7)

    page = desk.post(reverse("backoffice:rule", args=[rule.pk]), changed(rule))

    assert page.status_code == 409
    assert "modifiés entre-temps" in page.content.decode()


def test_hours_are_stopped_and_those_who_come_are_asked_about(
    desk: Client, case: Case, adviser: User, platform: Platform
) -> None:
    rule = OpeningRuleFactory.create(platform=platform, adviser=adviser, first_day=timezone.localdate())
    booked = on_thursday(case, adviser)
    address = reverse("backoffice:rule_end", args=[rule.pk])

    asked = desk.post(address, {"revision": "1"})
    desk.post(address, {"revision": "1", f"sort-{booked.pk}": "keep"})

    assert asked.status_code == 409
    assert not OpeningRule.objects.exists()


@pytest.mark.parametrize(
    ("every", "weekdays", "words"),
    [
        ("1", ["0", "2"], "Chaque semaine, le lundi et mercredi, de 9\u00a0h à 12\u00a0h"),
        ("2", ["1"], "Une semaine sur deux, le mardi, de 9\u00a0h à 12\u00a0h"),
        ("month:-1", ["4"], "Le dernier vendredi de chaque mois, de 9\u00a0h à 12\u00a0h"),
    ],
)
def test_a_repetition_is_written_read_back_and_said(every: str, weekdays: list[str], words: str) -> None:
    rule = written(every, weekdays)

    assert read_back(rule) == (every, weekdays)
    assert in_words(rule, date(2026, 3, 3), None, time(9), time(12)).startswith(words)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=MONTHLY;BYDAY=1TU,3TU", "Le premier mardi et le troisième mardi, chaque mois, de 9"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15", "Le 1er et le 15, chaque mois, de 9"),
        ("FREQ=WEEKLY;INTERVAL=6;BYDAY=MO", "Le lundi, toutes les 6 semaines, de 9"),
        (
            "FREQ=YEARLY;BYMONTH=9,10;BYDAY=-1FR;COUNT=4",
            "Le dernier vendredi, chaque an en septembre et octobre, 4 fois",
        ),
    ],
)
def test_a_repetition_of_a_calendar_elsewhere_is_said_in_words(rule: str, words: str) -> None:
    assert in_words(rule, date(2026, 3, 3), None, time(9), time(12)).startswith(words)


def test_a_repetition_without_a_day_means_nothing() -> None:
    with pytest.raises(RuleRefused):
        written("1", ["9"])
