"""What a process may remember of published pages, for as long as they do not change.

The version of a site is read from its pages (one small query), so that a publication by anybody, a scheduled one or a
move is seen by every process at once, without a signal.
"""

import hashlib
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from django.core.cache import caches
from django.http import HttpRequest
from wagtail.models import Page

Remembered = TypeVar("Remembered")


def version_of(root: Page) -> str:
    """A fingerprint of the pages under a root: changes with each publication, removal, move, new menu or lock."""
    rows = (
        Page.objects.descendant_of(root, inclusive=True)
        .order_by("path", "view_restrictions__pk")
        .values_list("pk", "path", "show_in_menus", "live", "last_published_at", "view_restrictions__pk")
    )
    digest = hashlib.sha256()
    for row in rows:
        digest.update(repr(row).encode())
    return digest.hexdigest()[:24]


def version_for(request: HttpRequest, root: Page) -> str:
    """The version of the site that is asked for, read once for a request."""
    known: str | None = getattr(request, "site_version", None)
    if known is None:
        known = version_of(root)
        request.site_version = known  # type: ignore[attr-defined]
    return known


def remembered(name: str, version: str, build: Callable[[], Remembered]) -> Remembered:
    """The value built for this version, kept in the process for five minutes at most."""
    key = f"cms:{name}:{version}"
    found: Remembered | None = caches["process"].get(key)
    if found is None:
        found = build()
        caches["process"].set(key, found)
    return found


def five_minutes(now: datetime) -> int:
    """The slice of time in which real figures may be shown without counting them again."""
    return int(now.timestamp()) // 300
