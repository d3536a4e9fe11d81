"""What a page shows of whom criteria find: numbers, dots and lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.utils import timezone

from backoffice.lists import page_of
from renovation.campaigns.enums import CampaignChannel
from renovation.campaigns.queries import Count, Vocabulary, count_segment, criteria_in_words, reaches_of, vocabulary_of
from renovation.campaigns.queries.counting import CommuneCount
from renovation.campaigns.queries.listing import Line, lines_of, listed
from renovation.campaigns.rules.criteria import Criteria, Over
from renovation.campaigns.rules.results import Reach
from renovation.edge.pictures.territory import Place, TerritoryDots
from renovation.edge.requests import LoggedInRequest
from renovation.households.enums import Purpose
from renovation.platforms.models import Platform
from renovation.territories.models import Commune

WHAT = {
    Over.CASES: ("dossier", "dossiers"),
    Over.LEADS: ("prospect", "prospects"),
    Over.HOMES: ("logement", "logements"),
}


@dataclass(frozen=True)
class Shown:
    """One answer of the page."""

    what: str
    said: Sequence[tuple[str, str]]
    count: Count
    by_mail: Reach
    by_phone: Reach
    drawing: TerritoryDots | None
    page: Page[Any]
    lines: Sequence[Line]


def shown_of(request: LoggedInRequest, platform: Platform, criteria: Criteria) -> Shown:
    """Read at once: everything is of the same moment."""
    now = timezone.now()
    vocabulary = vocabulary_of(platform)
    count = count_segment(platform.pk, criteria, now=now)
    page = page_of(request, listed(platform.pk, criteria, now=now))
    reaches = reaches_of(platform.pk, criteria, purpose=Purpose.ADVICE, now=now)
    one, several = WHAT[Over(criteria.over)]
    return Shown(
        several if count.total > 1 else one,
        criteria_in_words(criteria, vocabulary),
        count,
        reaches[CampaignChannel.MAIL],
        reaches[CampaignChannel.PHONE],
        _drawing(count, vocabulary),
        page,
        lines_of(page.object_list),
    )


def _drawing(count: Count, vocabulary: Vocabulary) -> TerritoryDots | None:
    places = [_place(line.commune, line.number) for line in count.by_commune if _is_placed(line)]
    if not places:
        return None
    counted = {line.commune.pk for line in count.by_commune if line.commune}
    others = [
        _place(one, 0) for pk, one in vocabulary.communes.items() if pk not in counted and one.latitude is not None
    ]
    return TerritoryDots("Combien par commune", [one for one in places if one], [one for one in others if one])


def _is_placed(line: CommuneCount) -> bool:
    return line.commune is not None and line.commune.latitude is not None


def _place(commune: Commune | None, number: int) -> Place | None:
    if commune is None or commune.latitude is None or commune.longitude is None:
        return None
    return Place(commune.name, float(commune.latitude), float(commune.longitude), number)
