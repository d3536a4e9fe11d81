"""Counts of a segment: by commune in one query, and how many households a campaign would reach."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count as CountOf
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower

from renovation.campaigns.enums import CampaignChannel
from renovation.campaigns.models import Objection
from renovation.campaigns.queries.population import population
from renovation.campaigns.rules.criteria import Criteria
from renovation.campaigns.rules.results import Reach
from renovation.households.enums import Purpose
from renovation.households.models import Consent, Household
from renovation.newsletters.models import Subscriber
from renovation.territories.models import Commune


@dataclass(frozen=True)
class CommuneCount:
    """How many in a commune; without a commune, those whose dwelling is not known."""

    commune: Commune | None
    number: int


@dataclass(frozen=True)
class Count:
    """The whole is the sum of the lines."""

    total: int
    by_commune: Sequence[CommuneCount]


def count_segment(platform_id: UUID, criteria: Criteria, *, now: datetime) -> Count:
    """The largest communes first, those of no known commune last."""
    found = population(platform_id, criteria, now=now).order_by()
    numbers = dict(found.values("commune").annotate(number=CountOf("pk")).values_list("commune", "number"))
    communes = Commune.objects.in_bulk([pk for pk in numbers if pk])
    lines = [CommuneCount(communes[pk] if pk else None, number) for pk, number in numbers.items()]
    lines.sort(key=lambda line: (line.commune is None, -line.number, line.commune.name if line.commune else ""))
    return Count(sum(numbers.values()), lines)


def households_found(platform_id: UUID, criteria: Criteria, *, now: datetime) -> QuerySet[Household]:
    """Each household once, those that were merged left out."""
    wanted = population(platform_id, criteria, now=now).order_by().values("household")
    return Household.objects.standing().filter(pk__in=wanted)


def with_reasons(households: QuerySet[Household], *, purpose: str) -> QuerySet[Household]:
    """Each with `agreed` and `objected`."""
    agreed = Consent.objects.filter(household=OuterRef("pk"), purpose=purpose, withdrawn_at__isnull=True)
    if purpose == Purpose.NEWS:
        agreed = agreed.filter(_PROVEN)
    objected = Objection.objects.filter(household=OuterRef("pk"))
    return households.annotate(agreed=Exists(agreed), objected=Exists(objected))


def reachable(households: QuerySet[Household], *, channel: str, purpose: str) -> QuerySet[Household]:
    """Those whom a campaign may reach in this way."""
    return with_reasons(households, purpose=purpose).filter(_WILLING, _ADDRESSED[channel])


# Anybody can type the address of somebody else: the news go to whoever proved it, by an account or a confirmation.
_PROVEN = Q(household__user__isnull=False) | Q(
    Exists(
        Subscriber.objects.confirmed().filter(
            platform=OuterRef("household__platform"), email=Lower(OuterRef("household__email"))
        )
    )
)
_WILLING = Q(agreed=True, objected=False)
_ADDRESSED = {CampaignChannel.MAIL.value: ~Q(email=""), CampaignChannel.PHONE.value: ~Q(phone="")}


def reaches_of(platform_id: UUID, criteria: Criteria, *, purpose: str, now: datetime) -> dict[str, Reach]:
    """By channel, in one query. Whoever is left out is counted once, under the first reason."""
    found = with_reasons(households_found(platform_id, criteria, now=now), purpose=purpose)
    has = {f"has_{channel}": addressed for channel, addressed in _ADDRESSED.items()}
    # Grouped, so that each reason is looked for once; the few groups are then told apart here.
    grouped = found.annotate(**has).order_by().values("agreed", "objected", *has)
    groups = list(grouped.annotate(number=CountOf("pk")))
    return {channel: _reach(groups, channel) for channel in _ADDRESSED}


def _reach(groups: Sequence[Mapping[str, Any]], channel: str) -> Reach:
    told = Counter[str]()
    for group in groups:
        if not group["agreed"]:
            reason = "without_consent"
        elif group["objected"]:
            reason = "objected"
        else:
            reason = "reachable" if group[f"has_{channel}"] else "without_address"
        told[reason] += group["number"]
    return Reach(households=told.total(), **told)


def reach_of(platform_id: UUID, criteria: Criteria, *, channel: str, purpose: str, now: datetime) -> Reach:
    """The same for one channel."""
    return reaches_of(platform_id, criteria, purpose=purpose, now=now)[channel]
