"""The directory by name or number."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cms.directory.cards import cards_of
from cms.directory.tabs import tabs_for
from cms.forms.directory_names import NameForm
from cms.selection import selected
from cms.tree import HOME_CRUMB
from renovation.edge.quotas import SITE_SEARCH, exceeded, too_many
from renovation.edge.requests import PlatformRequest
from renovation.professionals.models import Company
from renovation.professionals.queries import current_release, search_by_name, search_by_resemblance
from renovation.professionals.rules.identifiers import SIREN_LENGTH, key_is_wrong

# Whoever knows a name reads no further: a longer name is quicker.
MOST = 15


@require_safe
def by_name(request: PlatformRequest) -> HttpResponse:
    """Firms qualified today whose name was typed, or nearly; or of this SIRET or SIREN."""
    asked = "q" in request.GET
    form = NameForm(request.GET if asked else None)
    context: dict[str, object] = {"form": form, "asked": asked, "tabs": tabs_for("cms:directory_name")}
    if asked and form.is_valid():
        wait = exceeded(request, SITE_SEARCH)
        if wait is not None:
            return too_many(request, wait)
        context |= _found(form, request.platform.pk if request.platform else None)
    context |= {
        "selected": selected(request),
        "error": bool(asked and form.errors),
        "release": current_release(),
        "home_crumb": HOME_CRUMB,
    }
    return render(request, "cms/directory_name.html", context)


def _found(form: NameForm, platform_id: UUID | None) -> dict[str, object]:
    on = timezone.localdate()
    key, number = form.cleaned_data["key"], form.cleaned_data["number"]
    companies = search_by_name(number or key, on=on, limit=MOST, platform_id=platform_id)
    resembling = not companies and not number
    if resembling:
        companies = search_by_resemblance(key, on=on, limit=MOST, platform_id=platform_id)
    return {
        "cards": cards_of(_grouped(companies), on=on),
        "resembling": resembling and bool(companies),
        "at_most": MOST if len(companies) == MOST else 0,
        "key_is_wrong": key_is_wrong(number),
    }


def _grouped(companies: list[Company]) -> list[Company]:
    """One line for a firm, which bears its other establishments."""
    firms: dict[str, list[Company]] = {}
    for company in companies:
        firms.setdefault(company.siret[:SIREN_LENGTH], []).append(company)
    for first, *others in firms.values():
        first.others_nearby, first.others_number = tuple(others), len(others)
    return [establishments[0] for establishments in firms.values()]
