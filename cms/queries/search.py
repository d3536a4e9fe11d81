"""Search of a site: its pages, questions, words, documents and places, and the professionals of the directory."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVectorField
from django.core.paginator import Page as PageOfList
from django.core.paginator import Paginator
from django.db.models import F, QuerySet
from django.db.models.expressions import CombinedExpression
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.search.models import IndexEntry

from cms.enums import FoundKind
from cms.queries.frame import FrameLinks, frame_links
from cms.queries.search_results import FRENCH, Result, promoted_for, shown
from cms.queries.search_scope import entries, kind_of, readable_addresses
from cms.queries.sites import home_of
from cms.queries.spelling import suggestion
from cms.rules.searching import words_of
from renovation.platforms.models import Platform
from renovation.professionals.queries import search_by_name, search_by_resemblance

RESULTS_PER_PAGE = 10
MOST_RESULTS = 200
MOST_COMPANIES = 20
SHORTEST_NAME = 3


@dataclass(frozen=True)
class Hit:
    """Something found, before it is read: its kind and its row in the index, or a company."""

    kind: FoundKind
    key: str
    entry: int | None = None


@dataclass(frozen=True)
class Found:
    """The answer to a search. `corrected` and `partly` say how the words were widened to find something."""

    results: "PageOfList[Hit]"
    lines: Sequence[Result]
    counts: tuple[tuple[FoundKind, int], ...] = ()
    promoted: Sequence[Result] = ()
    corrected: str = ""
    partly: bool = False

    @property
    def nothing(self) -> bool:
        return not self.results.paginator.count and not self.promoted


@dataclass
class _Search:
    """One site, searched with some words or with others."""

    addresses: dict[str, str]
    platform: Platform | None
    links: FrameLinks
    hits: list[Hit] = field(default_factory=list)

    def tried(self, typed: str, *, every_word: bool = True) -> bool:
        """Whether these words find something."""
        words = words_of(typed)
        self.query = SearchQuery((" & " if every_word else " | ").join(words), config=FRENCH, search_type="raw")
        rows = _ranked(self._entries, self.query).values_list("model", "object_id", "pk")[:MOST_RESULTS]
        self.hits = [Hit(kind_of(model), key, entry) for model, key, entry in rows]
        if every_word:
            self.hits += _companies(" ".join(words), self._platform_id)
        return bool(self.hits)

    def resembling(self, typed: str) -> bool:
        """Whether a company's name looks like what was typed."""
        key, on = " ".join(words_of(typed)), timezone.localdate()
        found = search_by_resemblance(key, on=on, limit=MOST_COMPANIES, platform_id=self._platform_id)
        self.hits = [Hit(FoundKind.COMPANY, company.siret) for company in found]
        return bool(self.hits)

    @property
    def _platform_id(self) -> UUID | None:
        return self.platform.pk if self.platform is not None else None

    @cached_property
    def _entries(self) -> QuerySet[IndexEntry]:
        questions, terms = bool(self.links.questions_url), bool(self.links.glossary_url)
        return entries(self.addresses, self.platform, questions=questions, terms=terms)


def search_site(request: HttpRequest, typed: str, *, kind: str, page: str) -> Found | None:
    """The best first; nothing without a site or without a word."""
    home = home_of(request)
    if home is None or not words_of(typed):
        return None
    platform = getattr(request, "platform", None) or None
    search = _Search(readable_addresses(request, home), platform, frame_links(request))
    corrected, partly = "", False
    if not search.tried(typed):
        corrected = suggestion(request, home, platform, typed)
        partly = not (corrected and search.tried(corrected))
        corrected = "" if partly else corrected
        partly = partly and (search.tried(typed, every_word=False) or search.resembling(typed))
    chosen = [hit for hit in search.hits if kind in ("", hit.kind)]
    results = Paginator(chosen, RESULTS_PER_PAGE).get_page(page)
    promoted = promoted_for(home, platform, corrected or typed) if not kind and results.number == 1 else []
    first = {result.address for result in promoted}
    found = shown(list(results.object_list), search.query, search.links, search.addresses)
    lines = [one for one in found if one.address not in first]
    return Found(results, lines, _counts(search.hits), promoted, corrected, partly)


def _ranked(found: QuerySet[IndexEntry], query: SearchQuery) -> QuerySet[IndexEntry]:
    """A word in a short title weighs most."""
    everything = CombinedExpression(F("title"), "||", F("body"), output_field=SearchVectorField())
    rank = SearchRank(F("title"), query) * F("title_norm") + SearchRank(F("body"), query)
    return found.annotate(everything=everything).filter(everything=query).order_by(rank.desc(), "pk")


def _companies(key: str, platform_id: UUID | None) -> list[Hit]:
    if len(key) < SHORTEST_NAME:
        return []
    found = search_by_name(key, on=timezone.localdate(), limit=MOST_COMPANIES, platform_id=platform_id)
    return [Hit(FoundKind.COMPANY, company.siret) for company in found]


def _counts(hits: Sequence[Hit]) -> tuple[tuple[FoundKind, int], ...]:
    numbers = Counter(hit.kind for hit in hits)
    return tuple((kind, numbers[kind]) for kind in FoundKind if numbers[kind])
