"""How pages travel: compressed, and not at all when the browser already holds the same."""

import hashlib
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import get_conditional_response, patch_cache_control

from config.middleware.headers import is_personal

WORDS = ("text/", "application/xml", "application/rss+xml", "application/atom+xml", "application/json", "image/svg+xml")


class DeliveryMiddleware:
    """Neither is done to what may hold somebody's data: it is not stored, and its size tells nothing (BREACH)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.gzip = GZipMiddleware(get_response)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_words = response.get("Content-Type", "").startswith(WORDS)
        if response.streaming or not is_words or is_personal(request):
            return response
        if _may_be_kept(request, response):
            response = _conditional(request, response)
        return self.gzip.process_response(request, response)  # type: ignore[return-value]


def _may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    """A page that sets a cookie is for one visitor; one that says how it is cached is left as it is."""
    told = response.has_header("ETag") or response.has_header("Cache-Control")
    return request.method in ("GET", "HEAD") and response.status_code == 200 and not response.cookies and not told


def _conditional(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The mark of the content, without the nonce that each answer has of its own: no script of ours needs it to run."""
    nonce = getattr(request, "csp_nonce", "").encode()
    content = response.content.replace(nonce, b"") if nonce else response.content
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    response["ETag"] = etag
    patch_cache_control(response, private=True, no_cache=True)
    found: HttpResponse = get_conditional_response(request, etag=etag, response=response)  # type: ignore[assignment]
    return found
