"""The cases, leads or homes that criteria find on one platform."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, UUIDField
from django.db.models.functions import Coalesce

from renovation.campaigns.rules.criteria import Agreement, Criteria, Over
from renovation.cases.models import Act, Case, Lead
from renovation.dwellings.models import Dwelling
from renovation.households.models import Consent, Occupancy

# What is known of the dwelling: a part of the criteria → a column.
_OF_DWELLING = {
    "kinds": "kind",
    "heatings": "heating",
    "classes": "estimated_class",
    "periods": "construction_period",
}


def population(platform_id: UUID, criteria: Criteria, *, now: datetime) -> QuerySet[Any]:
    """One row for each; every row has `household_id`, and `commune` when it is known."""
    found = _BASES[Over(criteria.over)](platform_id, criteria)
    if criteria.silent_days is not None:
        found = found.filter(household__last_contact_at__lt=now - timedelta(days=criteria.silent_days))
    if criteria.tenures:
        found = found.filter(_lives(criteria))
    return _agreeing(found, criteria.agreement)


def _cases(platform_id: UUID, criteria: Criteria) -> QuerySet[Case]:
    found = Case.objects.filter(_in_dwelling(criteria, "dwelling__"), platform_id=platform_id)
    if criteria.stages:
        found = found.filter(stage__in=criteria.stages)
    if criteria.incomes:
        found = found.filter(pk__in=_of_income(platform_id, criteria.incomes))
    return found.annotate(commune=F("dwelling__commune"))


def _leads(platform_id: UUID, criteria: Criteria) -> QuerySet[Lead]:
    """The dwelling of the self-diagnosis, else the newest where the household lives."""
    lived = Occupancy.objects.filter(household=OuterRef("household")).order_by("-dwelling__created_at", "pk")
    found = Lead.objects.filter(platform_id=platform_id).annotate(
        home=Coalesce(F("diagnosis__dwelling"), Subquery(lived.values("dwelling")[:1]), output_field=UUIDField())
    )
    if criteria.states:
        found = found.filter(state__in=criteria.states)
    asked = _in_dwelling(criteria, "")
    if asked:
        found = found.filter(home__in=Dwelling.objects.filter(asked, platform_id=platform_id))
    homes = Dwelling.objects.filter(pk=OuterRef("home"))
    return found.annotate(commune=Subquery(homes.values("commune")[:1]))


def _homes(platform_id: UUID, criteria: Criteria) -> QuerySet[Occupancy]:
    found = Occupancy.objects.filter(
        _in_dwelling(criteria, "dwelling__"), dwelling__platform_id=platform_id, household__merged_into__isnull=True
    )
    return found.annotate(commune=F("dwelling__commune"))


_BASES: dict[Over, Callable[[UUID, Criteria], QuerySet[Any]]] = {
    Over.CASES: _cases,
    Over.LEADS: _leads,
    Over.HOMES: _homes,
}


def _in_dwelling(criteria: Criteria, prefix: str) -> Q:
    asked = Q()
    for part, column in _OF_DWELLING.items():
        values = getattr(criteria, part)
        if values:
            asked &= Q(**{f"{prefix}{column}__in": values})
    place = Q()
    if criteria.communes:
        place |= Q(**{f"{prefix}commune__in": criteria.communes})
    if criteria.intercommunalities:
        place |= Q(**{f"{prefix}commune__intercommunality__in": criteria.intercommunalities})
    return asked & place


def _lives(criteria: Criteria) -> Q:
    """As what the household lives in the dwelling that is counted, or owns it."""
    if criteria.over == Over.HOMES:
        return Q(tenure__in=criteria.tenures)
    home = "dwelling" if criteria.over == Over.CASES else "home"
    own = Occupancy.objects.filter(household=OuterRef("household"), dwelling=OuterRef(home))
    return Q(Exists(own.filter(tenure__in=criteria.tenures)))


def _of_income(platform_id: UUID, incomes: tuple[str, ...]) -> QuerySet[Any]:
    """Cases by the last act that names a class; of an act that was corrected, the correction stands."""
    named = Act.objects.filter(
        case__platform_id=platform_id, correction__isnull=True, is_withdrawn=False, case=OuterRef("pk")
    ).exclude(income_class="")
    last = Subquery(named.order_by("-done_at", "-created_at").values("income_class")[:1])
    return Case.objects.filter(platform_id=platform_id).annotate(income=last).filter(income__in=incomes).values("pk")


def _agreeing(found: QuerySet[Any], agreement: str) -> QuerySet[Any]:
    if not agreement:
        return found
    in_force = Consent.objects.filter(withdrawn_at__isnull=True)
    if agreement == Agreement.NONE:
        wanted = in_force.filter(purpose__in=[Agreement.ADVICE.value, Agreement.NEWS.value])
        return found.exclude(household__in=wanted.values("household"))
    return found.filter(household__in=in_force.filter(purpose=agreement).values("household"))
