"""The directory of RGE professionals: who works near a place."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from cms.directory.cards import Card, cards_of
from cms.directory.places import Origin, place_meant
from cms.directory.surroundings import map_of
from cms.directory.tabs import tabs_for
from cms.forms.directory import DirectoryForm
from cms.selection import selected
from cms.tree import HOME_CRUMB
from renovation.edge.pictures.nearby import NearbyMap
from renovation.edge.quotas import COMMUNE_SEARCH, exceeded, too_many
from renovation.edge.requests import PlatformRequest
from renovation.professionals.models import Company
from renovation.professionals.queries import USUAL_RADIUS_KM, Search, current_release, search_around
from renovation.professionals.rules.works import Trade, Works, domains_of, works_by_code, works_of

COMPANIES_PER_PAGE = 12
PLACE_FIELDS = ("commune", "insee", "point")


@dataclass(frozen=True)
class Answer:
    """What was found around a place. `query` are the parameters of this search, without the page."""

    origin: Origin
    works: tuple[Works, ...]
    found: Search
    page: "Page[Company]"
    cards: list[Card]
    map: NearbyMap | None
    query: str


def directory(request: PlatformRequest) -> HttpResponse:
    """Professionals near a place, for works said in household words; all in the address, to be shared."""
    works = works_by_code(request.GET.get("travaux", ""))
    trade = works.trade if works else Trade.WORKS
    asked = any(name in request.GET for name in PLACE_FIELDS)
    form = DirectoryForm(_sent(request) if asked else None, trade=trade)
    context: dict[str, object] = {"form": form, "trade": trade, "asked": asked, "tabs": tabs_for(trade)}
    if asked and form.is_valid():
        wait = exceeded(request, COMMUNE_SEARCH)
        if wait is not None:
            return too_many(request, wait)
        moved = _other_tab(form)
        if moved is not None:
            return moved
        context |= _answered(request, form)
    context |= {"error": bool(asked and form.errors), "release": current_release(), "home_crumb": HOME_CRUMB}
    return render(request, "cms/directory.html", context)


def _other_tab(form: DirectoryForm) -> HttpResponse | None:
    """Words typed among works that mean an audit or an architect lead to their tab."""
    understood: tuple[Works, ...] = form.cleaned_data["works"]
    if not understood or understood[0].trade is form.trade:
        return None
    kept = {name: form.cleaned_data[name] for name in (*PLACE_FIELDS, "rayon") if form.cleaned_data[name]}
    address = reverse("cms:directory")
    return HttpResponseRedirect(f"{address}?{urlencode({'travaux': understood[0].code, **kept})}")


def _answered(request: PlatformRequest, form: DirectoryForm) -> dict[str, object]:
    """The place understood and who was found there, or the places to choose from."""
    told = form.cleaned_data
    meant = place_meant(typed=told["commune"], insee=told["insee"], point=told["point"])
    if meant.origin is None:
        return {"meant": meant, "kept": _kept(form)}
    form.data = _with_place(_sent(request), meant.origin)
    answer = _found(request, form, meant.origin)
    tabs = tabs_for(form.trade, meant.origin.query)
    return {"meant": meant, "kept": _kept(form), "answer": answer, "tabs": tabs, "selected": selected(request)}


def _found(request: PlatformRequest, form: DirectoryForm, origin: Origin) -> Answer:
    on, platform_id = timezone.localdate(), request.platform.pk if request.platform else None
    works: tuple[Works, ...] = form.cleaned_data["works"]
    domains = domains_of(works or works_of(form.trade))
    found = search_around(
        origin.point, domains=domains, on=on, radius_km=form.cleaned_data["rayon"], platform_id=platform_id
    )
    page = Paginator(found.companies, COMPANIES_PER_PAGE).get_page(request.GET.get("page", "1"))
    cards = _cards(page, domains if works else (), on)
    query = urlencode({**origin.query, **_kept_parts(form)})
    return Answer(origin, works, found, page, cards, map_of(origin, cards), f"{query}&")


def _cards(page: "Page[Company]", domains: tuple[str, ...], on: date) -> list[Card]:
    first = page.start_index() if page.paginator.count else 1
    return cards_of(page.object_list, domains=domains, on=on, first=first, with_distance=True)


def _sent(request: PlatformRequest) -> QueryDict:
    """The distance that is meant when none was sent: links from other pages tell a place only."""
    data = request.GET.copy()
    data.setdefault("rayon", str(USUAL_RADIUS_KM))
    return data


def _with_place(data: QueryDict, origin: Origin) -> QueryDict:
    """The form again, with the place in words: kept as long as the words stay."""
    for name in PLACE_FIELDS:
        data[name] = origin.query.get(name, "")
    data["commune"] = data["lieu"] = origin.label
    return data


def _kept(form: DirectoryForm) -> str:
    """The search without its place, for the links that name another place."""
    return urlencode(_kept_parts(form))


def _kept_parts(form: DirectoryForm) -> dict[str, str]:
    told = form.cleaned_data
    return {name: str(told[name]) for name in ("travaux", "besoin", "rayon") if told.get(name)}
