"""Leads in the order of their priority: counted when it is read, so that a rule that was just changed counts."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from renovation.cases.enums import LeadState
from renovation.cases.models import Lead
from renovation.cases.queries.leads import LATE_AFTER
from renovation.households.models import Occupancy
from renovation.leads.models import LeadSettings
from renovation.leads.rules.scoring import Facts, Scale, Score, points, score
from renovation.platforms.models import Platform

# Commune and class of a dwelling.
Home = tuple[str | None, str | None]
# Beyond, the oldest come first: nobody works on the two-thousandth lead of a morning.
MOST_RANKED = 2000
_READ = (
    *("pk", "platform_id", "household_id", "state", "readiness", "request", "callback_wish", "created_at"),
    *(
        "diagnosis__result__class_likely",
        "diagnosis__situation",
        "diagnosis__commune_id",
        "diagnosis__dwelling_id",
        "diagnosis__dwelling__commune_id",
        "diagnosis__dwelling__estimated_class",
    ),
)


def scores_of(leads: Iterable[Lead], *, now: datetime) -> Mapping[UUID, Score]:
    """The score of each: four requests for a page."""
    rows = Lead.objects.filter(pk__in=[lead.pk for lead in leads]).values(*_READ)
    return {row["pk"]: score(facts, scale) for row, facts, scale in _known(rows, now)}


def priority_of(lead: Lead, *, now: datetime) -> Score:
    """The score of one lead, counted as in the list."""
    return scores_of([lead], now=now)[lead.pk]


def by_priority(leads: QuerySet[Lead], *, now: datetime) -> list[UUID]:
    """The identifiers, the highest first, the oldest first among equals."""
    in_turn = leads.order_by("created_at", "pk")
    rows = list(in_turn.values(*_READ)[:MOST_RANKED])
    beyond = list(in_turn.values_list("pk", flat=True)[MOST_RANKED:]) if len(rows) == MOST_RANKED else []
    counted = {row["pk"]: points(facts, scale) for row, facts, scale in _known(rows, now)}
    return [*sorted(counted, key=lambda pk: -counted[pk]), *beyond]


def _known(rows: Iterable[Mapping[str, Any]], now: datetime) -> Iterator[tuple[Mapping[str, Any], Facts, Scale]]:
    """The dwelling where the household lives counts when no diagnosis tells one."""
    rows = list(rows)
    homes = _homes({row["household_id"] for row in rows if row["diagnosis__dwelling_id"] is None})
    platforms = {row["platform_id"] for row in rows}
    scales, territories = _scales(platforms), _territories(platforms)
    for row in rows:
        own = (row["diagnosis__dwelling__commune_id"], row["diagnosis__dwelling__estimated_class"])
        home = own if row["diagnosis__dwelling_id"] else homes.get(row["household_id"], (None, None))
        yield row, _facts(row, home, territories[row["platform_id"]], now), scales[row["platform_id"]]


def _homes(households: Iterable[UUID]) -> dict[UUID, Home]:
    """Where each lives: of several dwellings, the newest."""
    lived = Occupancy.objects.filter(household__in=list(households)).order_by("dwelling__created_at")
    found = lived.values_list("household_id", "dwelling__commune_id", "dwelling__estimated_class")
    return {pk: (commune, letter) for pk, commune, letter in found}


def _facts(row: Mapping[str, Any], home: Home, territory: frozenset[str], now: datetime) -> Facts:
    said = row["diagnosis__situation"] or {}
    letter = row["diagnosis__result__class_likely"] or home[1]
    wishes = said.get("wishes")
    commune = row["diagnosis__commune_id"] or home[0]
    is_late = row["state"] == LeadState.NEW and row["created_at"] <= now - LATE_AFTER
    return Facts(
        energy_class=str(letter or ""),
        readiness=str(row["readiness"]),
        horizon=str(said.get("horizon") or ""),
        works=bool({"heating", "insulate"}.intersection(wishes)) if isinstance(wishes, list) else None,
        who=str(said.get("who") or ""),
        in_territory=commune in territory if commune else None,
        callback=bool(row["callback_wish"]),
        late=is_late,
    )


def _scales(platforms: Iterable[UUID]) -> dict[UUID, Scale]:
    own = {one.pk: one.scale for one in LeadSettings.objects.filter(pk__in=list(platforms))}
    return {pk: own.get(pk, Scale()) for pk in platforms}


def _territories(platforms: Iterable[UUID]) -> dict[UUID, frozenset[str]]:
    pairs = Platform.communes.through.objects.filter(platform_id__in=list(platforms))
    found: dict[UUID, set[str]] = {pk: set() for pk in platforms}
    for platform_id, insee in pairs.values_list("platform_id", "commune_id"):
        found[platform_id].add(insee)
    return {pk: frozenset(codes) for pk, codes in found.items()}
