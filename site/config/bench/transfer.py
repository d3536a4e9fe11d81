"""What a first visit of a page brings down: the page, and the files that it loads, as they really travel."""

import gzip
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

# What a browser loads at once: sheets, scripts, fonts that are announced, the icon, pictures that do not wait.
_LINK = re.compile(r"<link\s[^>]*>|<script\s[^>]*>|<img\s[^>]*>")
_LOADED = re.compile(r'rel="(?:stylesheet|preload|icon)"|^<script|^<img')
_ADDRESS = re.compile(r'(?:href|src)="(/[^"]+)"')
PACKED = {".css", ".js", ".svg", ".json"}


@dataclass(frozen=True)
class Transfer:
    """Bytes by file, the page itself under ""."""

    files: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.files.values())


def transfer(client: Client, address: str) -> Transfer:
    """Everything as a browser that reads gzip receives it; those that read Brotli receive less."""
    answer = client.get(address, headers={"accept-encoding": "gzip"})
    content = answer.content
    page = gzip.decompress(content) if answer.get("Content-Encoding") == "gzip" else content
    files = {"": len(content)}
    for loaded in _loaded(page.decode()):
        files[loaded] = _weight(client, loaded)
    return Transfer(files)


def _loaded(page: str) -> list[str]:
    """Pictures that wait to be reached are not loaded by those who do not go down to them."""
    tags = [tag for tag in _LINK.findall(page) if _LOADED.search(tag) and 'loading="lazy"' not in tag]
    found = (_ADDRESS.search(tag) for tag in tags)
    return sorted({match[1].replace("&amp;", "&") for match in found if match})


def _weight(client: Client, address: str) -> int:
    if address.startswith(settings.STATIC_URL):
        return _static_weight(address.removeprefix(settings.STATIC_URL))
    answer = client.get(address, headers={"accept-encoding": "gzip"})
    return len(b"".join(answer.streaming_content)) if answer.streaming else len(answer.content)  # type: ignore[attr-defined]


@cache
def _static_weight(name: str) -> int:
    """WhiteNoise keeps beside each file what gzip makes of it; fonts are packed already.

    Where files are collected, a page names them with the print of their content.
    """
    written = finders.find(name)
    found = Path(written) if written else Path(settings.STATIC_ROOT) / name
    content = found.read_bytes()
    return len(gzip.compress(content, 9)) if found.suffix in PACKED else len(content)
