"""Hours that come back are changed: appointments already taken in them are not forgotten (H8)."""

from dataclasses import replace
from datetime import date, time

import pytest

from renovation.accounts.models import User
from renovation.appointments.enums import AppointmentState, Fate
from renovation.appointments.models import Appointment, OpeningRule
from renovation.appointments.operations import (
    AppointmentRefused,
    Decision,
    DecisionsNeeded,
    NewHours,
    book,
    change_rule,
    end_rule,
    exclude_day,
    open_rule,
)
from renovation.appointments.rules.wall_clock import HoursRefused
from renovation.households.models import Household
from renovation.platforms.models import Platform
from tests.factories.appointments import MORNING, AppointmentTypeFactory, by_phone
from tests.renovation.appointments.conftest import NOW

THURSDAYS = NewHours("FREQ=WEEKLY;BYDAY=TH", MORNING.date(), time(9), time(12))


@pytest.fixture
def rule(platform: Platform, adviser: User) -> OpeningRule:
    return open_rule(
        platform=platform,
        adviser=adviser,
        rule=THURSDAYS.rule,
        first_day=THURSDAYS.first_day,
        opens=THURSDAYS.opens,
        closes=THURSDAYS.closes,
    )


@pytest.fixture
def taken(rule: OpeningRule, household: Household) -> Appointment:
    kind = AppointmentTypeFactory.create(platform=rule.platform)
    return book(kind=kind, household=household, asked=by_phone(), token="jeton", now=NOW)


def test_a_change_that_leaves_an_appointment_out_asks_what_becomes_of_it(
    rule: OpeningRule, taken: Appointment, adviser: User
) -> None:
    afternoons = replace(THURSDAYS, opens=time(14), closes=time(17))

    with pytest.raises(DecisionsNeeded) as asked:
        change_rule(rule=rule, new=afternoons, revision=1, agent=adviser, now=NOW)

    rule.refresh_from_db()
    assert asked.value.appointments == (taken,)
    assert (rule.opens, rule.revision) == (time(9), 1)


@pytest.mark.parametrize(
    ("fate", "state"), [(Fate.KEEP, AppointmentState.BOOKED), (Fate.CANCEL, AppointmentState.CANCELLED)]
)
def test_once_decided_both_are_done(
    rule: OpeningRule, taken: Appointment, adviser: User, fate: Fate, state: AppointmentState
) -> None:
    afternoons = replace(THURSDAYS, opens=time(14), closes=time(17))
    decisions = {taken.pk: Decision(fate)}

    change_rule(rule=rule, new=afternoons, revision=1, agent=adviser, now=NOW, decisions=decisions)

    taken.refresh_from_db()
    rule.refresh_from_db()
    assert (taken.state, rule.opens, rule.revision) == (state, time(14), 2)


def test_moved_it_finds_its_place_in_the_new_hours(rule: OpeningRule, taken: Appointment, adviser: User) -> None:
    afternoons = replace(THURSDAYS, opens=time(14), closes=time(17))

    change_rule(
        rule=rule, new=afternoons, revision=1, agent=adviser, now=NOW, decisions={taken.pk: Decision(Fate.MOVE)}
    )

    taken.refresh_from_db()
    assert taken.starts_at.hour == 13


def test_longer_hours_ask_nothing(rule: OpeningRule, taken: Appointment, adviser: User) -> None:
    longer = replace(THURSDAYS, closes=time(13))

    assert change_rule(rule=rule, new=longer, revision=1, agent=adviser, now=NOW) == []


def test_a_day_taken_out_and_an_end_ask_too(rule: OpeningRule, taken: Appointment, adviser: User) -> None:
    with pytest.raises(DecisionsNeeded):
        exclude_day(rule=rule, day=MORNING.date(), revision=1, agent=adviser, now=NOW)
    with pytest.raises(DecisionsNeeded):
        end_rule(rule=rule, last_day=date(2026, 12, 2), revision=1, agent=adviser, now=NOW)

    exclude_day(rule=rule, day=date(2026, 12, 10), revision=1, agent=adviser, now=NOW)
    end_rule(rule=rule, last_day=date(2026, 12, 31), revision=2, agent=adviser, now=NOW)

    rule.refresh_from_db()
    assert (rule.excluded_days, rule.last_day) == ([date(2026, 12, 10)], date(2026, 12, 31))


def test_h4_hours_that_somebody_else_changed_meanwhile_are_not_overwritten(rule: OpeningRule, adviser: User) -> None:
    exclude_day(rule=rule, day=MORNING.date(), revision=1, agent=adviser, now=NOW)

    with pytest.raises(AppointmentRefused, match="entre-temps"):
        change_rule(rule=rule, new=THURSDAYS, revision=1, agent=adviser, now=NOW)


@pytest.mark.parametrize(
    "absurd", ["FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31", "FREQ=SECONDLY", "n’importe quoi", "FREQ=WEEKLY;BYDAY=MO;COUNT=0"]
)
def test_an_absurd_recurrence_is_refused_in_words(platform: Platform, adviser: User, absurd: str) -> None:
    with pytest.raises(HoursRefused, match=r"\w+ \w+"):
        open_rule(
            platform=platform, adviser=adviser, rule=absurd, first_day=MORNING.date(), opens=time(9), closes=time(12)
        )
    assert not OpeningRule.objects.exists()
