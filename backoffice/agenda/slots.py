"""Free slots as an adviser chooses among them: the very first ones, then those of a week, with who is free at each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms

from backoffice.agenda.asked import midnight, monday_of, read_day
from backoffice.communes import CommuneField
from renovation.accounts.models import User
from renovation.appointments.enums import Modality
from renovation.appointments.models import AppointmentType, Place
from renovation.appointments.queries import Search, free_times
from renovation.appointments.queries.hours import has_hours_ahead
from renovation.appointments.rules.offered import Asked, Day, Slot, by_day
from renovation.appointments.rules.ways import without
from renovation.edge.forms import AgendaDayField
from renovation.edge.reading import read_id

FIRST_SHOWN = 3
DAYS_SHOWN = 7


@dataclass(frozen=True)
class Choice:
    """A slot and the words beside its button."""

    slot: Slot
    who: str

    @property
    def how(self) -> str:
        return str(Modality(self.slot.modality).label)


@dataclass(frozen=True)
class ChoiceDay:
    day: date
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Offered:
    """What a page shows of free time."""

    first: tuple[Choice, ...]
    days: tuple[ChoiceDay, ...]
    since: date
    previous: date
    next: date
    # Somebody was chosen who receives nobody: narrowing less will not help.
    without_hours: User | None = None

    def starting_at(self, day: date, hour: str, zone: ZoneInfo) -> Slot | None:
        """The first slot of an hour of a day, as a cell of the agenda shows it."""
        slots = [choice.slot for one in self.days if one.day == day for choice in one.choices]
        return next((slot for slot in slots if str(slot.starts_at.astimezone(zone).hour) == hour), None)


class SlotSearch(forms.Form):
    """What narrows free slots; every answer may be left out."""

    adviser = forms.ChoiceField(label="Avec", required=False)
    modality = forms.ChoiceField(label="Modalité", required=False)
    place = forms.ChoiceField(label="Lieu", required=False)
    commune = CommuneField(label="Commune, pour une visite", required=False, help_text="")
    jour = AgendaDayField(label="À partir du", required=False)

    def __init__(
        self, *args: Any, kind: AppointmentType, team: Sequence[User], places: Sequence[Place], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = {
            "adviser": [("", "La première personne libre"), *((str(one.pk), str(one)) for one in team)],
            "modality": [("", "Toutes"), *((one, Modality(one).label) for one in kind.modalities)],
            "place": [("", "Tous"), *((str(one.pk), one.name) for one in places)],
        }
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]
        if Modality.HOME not in kind.modalities:
            del self.fields["commune"]

    def understood(self) -> dict[str, Any]:
        self.is_valid()
        return self.cleaned_data

    def search(self) -> Search:
        """Fields that make no sense are left out, the others still count."""
        said = self.understood()
        adviser, commune = read_id(said.get("adviser")), said.get("commune")
        return Search(
            adviser_ids=frozenset({adviser}) if adviser else None,
            modalities=frozenset({said["modality"]}) if said.get("modality") else None,
            place_id=read_id(said.get("place")),
            commune_insee=commune.insee if commune is not None else "",
            by_team=True,
        )


def offered_slots(
    kind: AppointmentType,
    search: Search,
    *,
    since: date,
    now: datetime,
    zone: ZoneInfo,
    names: Mapping[UUID, User],
    but: Asked | None = None,
) -> Offered:
    """The first slots of all, and those of the week that begins on `since`; not the one that one has. One search."""
    free = free_times(kind=kind, now=now, search=replace(search, until=_furthest(since, now, zone)))
    if but is not None:
        free = without(free, but)
    week = free.between(midnight(since, zone), midnight(since + timedelta(days=DAYS_SHOWN), zone))
    return Offered(
        first=tuple(_choice(slot, names) for slot in free.first(FIRST_SHOWN)),
        days=tuple(_day(one, names) for one in by_day(week, zone)),
        since=since,
        previous=since - timedelta(days=DAYS_SHOWN),
        next=since + timedelta(days=DAYS_SHOWN),
        without_hours=None if len(free) else _without_hours(kind, search, now, names),
    )


def _without_hours(kind: AppointmentType, search: Search, now: datetime, names: Mapping[UUID, User]) -> User | None:
    """The person asked for, when nothing is free because no hours are opened."""
    for adviser_id in search.adviser_ids or ():
        if not has_hours_ahead(kind.platform_id, adviser_id, now):
            return names.get(adviser_id)
    return None


def since_day(text: str | None, now: datetime, zone: ZoneInfo) -> date:
    """The Monday of the day asked for, not before today."""
    today = now.astimezone(zone).date()
    return max(today, monday_of(read_day(text, today)))


def _furthest(since: date, now: datetime, zone: ZoneInfo) -> datetime:
    """Half a year ahead, or a week beyond what is shown: what is further is not looked for."""
    shown = midnight(min(since, date(2998, 1, 1)) + timedelta(days=DAYS_SHOWN), zone)
    return max(shown, now + timedelta(days=183))


def _choice(slot: Slot, names: Mapping[UUID, User]) -> Choice:
    return Choice(slot, ", ".join(str(names[one]) for one in slot.adviser_ids if one in names))


def _day(one: Day, names: Mapping[UUID, User]) -> ChoiceDay:
    return ChoiceDay(one.day, tuple(_choice(slot, names) for slot in one.slots))
