"""« Vérifier un artisan à la date du devis »."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cms.directory.tabs import tabs_for
from cms.directory.verdicts import verdict
from cms.forms.directory_names import CheckForm
from cms.tree import HOME_CRUMB
from renovation.edge.quotas import SITE_SEARCH, exceeded, too_many
from renovation.edge.requests import PlatformRequest
from renovation.professionals.models import DirectoryRelease
from renovation.professionals.queries import coverage_on, covered_elsewhere, current_release, establishments_named
from renovation.professionals.rules.coverage import CoverageState
from renovation.professionals.rules.identifiers import SIRET_LENGTH
from renovation.professionals.rules.works import Works

FIELDS = ("entreprise", "travaux", "date")


@require_safe
def check(request: PlatformRequest) -> HttpResponse:
    """Nothing personal is asked: the answer stands in the address, to be shown to the firm or to an adviser."""
    asked = any(name in request.GET for name in FIELDS)
    on = timezone.localdate()
    form = CheckForm(request.GET if asked else None, on=on, initial={"date": on})
    release = current_release()
    context: dict[str, object] = {"form": form, "tabs": tabs_for("cms:directory_check"), "asked": asked}
    if asked and form.is_valid() and release is not None:
        wait = exceeded(request, SITE_SEARCH)
        if wait is not None:
            return too_many(request, wait)
        context |= _answered(form, release, request.platform.pk if request.platform else None)
    context |= {"error": bool(asked and form.errors), "release": release, "home_crumb": HOME_CRUMB}
    return render(request, "cms/directory_check.html", context)


def _answered(form: CheckForm, release: DirectoryRelease, platform_id: UUID | None) -> dict[str, object]:
    """The answer, or the establishments to choose from when the name or the SIREN is that of several."""
    number, key = form.cleaned_data["number"], form.cleaned_data["key"]
    works, day = form.cleaned_data["travaux"], form.cleaned_data["date"]
    if len(number) == SIRET_LENGTH:
        return _verdict(number, works, day, release, platform_id)
    establishments = establishments_named(number or key, platform_id=platform_id)
    if len(establishments) == 1 and key in establishments[0].search_name:
        return _verdict(establishments[0].siret, works, day, release, platform_id)
    return {"establishments": establishments, "works": works, "day": day}


def _verdict(
    siret: str, works: Works, day: date, release: DirectoryRelease, platform_id: UUID | None
) -> dict[str, object]:
    coverage = coverage_on(siret, domains=works.domains, on=day, platform_id=platform_id)
    elsewhere = []
    if coverage.state is not CoverageState.COVERED:
        elsewhere = covered_elsewhere(siret, domains=works.domains, on=day, platform_id=platform_id)
    return {
        "coverage": coverage,
        "verdict": verdict(coverage, on=day, list_date=release.data_date),
        "elsewhere": elsewhere,
        "works": works,
        "day": day,
    }
