"""The catalogue of works, readable by every agent: types, characteristics, and their names elsewhere."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from backoffice.access import for_roles
from renovation.aids.rules.works import WORKS, Work
from renovation.diagnosis.rules.advice.catalogue import sheets
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right, Role
from renovation.platforms.permissions import platforms_open_to
from renovation.professionals.enums import Domain
from renovation.works.queries import directory_search
from renovation.works.rules.catalogue import WorkType, by_slug, catalogue

READERS = tuple(sorted(Role.of_the_office()))


@require_safe
@for_roles(*READERS)
def works_catalogue(request: LoggedInRequest) -> HttpResponse:
    """Lots with their types."""
    found = catalogue()
    return render(request, "backoffice/works/list.html", {"catalogue": found, "groups": found.by_lot()})


@require_safe
@for_roles(*READERS)
def works_type(request: LoggedInRequest, works_slug: str) -> HttpResponse:
    """One type with everything that is tied to it."""
    found = by_slug(works_slug)
    if found is None:
        raise Http404
    context = {
        "type": found,
        "catalogue": catalogue(),
        "aids": [WORKS[Work(code)].label for code in found.aids],
        "domains": [Domain(code).label for code in found.rge_domains],
        "advised": advised_as(found),
        "directory": directory_search(found),
        "may_read_prices": bool(platforms_open_to(request.reader, Right.READ_PRICES)),
    }
    return render(request, "backoffice/works/type.html", context)


def advised_as(found: WorkType) -> list[str]:
    """Works of the diagnosis that are of this type."""
    return [sheet.title for sheet in sheets().values() if found.code in sheet.work_types]
