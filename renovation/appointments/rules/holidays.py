"""Public holidays, computed, each with its source.

Sources (read on Légifrance, November 2026): Code du travail, articles L. 3133-1 (whole country), L. 3134-13 (Moselle,
Bas-Rhin, Haut-Rhin; Good Friday there depends on the commune, the platform's adviser may open that day by hand)
and L. 3422-2 (abolition of slavery, overseas).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

NATIONAL = "Code du travail, art. L. 3133-1"
ALSACE_MOSELLE = "Code du travail, art. L. 3134-13"
OVERSEAS = "Code du travail, art. L. 3422-2"


class Territory(StrEnum):
    """Lists of holidays, by what they are called."""

    METROPOLE = "metropole"
    ALSACE_MOSELLE = "alsace_moselle"
    GUADELOUPE = "guadeloupe"
    MARTINIQUE = "martinique"
    GUYANE = "guyane"
    REUNION = "reunion"
    MAYOTTE = "mayotte"
    SAINT_BARTHELEMY = "saint_barthelemy"
    SAINT_MARTIN = "saint_martin"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Territory.METROPOLE: "Métropole",
    Territory.ALSACE_MOSELLE: "Alsace et Moselle",
    Territory.GUADELOUPE: "Guadeloupe",
    Territory.MARTINIQUE: "Martinique",
    Territory.GUYANE: "Guyane",
    Territory.REUNION: "La Réunion",
    Territory.MAYOTTE: "Mayotte",
    Territory.SAINT_BARTHELEMY: "Saint-Barthélemy",
    Territory.SAINT_MARTIN: "Saint-Martin",
}
_ABOLITION = {
    Territory.MAYOTTE: (4, 27),
    Territory.MARTINIQUE: (5, 22),
    Territory.GUADELOUPE: (5, 27),
    Territory.SAINT_MARTIN: (5, 27),
    Territory.GUYANE: (6, 10),
    Territory.SAINT_BARTHELEMY: (10, 9),
    Territory.REUNION: (12, 20),
}
_FIXED = (
    (1, 1, "Jour de l’an"),
    (5, 1, "Fête du travail"),
    (5, 8, "Victoire de 1945"),
    (7, 14, "Fête nationale"),
    (8, 15, "Assomption"),
    (11, 1, "Toussaint"),
    (11, 11, "Armistice de 1918"),
    (12, 25, "Noël"),
)
# Days after Easter Sunday.
_MOVING = ((1, "Lundi de Pâques"), (39, "Ascension"), (50, "Lundi de Pentecôte"))
# What a department has of its own: its list, and its clock when it is not that of Paris.
_OF_DEPARTMENTS = {
    "57": (Territory.ALSACE_MOSELLE, "Europe/Paris"),
    "67": (Territory.ALSACE_MOSELLE, "Europe/Paris"),
    "68": (Territory.ALSACE_MOSELLE, "Europe/Paris"),
    "971": (Territory.GUADELOUPE, "America/Guadeloupe"),
    "972": (Territory.MARTINIQUE, "America/Martinique"),
    "973": (Territory.GUYANE, "America/Cayenne"),
    "974": (Territory.REUNION, "Indian/Reunion"),
    "976": (Territory.MAYOTTE, "Indian/Mayotte"),
    "977": (Territory.SAINT_BARTHELEMY, "America/St_Barthelemy"),
    "978": (Territory.SAINT_MARTIN, "America/Marigot"),
}
ZONES = ("Europe/Paris", *sorted({zone for _, zone in _OF_DEPARTMENTS.values()} - {"Europe/Paris"}))
_CITIES = {
    "Europe/Paris": "heure de Paris",
    "America/Guadeloupe": "heure de la Guadeloupe",
    "America/Martinique": "heure de la Martinique",
    "America/Cayenne": "heure de la Guyane",
    "Indian/Reunion": "heure de La Réunion",
    "Indian/Mayotte": "heure de Mayotte",
    "America/St_Barthelemy": "heure de Saint-Barthélemy",
    "America/Marigot": "heure de Saint-Martin",
}


@dataclass(frozen=True)
class Holiday:
    day: date
    name: str
    source: str


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher's algorithm)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=128)
def holidays(year: int, territory: Territory = Territory.METROPOLE) -> tuple[Holiday, ...]:
    """The holidays of a year in this territory, in order."""
    return tuple(sorted(_all(year, territory), key=lambda holiday: holiday.day))


def holidays_between(first: date, last: date, territory: Territory) -> frozenset[date]:
    """The days off of a span, both ends included."""
    years = range(first.year, last.year + 1)
    return frozenset(each.day for year in years for each in holidays(year, territory) if first <= each.day <= last)


def of_department(code: str) -> tuple[Territory, str]:
    """List of holidays and time zone of a department."""
    return _OF_DEPARTMENTS.get(code, (Territory.METROPOLE, "Europe/Paris"))


def zone_label(zone: str) -> str:
    """« heure de Paris »."""
    return _CITIES.get(zone, zone)


def _all(year: int, territory: Territory) -> Iterator[Holiday]:
    sunday = easter(year)
    for month, day, name in _FIXED:
        yield Holiday(date(year, month, day), name, NATIONAL)
    for days, name in _MOVING:
        yield Holiday(sunday + timedelta(days=days), name, NATIONAL)
    if territory is Territory.ALSACE_MOSELLE:
        yield Holiday(sunday - timedelta(days=2), "Vendredi saint", ALSACE_MOSELLE)
        yield Holiday(date(year, 12, 26), "Second jour de Noël", ALSACE_MOSELLE)
    if territory in _ABOLITION:
        month, day = _ABOLITION[territory]
        yield Holiday(date(year, month, day), "Commémoration de l’abolition de l’esclavage", OVERSEAS)
