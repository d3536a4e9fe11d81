"""Settings of the agenda: types, places, rooms, sectors, limits of advisers, reminders, delays.

Each takes the values that a form gives and checks them whole; `ValidationError` has the messages by field.
"""

from collections.abc import Iterable, Mapping
from datetime import time
from itertools import pairwise
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.text import slugify

from renovation.accounts.models import User
from renovation.appointments.enums import Modality
from renovation.appointments.models import (
    AdviserSettings,
    AgendaSettings,
    AppointmentType,
    Place,
    ReminderRule,
    Room,
    Sector,
)
from renovation.appointments.rules.holidays import ZONES
from renovation.appointments.rules.questions import checked_questions
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.models import Platform
from renovation.territories.models import Commune, Intercommunality

Row = TypeVar("Row", bound=models.Model)
Values = Mapping[str, Any]
DAYS_IN_WEEK = 7


@transaction.atomic
def save_type(
    *, platform: Platform, values: Values, kind: AppointmentType | None = None, advisers: Iterable[User] = ()
) -> AppointmentType:
    """Create or change a type; without a code it gets one from its name, which never changes afterwards."""
    row = kind or AppointmentType(platform=platform, code=_free_code(platform, str(values.get("name", ""))))
    told = {name: value for name, value in values.items() if name != "code" or kind is None}
    if "questions" in told:
        try:
            told["questions"] = checked_questions(told["questions"])
        except ValueError as error:
            raise ValidationError({"questions": str(error)}) from error
    if not set(told.get("modalities", row.modalities)) <= set(Modality.values) or not told.get(
        "modalities", row.modalities
    ):
        raise ValidationError({"modalities": "Choisissez au moins une façon de recevoir."})
    saved = _save(row, told, platform)
    saved.advisers.set(advisers)
    return saved


@transaction.atomic
def save_place(*, platform: Platform, values: Values, place: Place | None = None) -> Place:
    """Create or change a place; `hours` are lines of weekday, opens and closes."""
    told = dict(values)
    if "hours" in told:
        told["hours"] = _checked_hours(told["hours"])
    return _save(place or Place(platform=platform), told, platform)


@transaction.atomic
def save_room(*, place: Place, values: Values, room: Room | None = None) -> Room:
    return _save(room or Room(place=place), values, place.platform)


@transaction.atomic
def save_sector(
    *,
    platform: Platform,
    name: str,
    communes: Iterable[Commune],
    intercommunalities: Iterable[Intercommunality],
    advisers: Iterable[User],
    sector: Sector | None = None,
) -> Sector:
    """Create or change a sector of visits; one without any commune visits nobody, so it is refused."""
    own, whole = list(communes), list(intercommunalities)
    if not own and not whole:
        raise ValidationError({"communes": "Choisissez au moins une commune ou une intercommunalité."})
    saved = _save(sector or Sector(platform=platform), {"name": name}, platform)
    saved.communes.set(own)
    saved.intercommunalities.set(whole)
    saved.advisers.set(advisers)
    return saved


@transaction.atomic
def delete_sector(*, sector: Sector) -> None:
    record(Action.AGENDA_CONFIGURED, subject=sector, platform_id=sector.platform_id, detail={"deleted": sector.name})
    sector.delete()


@transaction.atomic
def save_adviser_settings(*, platform: Platform, adviser: User, values: Values) -> AdviserSettings:
    """Skills, limits of a day, video room, shown to the public or not."""
    known = AdviserSettings.objects.filter(platform=platform, adviser=adviser).first()
    return _save(known or AdviserSettings(platform=platform, adviser=adviser), values, platform)


@transaction.atomic
def save_agenda_settings(*, platform: Platform, values: Values) -> AgendaSettings:
    """Clock, holidays and delays of a platform."""
    if values.get("zone", "Europe/Paris") not in ZONES:
        raise ValidationError({"zone": "Choisissez un fuseau horaire de la liste."})
    known = AgendaSettings.objects.filter(platform=platform).first()
    return _save(known or AgendaSettings(platform=platform), values, platform)


@transaction.atomic
def save_reminder_rule(*, platform: Platform, values: Values, rule: ReminderRule | None = None) -> ReminderRule:
    """When a message leaves, by mail or by SMS."""
    kind = values.get("appointment_type")
    if kind is not None and kind.platform_id != platform.pk:
        raise ValidationError({"appointment_type": "Ce type n’est pas de cette plateforme."})
    return _save(rule or ReminderRule(platform=platform), values, platform)


@transaction.atomic
def delete_reminder_rule(*, rule: ReminderRule) -> None:
    record(Action.AGENDA_CONFIGURED, subject=rule, platform_id=rule.platform_id, detail={"deleted": str(rule)})
    rule.delete()


def _save(row: Row, values: Values, platform: Platform) -> Row:
    for name, value in values.items():
        setattr(row, name, value)
    row.full_clean()
    row.save()
    detail = {"what": row._meta.model_name, "fields": sorted(values)}
    record(Action.AGENDA_CONFIGURED, subject=row, platform_id=platform.pk, detail=detail)
    return row


def _free_code(platform: Platform, name: str) -> str:
    base = slugify(name)[:34] or "rendez-vous"
    known = set(AppointmentType.objects.filter(platform=platform).values_list("code", flat=True))
    return next(code for code in (base, *(f"{base}-{number}" for number in range(2, 99_999))) if code not in known)


def _checked_hours(lines: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Hours of a place as they are stored, in order, without overlap."""
    found = []
    for line in lines:
        weekday, opens, closes = int(line["weekday"]), _hour(line["opens"]), _hour(line["closes"])
        if not 0 <= weekday < DAYS_IN_WEEK or closes <= opens:
            raise ValidationError({"hours": "L’heure de fermeture doit suivre l’heure d’ouverture."})
        found.append((weekday, opens, closes))
    found.sort()
    for (day, _, closed), (next_day, opened, _) in pairwise(found):
        if day == next_day and opened < closed:
            raise ValidationError({"hours": "Deux horaires du même jour se chevauchent."})
    return [
        {"weekday": weekday, "opens": f"{opens:%H:%M}", "closes": f"{closes:%H:%M}"} for weekday, opens, closes in found
    ]


def _hour(told: time | str) -> time:
    try:
        return told if isinstance(told, time) else time.fromisoformat(told)
    except ValueError as error:
        raise ValidationError({"hours": "Écrivez les heures ainsi : 09:00."}) from error
