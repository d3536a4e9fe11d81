"""Leads in the order of their priority: counted when it is read, so that a rule that was just changed counts."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db.models import F, Func, IntegerField, QuerySet, UUIDField, Value

from renovation.cases.enums import LeadState
from renovation.cases.models import Lead
from renovation.cases.queries.homes import dwelling_of_lead
from renovation.cases.queries.leads import LATE_AFTER
from renovation.leads.models import LeadSettings
from renovation.leads.rules.scoring import Facts, Scale, Score, score
from renovation.platforms.models import Platform

# Beyond, the list keeps its own order: nobody works on the two-thousandth lead of a morning.
MOST_RANKED = 2000
_READ = (
    *("pk", "platform_id", "state", "readiness", "request", "callback_wish", "created_at"),
    *("diagnosis__result", "diagnosis__situation", "diagnosis__commune_id", "diagnosis__dwelling__estimated_class"),
)


def scores_of(leads: Iterable[Lead], *, now: datetime) -> Mapping[UUID, Score]:
    """The score of each: three requests for a page."""
    return _scores(Lead.objects.filter(pk__in=[lead.pk for lead in leads]), now=now)


def priority_of(lead: Lead, *, now: datetime) -> Score:
    """The score of one lead; the dwelling where the household lives counts when no diagnosis tells one."""
    scale = _scales({lead.platform_id})[lead.platform_id]
    row = Lead.objects.filter(pk=lead.pk).values(*_READ).get()
    home = dwelling_of_lead(lead)
    if home is not None:
        row["diagnosis__commune_id"] = row["diagnosis__commune_id"] or home.commune_id
        row["diagnosis__dwelling__estimated_class"] = (
            row["diagnosis__dwelling__estimated_class"] or home.estimated_class
        )
    return score(_facts(row, _territories({lead.platform_id})[lead.platform_id], now), scale)


def by_priority(leads: QuerySet[Lead], *, now: datetime) -> QuerySet[Lead]:
    """The highest first, the oldest first among equals."""
    first = Lead.objects.filter(pk__in=leads.order_by("created_at", "pk").values("pk")[:MOST_RANKED])
    scores = _scores(first, now=now)
    ranked = sorted(scores, key=lambda pk: -scores[pk].points)
    place = Func(
        Value(ranked, output_field=ArrayField(UUIDField())),
        F("pk"),
        function="array_position",
        output_field=IntegerField(),
    )
    return leads.order_by(place.asc(nulls_last=True), "created_at", "pk")


def _scores(leads: QuerySet[Lead], *, now: datetime) -> dict[UUID, Score]:
    rows = list(leads.order_by("created_at", "pk").values(*_READ))
    platforms = {row["platform_id"] for row in rows}
    scales, territories = _scales(platforms), _territories(platforms)
    return {
        row["pk"]: score(_facts(row, territories[row["platform_id"]], now), scales[row["platform_id"]]) for row in rows
    }


def _facts(row: Mapping[str, object], territory: frozenset[str], now: datetime) -> Facts:
    said: Mapping[str, object] = row["diagnosis__situation"] or {}  # type: ignore[assignment]
    result: Mapping[str, object] = row["diagnosis__result"] or {}  # type: ignore[assignment]
    wishes = said.get("wishes")
    commune = row["diagnosis__commune_id"]
    is_late = row["state"] == LeadState.NEW and row["created_at"] <= now - LATE_AFTER  # type: ignore[operator]
    return Facts(
        energy_class=str(result.get("class_likely") or row["diagnosis__dwelling__estimated_class"] or ""),
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
