"""Leaving the campaigns of a platform with one click, from a mail."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cms.tree import HOME_CRUMB
from renovation.campaigns.links import read_leaving
from renovation.campaigns.operations import object_to_campaigns
from renovation.campaigns.queries import recipient_of_link
from renovation.edge.requests import PlatformRequest


# Mail programs post here by themselves (RFC 8058), without our cookie: the signed link is what proves the right.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def campaign_leave(request: PlatformRequest, token: str) -> HttpResponse:
    """A page with a button; the POST, of the button or of a mail program, counts at once."""
    recipient_id = read_leaving(token)
    if recipient_id is None or not request.platform:
        raise Http404
    recipient = recipient_of_link(recipient_id, platform_id=request.platform.pk)
    if request.method == "POST" and recipient is not None:
        object_to_campaigns(recipient=recipient, now=timezone.now())
    is_done = request.method == "POST" or recipient is None
    return render(request, "cms/campaign_leave.html", {"home_crumb": HOME_CRUMB, "is_done": is_done})
