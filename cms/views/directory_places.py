"""What the place that is being typed may be, for the list under the field of the directory."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from cms.directory.places import choices_of
from renovation.territories.addresses import find_places

SHORTEST = 2
LONGEST = 200
MOST = 8


@require_safe
def places(request: HttpRequest) -> JsonResponse:
    """Asked by the page itself: a form without this list understands the same words."""
    typed = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
    found = choices_of(find_places(typed, limit=MOST)) if len(typed) >= SHORTEST else ()
    return JsonResponse({"places": [{"label": one.label, **one.query} for one in found]})
