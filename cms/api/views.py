"""The public JSON: who works near a place, one establishment, the check on the day of a quote."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils import timezone

from cms.api.door import Body, Refusal, checked, public
from cms.api.forms import CoverageForm, SearchForm
from cms.api.shapes import company_shape, coverage_shape, found_shape, works_shape
from cms.directory.verdicts import verdict
from renovation.edge.requests import PlatformRequest
from renovation.professionals.models import DirectoryRelease
from renovation.professionals.queries import companies_named, coverage_on, search_around
from renovation.professionals.rules.works import WORKS

PER_PAGE = 20
ORDER = "Par distance ; à distance égale, tirage au sort de chaque jour. Ni classement ni recommandation."
ABSENT = "Absente de la liste de ce jour : cela ne veut pas dire que l’entreprise n’a pas de qualification."


@public
def works(request: PlatformRequest, release: DirectoryRelease) -> Body:
    return {"travaux": [works_shape(one) for one in WORKS]}


@public
def companies(request: PlatformRequest, release: DirectoryRelease) -> Body:
    told: dict[str, Any] = checked(SearchForm(request.GET))
    on = timezone.localdate()
    asked = {"domains": told["domains"], "radius_km": told["rayon"], "platform_id": platform_of(request)}
    found = search_around(told["point"], on=on, **asked)
    page = Paginator(found.companies, PER_PAGE).get_page(told["page"] or 1)
    return {
        "total": found.total,
        "rayon_km": found.radius_km,
        "rayon_demande_km": found.asked_radius_km,
        "elargi": found.widened,
        "ordre": ORDER,
        "page": page.number,
        "pages": page.paginator.num_pages,
        "suivante": _next(request, page.next_page_number()) if page.has_next() else None,
        "entreprises": [found_shape(company, on=on) for company in page.object_list],
    }


@public
def company(request: PlatformRequest, release: DirectoryRelease, siret: str) -> Body:
    on = timezone.localdate()
    is_number = siret.isascii() and siret.isdigit()
    found = companies_named([siret], platform_id=platform_of(request), on=on) if is_number else []
    if not found or not any(one.domain for one in found[0].valid):  # type: ignore[attr-defined]
        raise Refusal(404, "non_trouvee", ABSENT, liste_du=release.data_date.isoformat())
    return {"entreprise": company_shape(found[0], on=on)}


@public
def check(request: PlatformRequest, release: DirectoryRelease) -> Body:
    told: dict[str, Any] = checked(CoverageForm(request.GET, on=timezone.localdate()))
    wanted, day = told["travaux"], told["date"]
    coverage = coverage_on(told["siret"], domains=wanted.domains, on=day, platform_id=platform_of(request))
    answer = verdict(coverage, on=day, list_date=release.data_date)
    words = {"titre": answer.title, "texte": answer.text, "que_faire": answer.to_do}
    return {"date": day.isoformat(), "travaux": wanted.code, **coverage_shape(coverage), **words}


@public
def unknown(request: PlatformRequest, release: DirectoryRelease, rest: str) -> Body:
    address = request.build_absolute_uri(reverse("cms:directory_api"))
    raise Refusal(404, "adresse", f"Cette adresse n’existe pas. Mode d’emploi : {address}")


def platform_of(request: PlatformRequest) -> UUID | None:
    """The site on which the directory is asked: its platform may hide entries."""
    return request.platform.pk if request.platform else None


def _next(request: PlatformRequest, number: int) -> str:
    query = urlencode({**request.GET.dict(), "page": number})
    return request.build_absolute_uri(f"{request.path}?{query}")
