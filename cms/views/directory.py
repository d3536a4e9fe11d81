"""The directory of RGE professionals."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from cms.forms.directory import DirectoryForm
from cms.selection import selected
from cms.tree import HOME_CRUMB
from renovation.edge.quotas import COMMUNE_SEARCH, exceeded, too_many
from renovation.edge.requests import PlatformRequest
from renovation.professionals.enums import Domain
from renovation.professionals.queries import current_release, search_near, with_charter
from renovation.professionals.rules.works import works_by_code
from renovation.territories.models import Commune
from renovation.territories.queries import commune_by_insee, find_communes

COMPANIES_PER_PAGE = 12


def directory(request: PlatformRequest) -> HttpResponse:
    """Professionals near a commune, for works said in household words; all in the address, to be shared."""
    asked = "commune" in request.GET or "insee" in request.GET
    form = DirectoryForm(request.GET if asked else None)
    context: dict[str, object] = {
        "form": form,
        "release": current_release(),
        "asked": asked,
        "error": bool(asked and not form.is_valid()),
        "home_crumb": HOME_CRUMB,
    }
    if asked and form.is_valid():
        wait = exceeded(request, COMMUNE_SEARCH)
        if wait is not None:
            return too_many(request, wait)
        context |= _answer(request, form)
    return render(request, "cms/directory.html", context)


def _answer(request: PlatformRequest, form: DirectoryForm) -> dict[str, object]:
    """The commune understood, or those to choose from; then the companies."""
    platform_id = request.platform.pk if request.platform else None
    communes = _communes_meant(form)
    if len(communes) != 1:
        return {"choices": communes, "typed": form.cleaned_data["commune"]}
    works = works_by_code(form.cleaned_data["travaux"])
    found = search_near(
        communes[0],
        domains=works.domains if works else tuple(Domain),
        on=timezone.localdate(),
        radius_km=form.cleaned_data["rayon"],
        platform_id=platform_id,
    )
    page = Paginator(found.companies, COMPANIES_PER_PAGE).get_page(request.GET.get("page", "1"))
    with_charter(page.object_list, platform_id=platform_id, on=timezone.localdate())
    query = urlencode(
        {"insee": communes[0].insee, "travaux": works.code if works else "", "rayon": found.asked_radius_km}
    )
    return {
        "commune": communes[0],
        "works": works,
        "found": found,
        "companies": page,
        "query": f"{query}&",
        "kept": selected(request),
    }


def _communes_meant(form: DirectoryForm) -> list[Commune]:
    chosen = commune_by_insee(form.cleaned_data["insee"]) if form.cleaned_data["insee"] else None
    return [chosen] if chosen else find_communes(form.cleaned_data["commune"])
