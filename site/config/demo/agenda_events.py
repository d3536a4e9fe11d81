"""What happens in an agenda beside appointments: people who are away, workshops, households that wait."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from renovation.accounts.models import User
from renovation.appointments.enums import AbsenceReason, AppointmentState, BookingOrigin, PlaceKind
from renovation.appointments.models import AppointmentType, CollectiveSession, FirstSlotDelay, Place
from renovation.appointments.operations import (
    Details,
    SessionPlan,
    Wish,
    book_seat,
    join_waiting_list,
    note_absence,
    note_attendance,
    plan_session,
)
from renovation.appointments.queries import type_by_code
from renovation.cases.models import Case
from renovation.platforms.models import Platform
from renovation.platforms.rules.tokens import new_token

EVENING = time(18)
SEATS = 14


def fill_agenda(platform: Platform, team: list[User], cases: list[Case], *, now: datetime) -> None:
    """On top of the hours and of the appointments in them. The cases are those who come and those who wait."""
    _away(team, now)
    _workshops(platform, team, cases, now)
    _waiting(platform, cases, now)
    _delays(platform, now)


def _delays(platform: Platform, now: datetime) -> None:
    """The delays that eleven weeks of measures would have found: longer in the autumn, a little shorter since."""
    today = timezone.localtime(now).date()
    kinds = AppointmentType.objects.public().filter(platform=platform, capacity=1).order_by("position", "name")
    measures = [
        FirstSlotDelay(
            platform=platform,
            kind=kind,
            measured_on=today - timedelta(days=ago),
            days=2 + 2 * rank + min(ago, 40) // 8 + ago % 3,
        )
        for rank, kind in enumerate(kinds)
        for ago in range(1, 77)
    ]
    FirstSlotDelay.objects.bulk_create(measures, ignore_conflicts=True)


def _away(team: list[User], now: datetime) -> None:
    """A training day next week for one, a week of leave in three weeks for the other."""
    training, leave = _at(now, 9, time(9)), _at(now, 21, time(0))
    note_absence(
        adviser=team[-1],
        start=training,
        end=training + timedelta(hours=8),
        author=team[-1],
        reason=AbsenceReason.TRAINING,
        note="Ventilation des maisons anciennes",
    )
    note_absence(adviser=team[0], start=leave, end=leave + timedelta(days=5), author=team[0])


def _workshops(platform: Platform, team: list[User], cases: list[Case], now: datetime) -> None:
    """One that took place, one to come that fills up, one to come that nobody knows of yet."""
    kind = _kind(platform, "atelier")
    desk = Place.objects.filter(platform=platform, kind=PlaceKind.OFFICE).order_by("name").first()
    past = _session(kind, desk, team, "Comprendre les aides", _at(now, -12, EVENING), now - timedelta(days=30))
    for case in cases[:8]:
        _seat(past, case, now - timedelta(days=20))
    came = {
        one.pk: AppointmentState.MISSED if rank % 5 == 4 else AppointmentState.DONE
        for rank, one in enumerate(past.appointments.order_by("pk"))
    }
    note_attendance(session=past, outcomes=came, author=team[0], now=now)
    ahead = _session(kind, desk, team, "Lire un devis de rénovation", _at(now, 12, EVENING), now)
    for case in cases[8:17]:
        _seat(ahead, case, now)
    _session(kind, desk, team, "Préparer ses travaux", _at(now, 33, EVENING), now)


def _session(
    kind: AppointmentType, desk: Place | None, team: list[User], title: str, starts_at: datetime, now: datetime
) -> CollectiveSession:
    place = "" if desk is not None else kind.platform.address
    plan = SessionPlan(starts_at=starts_at, advisers=team[-1:], at_place=desk, place=place, capacity=SEATS, title=title)
    return plan_session(kind=kind, plan=plan, now=now)


def _seat(session: CollectiveSession, case: Case, now: datetime) -> None:
    book_seat(
        session=session,
        household=case.household,
        token=new_token(),
        now=now,
        details=Details(case=case, origin=BookingOrigin.EVENT, was_answered=True),
    )


def _waiting(platform: Platform, cases: list[Case], now: datetime) -> None:
    """Those who wait for something that is rare."""
    advice, visit = _kind(platform, "conseil-personnalise"), _kind(platform, "visite-a-domicile")
    wishes = (
        (advice, Wish(weekdays=(2, 4))),
        (visit, Wish(weekdays=(0, 2, 4))),
        (advice, Wish(modalities=("office",))),
        (visit, Wish()),
    )
    for rank, (case, (kind, wish)) in enumerate(zip(cases[-4:], wishes, strict=False)):
        since = now - timedelta(days=6 - rank, hours=3 * rank)
        join_waiting_list(kind=kind, household=case.household, token=new_token(), now=since, wish=wish, case=case)


def _kind(platform: Platform, code: str) -> AppointmentType:
    found = type_by_code(platform, code)
    if found is None:
        raise LookupError(f"{platform} has no type {code}")
    return found


def _at(now: datetime, days: int, hour: time) -> datetime:
    """That many days away, or on the Monday after a week-end, at this hour of the wall."""
    day = timezone.localdate(now) + timedelta(days=days)
    day += timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)
    return timezone.make_aware(datetime.combine(day, hour))
