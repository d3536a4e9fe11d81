"""Public pages that were drawn a moment ago are handed over again: a page of the site is the same for all readers.

So is a search of the directory around a commune: at a public meeting or after a letter, many ask for the same ones.

What is kept belongs to a process, to a version of the site and to the choices of the device (theme, closed banner, no
counting). Whoever bears another cookie, of a session or of a diagnosis, is served by the page itself.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from cms.freshness import version_for
from cms.queries.banners import banner_for
from cms.queries.frame import frame_of
from cms.queries.measure import refuses
from cms.queries.sites import home_of
from config.context import THEMES

# Of the library, not of the visitor: a page that holds a token sets the cookie again, and is then not kept.
_INDIFFERENT = {"csrftoken", "__Host-csrftoken"}
# Pages of the tree that ask who is there (a password, a login) answer by a cookie or by another status.
_SAME_FOR_ALL = {"wagtail_serve", "cms:sitemap_page", "cms:directory_company"}
# Of the directory, what is chosen in lists: the words and the address that somebody typed are remembered nowhere.
_SEARCH, _CHOSEN = "cms:directory", {"insee", "commune", "lieu", "travaux", "rayon", "page", "besoin", "point"}
_TYPED = ("besoin", "point")
_COMMUNE = re.compile(r"\D*(?:\d{5})?\D*")
# Searches are many: they never drive the pages of the site out of the memory.
_PAGES, _SEARCHES = "process", "searches"


@dataclass(frozen=True)
class KeptPage:
    """The content between the places of the nonce, which each answer has of its own; what the policy must allow."""

    parts: tuple[bytes, ...]
    headers: tuple[tuple[str, str], ...]
    player_hosts: frozenset[str]
    measure_origin: str

    @classmethod
    def of(cls, request: HttpRequest, response: HttpResponse) -> "KeptPage":
        return cls(
            tuple(response.content.split(_nonce(request))),
            tuple(response.headers.items()),
            frozenset(getattr(request, "player_hosts", ())),
            getattr(request, "measure_origin", ""),
        )

    def answer(self, request: HttpRequest) -> HttpResponse:
        request.player_hosts = self.player_hosts  # type: ignore[attr-defined]
        request.measure_origin = self.measure_origin  # type: ignore[attr-defined]
        response = HttpResponse(_nonce(request).join(self.parts), headers=dict(self.headers))
        patch_vary_headers(response, ("Cookie", "DNT", "Sec-GPC"))
        return response


class KeptPagesMiddleware:
    """Stands before sessions are read by anybody: what it answers cannot depend on one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = _key(request)
        if key is None:
            return self.get_response(request)
        memory = caches[_SEARCHES if request.META.get("QUERY_STRING") else _PAGES]
        kept: KeptPage | None = memory.get(key)
        if kept is not None:
            return kept.answer(request)
        response = self.get_response(request)
        told = response.cookies or response.has_header("Cache-Control") or response.streaming
        if response.status_code == 200 and not told:
            memory.set(key, KeptPage.of(request, response), settings.KEPT_PAGES_SECONDS)
        return response


def _key(request: HttpRequest) -> str | None:
    """None when this request may not be answered by a kept page."""
    choices = {"theme", settings.BANNER_COOKIE_NAME, settings.MEASURE_COOKIE_NAME}
    bears = request.COOKIES.keys() - _INDIFFERENT
    theme = request.COOKIES.get("theme", "")
    if not settings.KEPT_PAGES_SECONDS or request.method != "GET" or bears - choices:
        return None
    home = home_of(request) if _is_for_all(request) else None
    if home is None:
        return None
    frame = frame_of(request)
    version = version_for(request, home) + (frame.changed_at.isoformat() if frame else "")
    # What the page makes of these cookies, not what they hold: anybody may write anything in them.
    banner = banner_for(request, now=timezone.now())
    chosen = (theme if theme in THEMES else "", banner, refuses(request))
    told = (request.scheme, request.get_host(), request.get_full_path(), timezone.localdate(), chosen, version)
    return f"page:{hashlib.sha256(repr(told).encode()).hexdigest()}"


def _is_for_all(request: HttpRequest) -> bool:
    try:
        view = resolve(request.path_info).view_name
    except Resolver404:
        return False
    return _is_chosen(request) if view == _SEARCH else view in _SAME_FOR_ALL and not request.META.get("QUERY_STRING")


def _is_chosen(request: HttpRequest) -> bool:
    """Whether this search was made of choices alone: a commune, works of the list, a distance."""
    asked = request.GET
    typed = any(asked.get(name) for name in _TYPED) or not all(
        _COMMUNE.fullmatch(asked.get(name, "")) for name in ("commune", "lieu")
    )
    return not typed and asked.keys() <= _CHOSEN


def _nonce(request: HttpRequest) -> bytes:
    nonce: str = request.csp_nonce  # type: ignore[attr-defined]
    return nonce.encode()
