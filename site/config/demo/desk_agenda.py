"""What makes an agenda that of a platform at work: places, a room, people who are away, a workshop, who waits."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from renovation.accounts.models import User
from renovation.appointments.enums import AbsenceReason, AppointmentState, BookingOrigin, PlaceKind
from renovation.appointments.models import AppointmentType, CollectiveSession, Place
from renovation.appointments.operations import (
    Details,
    Reception,
    SessionPlan,
    Wish,
    book_seat,
    join_waiting_list,
    note_absence,
    note_attendance,
    open_rule,
    plan_session,
    save_adviser_settings,
    save_place,
    save_room,
)
from renovation.appointments.queries import type_by_code
from renovation.appointments.rules.recurrence import weekly
from renovation.cases.models import Case
from renovation.platforms.models import Platform
from renovation.platforms.rules.tokens import new_token

EVENING = time(18)
SEATS = 14


def furnish_agenda(platform: Platform, team: list[User], cases: list[Case], *, now: datetime) -> None:
    """On top of the weekly hours and the appointments in them. The cases are those who come and those who wait."""
    desk = save_place(
        platform=platform,
        values={"name": "Accueil de la Maison de l’habitat", "address": platform.address, "capacity": 3},
    )
    room = save_room(place=desk, values={"name": "Salle des Combles", "seats": 6})
    town_hall = save_place(
        platform=platform,
        values={
            "name": "Permanence de Saône",
            "kind": PlaceKind.TOWN_HALL,
            "address": "Mairie, 15 rue de la Mairie, 25660 Saône",
            "hours": [{"weekday": 4, "opens": "14:00", "closes": "17:00"}],
        },
    )
    skills = {"skills": ["audit", "copropriété"], "most_a_day": 6, "most_visits_a_day": 2}
    save_adviser_settings(platform=platform, adviser=team[0], values=skills)
    first_day = timezone.localdate(now) - timedelta(days=60)
    open_rule(
        platform=platform,
        adviser=team[0],
        rule=weekly([4], every=2),
        first_day=first_day,
        opens=time(14),
        closes=time(17),
        reception=Reception(["town_hall"], at_place=town_hall),
    )
    open_rule(
        platform=platform,
        adviser=team[-1],
        rule=weekly([4]),
        first_day=first_day,
        opens=time(9),
        closes=time(12),
        reception=Reception(["office", "video"], at_place=desk, room=room),
    )
    _away(team, now)
    _workshops(platform, desk, team, cases, now)
    _waiting(platform, cases, now)


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


def _workshops(platform: Platform, desk: Place, team: list[User], cases: list[Case], now: datetime) -> None:
    """One that took place, one to come that fills up."""
    kind = type_by_code(platform, "atelier")
    if kind is None:
        raise LookupError(f"{platform} has no workshop")
    past = _session(kind, desk, team, "Comprendre les aides", _at(now, -12, EVENING), now - timedelta(days=30))
    for case in cases[:8]:
        _seat(past, case, now - timedelta(days=20))
    came = {
        one.pk: AppointmentState.MISSED if rank % 5 == 4 else AppointmentState.DONE
        for rank, one in enumerate(past.appointments.order_by("pk"))
    }
    note_attendance(session=past, outcomes=came, now=now)
    ahead = _session(kind, desk, team, "Lire un devis sans se tromper", _at(now, 12, EVENING), now)
    for case in cases[8:17]:
        _seat(ahead, case, now)


def _session(
    kind: AppointmentType, desk: Place, team: list[User], title: str, starts_at: datetime, now: datetime
) -> CollectiveSession:
    plan = SessionPlan(starts_at=starts_at, advisers=team[:1], at_place=desk, capacity=SEATS, title=title)
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
    """Four who wait for something that is rare."""
    wishes = (Wish(), Wish(weekdays=(2, 4)), Wish(modalities=("office",)), Wish(weekdays=(0,)))
    kind = type_by_code(platform, "conseil-personnalise")
    if kind is None:
        raise LookupError(f"{platform} has no personal advice")
    for rank, (case, wish) in enumerate(zip(cases[17:21], wishes, strict=False)):
        since = now - timedelta(days=6 - rank, hours=3 * rank)
        join_waiting_list(kind=kind, household=case.household, token=new_token(), now=since, wish=wish, case=case)


def _at(now: datetime, days: int, hour: time) -> datetime:
    """That many days away, or on the Monday after a week-end, at this hour of the wall."""
    day = timezone.localdate(now) + timedelta(days=days)
    day += timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)
    return timezone.make_aware(datetime.combine(day, hour))
