"""Advisers open and close hours, one day or week after week."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction

from renovation.accounts.models import User
from renovation.appointments.enums import Modality
from renovation.appointments.models import AppointmentType, Opening, OpeningRule, Place, Room
from renovation.appointments.queries.search import zone_of
from renovation.appointments.rules.recurrence import RuleRefused, days, read_rule
from renovation.appointments.rules.wall_clock import HoursRefused, span
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.models import Platform

MOST_WEEKS = 26
LONGEST_HOURS = timedelta(hours=16)


@dataclass(frozen=True)
class Reception:
    """How and where one receives during opened hours; no type named: all of them."""

    modalities: Sequence[str] = (Modality.PHONE.value,)
    place: str = ""
    at_place: Place | None = None
    room: Room | None = None
    kinds: Collection[AppointmentType] = ()


BY_PHONE = Reception()


@transaction.atomic
def open_hours(
    *,
    platform: Platform,
    adviser: User,
    day: date,
    opens: time,
    closes: time,
    reception: Reception = BY_PHONE,
    weeks: int = 1,
) -> list[Opening]:
    """Open the same hours of the wall clock on this day, and on the following weeks when asked.

    All or nothing: `HoursRefused` says which day is in the way.
    """
    if not 1 <= weeks <= MOST_WEEKS:
        raise HoursRefused(f"Choisissez entre 1 et {MOST_WEEKS} semaines.")
    check_reception(platform, reception)
    zone = zone_of(platform.pk)
    opened = [
        _insert(platform, adviser, day + timedelta(weeks=week), opens, closes, reception, zone) for week in range(weeks)
    ]
    record(Action.HOURS_CHANGED, subject=opened[0], platform_id=platform.pk, detail={"opened": len(opened)})
    return opened


@transaction.atomic
def close_hours(*, opening: Opening) -> None:
    """Take opened hours back. Appointments already taken in them stay."""
    record(Action.HOURS_CHANGED, subject=opening, platform_id=opening.platform_id, detail={"closed": 1})
    opening.delete()


@transaction.atomic
def open_rule(
    *,
    platform: Platform,
    adviser: User,
    rule: str,
    first_day: date,
    opens: time,
    closes: time,
    last_day: date | None = None,
    excluded_days: Sequence[date] = (),
    on_holidays: bool = False,
    reception: Reception = BY_PHONE,
) -> OpeningRule:
    """Open hours that come back. `HoursRefused` (or `RuleRefused`, its cousin) says what is absurd."""
    check_reception(platform, reception)
    read = checked_rule(rule, first_day, last_day, opens, closes)
    created = OpeningRule.objects.create(
        platform=platform,
        adviser=adviser,
        rule=read,
        first_day=first_day,
        last_day=last_day,
        opens=opens,
        closes=closes,
        excluded_days=sorted(set(excluded_days)),
        on_holidays=on_holidays,
        modalities=list(reception.modalities),
        at_place=reception.at_place,
        room=reception.room,
    )
    created.kinds.set(reception.kinds)
    record(Action.HOURS_CHANGED, subject=created, platform_id=platform.pk, detail={"rule": read})
    return created


def checked_rule(rule: str, first_day: date, last_day: date | None, opens: time, closes: time) -> str:
    """The rule as it is stored: one that gives at least a day, with hours that an appointment may fit in."""
    if opens == closes:
        raise HoursRefused("L’heure de fin doit être après l’heure de début.")
    if last_day is not None and last_day < first_day:
        raise HoursRefused("Le dernier jour doit être après le premier.")
    try:
        read = read_rule(rule)
        horizon = last_day or first_day + timedelta(days=366 * 2)
        some = next(days(read, since=first_day, first=first_day, last=horizon), None)
    except RuleRefused as error:
        raise HoursRefused(str(error)) from error
    if some is None:
        raise HoursRefused("Cette répétition ne donne aucun jour.")
    return read.text


def check_reception(platform: Platform, reception: Reception) -> None:
    """A place, a room and types of this platform, and modalities that exist."""
    if not reception.modalities or not set(reception.modalities) <= set(Modality.values):
        raise HoursRefused("Choisissez au moins une façon de recevoir.")
    if reception.at_place is not None and reception.at_place.platform_id != platform.pk:
        raise HoursRefused("Ce lieu n’est pas de cette plateforme.")
    if reception.room is not None and (reception.at_place is None or reception.room.place_id != reception.at_place.pk):
        raise HoursRefused("Cette salle n’est pas dans ce lieu.")
    if any(kind.platform_id != platform.pk for kind in reception.kinds):
        raise HoursRefused("Ce type de rendez-vous n’est pas de cette plateforme.")
    comes = set(reception.modalities) & Modality.at_a_place()
    if comes and reception.at_place is None and not reception.place.strip():
        raise HoursRefused("Dites où vous recevez.")


def _insert(
    platform: Platform, adviser: User, on: date, opens: time, closes: time, reception: Reception, zone: ZoneInfo
) -> Opening:
    period = span(on, opens, closes, zone)
    if period[1] - period[0] > LONGEST_HOURS:
        raise HoursRefused("Ces horaires durent plus de 16 heures.")
    try:
        with transaction.atomic():
            opening = Opening.objects.create(
                platform=platform,
                adviser=adviser,
                period=period,
                modalities=list(reception.modalities),
                place=reception.place.strip(),
                at_place=reception.at_place,
                room=reception.room,
            )
    except IntegrityError as error:
        raise HoursRefused(f"Le {on:%d/%m/%Y}, des horaires déjà ouverts couvrent ce moment.") from error
    opening.kinds.set(reception.kinds)
    return opening
