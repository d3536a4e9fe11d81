"""The private calendar of an adviser or of a place, as calendar programs read it."""

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from renovation.appointments.queries import feed_by_token, feed_file
from renovation.edge.requests import PlatformRequest
from selfservice.http import on_agenda


@require_safe
@on_agenda
def feed(request: PlatformRequest, token: str) -> HttpResponse:
    """An address that was revoked, or never given, is not found: the same answer for both."""
    found = feed_by_token(token)
    if found is None or found.platform_id != request.platform.pk:
        raise Http404
    return HttpResponse(feed_file(found, now=timezone.now()), content_type="text/calendar; charset=utf-8")
