"""Counts of a segment: by commune in one query, and how many households a campaign would reach."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count as CountOf
from django.db.models import Exists, OuterRef, Q, QuerySet

from renovation.campaigns.enums import CampaignChannel
from renovation.campaigns.models import Objection
from renovation.campaigns.queries.population import population
from renovation.campaigns.rules.criteria import Criteria
from renovation.campaigns.rules.results import Reach
from renovation.households.models import Consent, Household
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


def households_with_reasons(
    platform_id: UUID, criteria: Criteria, *, channel: str, purpose: str, now: datetime
) -> QuerySet[Household]:
    """The households, each with `agreed`, `objected` and `has_address`."""
    wanted = population(platform_id, criteria, now=now).order_by().values("household")
    return with_reasons(Household.objects.standing().filter(pk__in=wanted), channel=channel, purpose=purpose)


def with_reasons(households: QuerySet[Household], *, channel: str, purpose: str) -> QuerySet[Household]:
    """Why each may or may not be reached."""
    agreed = Consent.objects.filter(household=OuterRef("pk"), purpose=purpose, withdrawn_at__isnull=True)
    address = "email" if channel == CampaignChannel.MAIL else "phone"
    return households.annotate(
        agreed=Exists(agreed),
        objected=Exists(Objection.objects.filter(household=OuterRef("pk"))),
        has_address=~Q(**{address: ""}),
    )


REACHABLE = Q(agreed=True, objected=False, has_address=True)


def reach_of(platform_id: UUID, criteria: Criteria, *, channel: str, purpose: str, now: datetime) -> Reach:
    """Whoever is left out is counted once, under the first reason."""
    found = households_with_reasons(platform_id, criteria, channel=channel, purpose=purpose, now=now)
    return Reach(
        **{
            name.removeprefix("n_"): number
            for name, number in found.aggregate(
                n_households=CountOf("pk"),
                n_without_consent=CountOf("pk", filter=Q(agreed=False)),
                n_objected=CountOf("pk", filter=Q(agreed=True, objected=True)),
                n_without_address=CountOf("pk", filter=Q(agreed=True, objected=False, has_address=False)),
                n_reachable=CountOf("pk", filter=REACHABLE),
            ).items()
        }
    )
