"""The register of proposals: who was proposed how often, so that the turn can be shown to be fair."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Max, Prefetch, QuerySet

from renovation.introductions.models import Proposal, ProposedCompany
from renovation.introductions.rules.rotation import Turn
from renovation.platforms.enums import Right
from renovation.platforms.permissions import platforms_open_to
from renovation.platforms.rules.reader import Reader

PERIOD = timedelta(days=365)


@dataclass(frozen=True)
class RegisterLine:
    """A firm with its turns within a year."""

    siret: str
    name: str
    turn: Turn


def in_their_order() -> "Prefetch[str]":
    """The firms of proposals, as they were drawn."""
    return Prefetch("companies", queryset=ProposedCompany.objects.order_by("rank"))


def turns_on(platform_id: UUID, *, now: datetime) -> dict[str, Turn]:
    """By SIRET, on one platform, whatever the works."""
    proposed = ProposedCompany.objects.filter(
        proposal__case__platform_id=platform_id, proposal__at__gt=now - PERIOD, proposal__at__lte=now
    )
    counted = proposed.values_list("siret").annotate(times=Count("pk"), last_at=Max("proposal__at")).order_by()
    return {siret: Turn(times, last_at) for siret, times, last_at in counted}


def turns_of(platform_id: UUID, *, now: datetime) -> list[RegisterLine]:
    """The most often proposed first, under the name of the last time."""
    turns = turns_on(platform_id, now=now)
    last = ProposedCompany.objects.filter(siret__in=turns, proposal__case__platform_id=platform_id)
    names = dict(last.order_by("siret", "proposal__at").values_list("siret", "name"))
    lines = [RegisterLine(siret, names[siret], turn) for siret, turn in turns.items()]
    return sorted(lines, key=lambda line: (-line.turn.times, line.name, line.siret))


def proposals_for(reader: Reader) -> QuerySet[Proposal]:
    """Those of the platforms on which the reader answers for the directory, the newest first."""
    near = platforms_open_to(reader, Right.WORK_DIRECTORY)
    proposals = Proposal.objects.filter(case__platform_id__in=near).select_related("case__platform", "author")
    return proposals.prefetch_related(in_their_order()).order_by("-at", "pk")
