"""What the search of a site may find: the rows of Wagtail's index that belong to it and that everybody may read."""

from collections.abc import Mapping
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, F, Q, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page, get_page_models
from wagtail.search.models import IndexEntry

from cms.enums import FoundKind
from cms.freshness import remembered, version_for
from cms.models import FrequentQuestion, GlossaryTerm
from cms.models.base import SitePage
from cms.tree import address_of
from renovation.platforms.models import Platform

_KINDS = {
    "aidpage": FoundKind.AID,
    "articlepage": FoundKind.NEWS,
    "eventpage": FoundKind.EVENT,
    "placepage": FoundKind.PLACE,
    "renovationpage": FoundKind.RENOVATION,
    "resourcepage": FoundKind.DOCUMENT,
    "frequentquestion": FoundKind.QUESTION,
    "glossaryterm": FoundKind.TERM,
}


def kind_of(model_name: str) -> FoundKind:
    return _KINDS.get(model_name, FoundKind.PAGE)


def readable_pages(home: Page) -> "QuerySet[Page]":
    """Live pages open to all, whose end is not past, and that their editors let be found."""
    pages = home.get_descendants(inclusive=True).live().public().exclude(expire_at__lte=timezone.now())
    found: QuerySet[Page] = pages.exclude(pk__in=_kept_out())
    return found


def readable_addresses(request: HttpRequest, home: Page) -> dict[str, str]:
    """The same pages by their key in the index, with their address: remembered until a page of the site changes."""
    known = remembered(f"readable:{home.pk}", version_for(request, home), lambda: _addresses(home))
    now = timezone.now()
    return {key: address for key, (address, end) in known.items() if end is None or end > now}


def entries(
    addresses: Mapping[str, str], platform: Platform | None, *, questions: bool, terms: bool
) -> QuerySet[IndexEntry]:
    """The index of a site's pages; of its questions and of its words when there is a page that shows them."""
    types = ContentType.objects.get_for_models(*own_page_models(), FrequentQuestion, GlossaryTerm)
    snippets = {FrequentQuestion: questions, GlossaryTerm: terms}
    page_types = [kind.pk for model, kind in types.items() if model not in snippets]
    scope = Q(content_type__in=page_types, object_id__in=list(addresses))
    for model, shown in snippets.items():
        if shown and platform is not None:
            own = model._default_manager.filter(platform=platform).annotate(key=Cast("pk", CharField())).values("key")
            scope |= Q(content_type=types[model], object_id__in=own)
    found: QuerySet[IndexEntry] = IndexEntry.objects.filter(scope).annotate(model=F("content_type__model"))
    return found


def _addresses(home: Page) -> dict[str, tuple[str, datetime | None]]:
    pages = readable_pages(home).only("pk", "url_path", "depth", "expire_at")
    return {str(page.pk): (address_of(page), page.expire_at) for page in pages}


def own_page_models() -> list[type[SitePage]]:
    return [model for model in get_page_models() if issubclass(model, SitePage)]


def _kept_out() -> "QuerySet[Page]":
    """Pages that one finds by a link only, whatever their kind."""
    first, *others = [
        model.objects.filter(in_site_map=False).values_list("pk", flat=True) for model in own_page_models()
    ]
    return first.union(*others)
