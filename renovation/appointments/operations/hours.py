"""Advisers open and close hours."""

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import IntegrityError, transaction

from renovation.accounts.models import User
from renovation.appointments.models import Opening
from renovation.appointments.rules.wall_clock import HoursRefused, span
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.models import Platform

MOST_WEEKS = 26


@transaction.atomic
def open_hours(
    *,
    platform: Platform,
    adviser: User,
    day: date,
    opens: time,
    closes: time,
    slot_minutes: int,
    modality: str,
    place: str = "",
    weeks: int = 1,
) -> list[Opening]:
    """Open the same hours of the wall clock on this day, and on the following weeks when asked.

    All or nothing: `HoursRefused` says which day is in the way.
    """
    if not 1 <= weeks <= MOST_WEEKS:
        raise HoursRefused(f"Choisissez entre 1 et {MOST_WEEKS} semaines.")
    days = [day + timedelta(weeks=week) for week in range(weeks)]
    opened = []
    for on in days:
        period = span(on, opens, closes, slot_minutes, ZoneInfo(settings.TIME_ZONE))
        fields = {"slot_minutes": slot_minutes, "modality": modality, "place": place}
        opened.append(_insert(Opening(platform=platform, adviser=adviser, period=period, **fields), on))
    record(Action.HOURS_CHANGED, subject=opened[0], platform_id=platform.pk, detail={"opened": len(opened)})
    return opened


@transaction.atomic
def close_hours(*, opening: Opening) -> None:
    """Take opened hours back. Appointments already taken in them stay."""
    record(Action.HOURS_CHANGED, subject=opening, platform_id=opening.platform_id, detail={"closed": 1})
    opening.delete()


def _insert(opening: Opening, on: date) -> Opening:
    try:
        with transaction.atomic():
            opening.save(force_insert=True)
    except IntegrityError as error:
        raise HoursRefused(f"Le {on:%d/%m/%Y}, des horaires déjà ouverts couvrent ce moment.") from error
    return opening
