"""The register of proposals: who was proposed how often, so that the turn can be shown to be fair."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Max, Prefetch, QuerySet
from django.db.models.functions import Left

from renovation.introductions.models import Proposal, ProposedCompany
from renovation.introductions.rules.rotation import Turn
from renovation.platforms.enums import Right
from renovation.platforms.permissions import platforms_open_to
from renovation.platforms.rules.reader import Reader
from renovation.professionals.rules.identifiers import SIREN_LENGTH

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
    """By SIREN, on one platform, whatever the works: several establishments have one turn."""
    proposed = ProposedCompany.objects.filter(
        proposal__case__platform_id=platform_id, proposal__at__gt=now - PERIOD, proposal__at__lte=now
    )
    counted = proposed.annotate(firm=Left("siret", SIREN_LENGTH)).values_list("firm")
    turns = counted.annotate(times=Count("pk"), last_at=Max("proposal__at")).order_by()
    return {firm: Turn(times, last_at) for firm, times, last_at in turns}


def turns_of(platform_id: UUID, *, now: datetime) -> list[RegisterLine]:
    """The most often proposed first, under the name of the last time."""
    turns = turns_on(platform_id, now=now)
    last = ProposedCompany.objects.filter(proposal__case__platform_id=platform_id, proposal__at__gt=now - PERIOD)
    named = last.annotate(firm=Left("siret", SIREN_LENGTH)).order_by("firm", "-proposal__at").distinct("firm")
    names = {firm: (siret, name) for firm, siret, name in named.values_list("firm", "siret", "name")}
    lines = [RegisterLine(*names[firm], turn) for firm, turn in turns.items()]
    return sorted(lines, key=lambda line: (-line.turn.times, line.name, line.siret))


def proposals_for(reader: Reader) -> QuerySet[Proposal]:
    """Those of the platforms on which the reader answers for the directory, the newest first."""
    near = platforms_open_to(reader, Right.WORK_DIRECTORY)
    proposals = Proposal.objects.filter(case__platform_id__in=near).select_related("case__platform", "author")
    return proposals.prefetch_related(in_their_order()).order_by("-at", "pk")
