"""Old addresses of the sites, without a redirection that would lead to itself for ever."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from wagtail.contrib.redirects.middleware import RedirectMiddleware
from wagtail.contrib.redirects.models import Redirect


class OldAddressMiddleware(RedirectMiddleware):
    """A page that was renamed, renamed back, then taken off the site is a page that is not found."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        answer: HttpResponse = super().process_response(request, response)
        return response if answer is not response and _leads_to_itself(request, answer["Location"]) else answer


def _leads_to_itself(request: HttpRequest, link: str) -> bool:
    here = urlsplit(request.build_absolute_uri())
    same_place = urlsplit(link).hostname in (None, here.hostname)
    return same_place and Redirect.normalise_path(link) == Redirect.normalise_path(request.get_full_path())
