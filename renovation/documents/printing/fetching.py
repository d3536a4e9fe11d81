"""What a printed document may load: the files of this list, by name, and nothing else (F8)."""

import mimetypes
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

from django.contrib.staticfiles import finders
from weasyprint.urls import URLFetcher, URLFetcherResponse

SCHEME = "asset:"
STATIC = frozenset({"fonts/atkinson-next.woff2", "fonts/bricolage.woff2"})

Loader = Callable[[], bytes]


class AddressRefused(ValueError):
    """An address outside the asset list: of the network, of the disk, or a name that nobody gave."""


class AssetFetcher(URLFetcher):
    """Answers `asset:<name>` for static files of the list and for what the document brings; refuses the rest."""

    def __init__(self, brought: Mapping[str, Loader] | None = None) -> None:
        super().__init__(allowed_protocols=(SCHEME.rstrip(":"),), allow_redirects=False)
        self._brought = dict(brought or {})

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        if not url.startswith(SCHEME):
            raise AddressRefused(f"a document loads no {url.split(':', 1)[0]} address")
        name = url.removeprefix(SCHEME)
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, BytesIO(self._content(name)), {"Content-Type": kind})

    def _content(self, name: str) -> bytes:
        if name in self._brought:
            return self._brought[name]()
        if name in STATIC:
            return static_bytes(name)
        raise AddressRefused(f"{name!r} is no asset of this document")


def static_bytes(name: str) -> bytes:
    """A file of our own static folders."""
    found = finders.find(name)
    if found is None:
        raise AddressRefused(f"{name!r} is no static file")
    return Path(found).read_bytes()
