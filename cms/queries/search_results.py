"""What a result of the search shows: title, address, and the passage that holds the words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.contrib.postgres.search import SearchHeadline, SearchQuery
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page
from wagtail.search.models import IndexEntry

from cms.enums import FoundKind
from cms.models import PromotedResult
from cms.models.questions import FrequentQuestion
from cms.models.terms import GlossaryTerm
from cms.queries.frame import FrameLinks
from cms.queries.search_scope import readable_pages
from cms.rules.searching import is_meant
from cms.tree import address_of
from renovation.platforms.models import Platform
from renovation.professionals.queries import companies_qualified

FRENCH = "maisonnee_french"
# Signs that no text holds: they become marks once all the rest is escaped.
OPEN, CLOSE = "\ue000", "\ue001"


class Found(Protocol):
    """What the search found, as it is read here."""

    @property
    def kind(self) -> FoundKind: ...
    @property
    def key(self) -> str: ...
    @property
    def entry(self) -> int | None: ...


@dataclass(frozen=True)
class Result:
    """One line of the list."""

    kind: FoundKind
    title: str
    address: str
    text: SafeString | str


def shown(hits: Sequence[Found], query: SearchQuery, links: FrameLinks, pages: Mapping[str, str]) -> list[Result]:
    """The results of one page of the list, in the same order; `pages` are addresses by key."""
    passages = _passages([hit.entry for hit in hits if hit.entry is not None], query)
    # The index keeps no title of what is no page.
    asked = _questions([hit.key for hit in hits if hit.kind == FoundKind.QUESTION])
    words, slugs = _terms([hit.key for hit in hits if hit.kind == FoundKind.TERM])
    companies = _companies([hit.key for hit in hits if hit.kind == FoundKind.COMPANY])
    results = []
    for hit in hits:
        if hit.entry is None:
            results += companies.get(hit.key, [])
            continue
        title, text = passages[hit.entry]
        title = asked.get(hit.key, "") if hit.kind == FoundKind.QUESTION else title
        title = words.get(hit.key, "") if hit.kind == FoundKind.TERM else title
        results.append(Result(hit.kind, title, _address(hit, links, pages, slugs), text))
    return results


def promoted_for(home: Page, platform: Platform | None, typed: str) -> list[Result]:
    """The pages that the editors put first for these words."""
    if platform is None:
        return []
    chosen = [one for one in PromotedResult.objects.filter(platform=platform) if is_meant(typed, one.words)]
    if not chosen:
        return []
    readable: Any = readable_pages(home).filter(pk__in=[one.page_id for one in chosen])
    pages = {page.pk: page for page in readable.specific()}
    return [
        Result(FoundKind.PAGE, page.title, address_of(page), one.text or getattr(page, "introduction", ""))
        for one in chosen
        if (page := pages.get(one.page_id)) is not None
    ]


def _questions(keys: Sequence[str]) -> dict[str, str]:
    return {str(one.pk): str(one) for one in FrequentQuestion.objects.filter(pk__in=keys)} if keys else {}


def _address(hit: Found, links: FrameLinks, pages: Mapping[str, str], slugs: dict[str, str]) -> str:
    if hit.kind == FoundKind.QUESTION:
        return f"{links.questions_url}#question-{hit.key}"
    if hit.kind == FoundKind.TERM:
        return f"{links.glossary_url}#{slugs[hit.key]}"
    return pages[hit.key]


def _passages(ids: Sequence[int], query: SearchQuery) -> dict[int, tuple[str, SafeString]]:
    headline = SearchHeadline(
        "body_text", query, config=FRENCH, start_sel=OPEN, stop_sel=CLOSE, max_words=32, min_words=16
    )
    rows = IndexEntry.objects.filter(pk__in=ids).annotate(passage=headline).values_list("pk", "title_text", "passage")
    return {pk: (title, _marked(passage)) for pk, title, passage in rows}


def _marked(passage: str) -> SafeString:
    marked = escape(passage).replace(OPEN, "<mark>").replace(CLOSE, "</mark>")
    return mark_safe(marked)  # noqa: S308 (escaped just above, marks of ours)


def _terms(keys: Sequence[str]) -> tuple[dict[str, str], dict[str, str]]:
    """The words of the glossary, and their anchors in its page."""
    found = list(GlossaryTerm.objects.filter(pk__in=keys)) if keys else []
    return {str(one.pk): str(one) for one in found}, {str(one.pk): one.slug for one in found}


def _companies(sirets: Sequence[str]) -> dict[str, list[Result]]:
    """Companies with the domains in which they are qualified today."""
    found: dict[str, list[Result]] = {}
    for company in companies_qualified(sirets, on=timezone.localdate()) if sirets else []:
        domains = list(dict.fromkeys(one.get_domain_display() for one in company.valid))  # type: ignore[attr-defined]
        where = f"{company.postcode} {company.commune.name}" if company.commune else company.postcode
        address = reverse("cms:directory_company", args=[company.siret])
        text = f"{where}. Qualifiée RGE\N{NO-BREAK SPACE}: {', '.join(domains)}."
        found[company.siret] = [Result(FoundKind.COMPANY, company.name, address, text)]
    return found
