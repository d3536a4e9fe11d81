"""The summary of a page: its titles of level two, each with a place to go to."""

import re
from dataclasses import dataclass
from html import unescape

from cms.rules.anchors import anchor_of

_TITLE = re.compile(r"<h2(?P<attributes>[^>]*)>(?P<inner>.*?)</h2>", re.S)
_TAG = re.compile(r"<[^>]*>")
_ID = re.compile(r'\bid="([^"]+)"')


@dataclass(frozen=True)
class Heading:
    anchor: str
    title: str


@dataclass(frozen=True)
class Outlined:
    """A text whose titles can be reached, and the list of them."""

    html: str
    headings: tuple[Heading, ...]


def outlined(html: str) -> Outlined:
    """Each title of level two gets an anchor of its own, made of its words; one that has an anchor keeps it."""
    headings: list[Heading] = []

    def anchored(found: re.Match[str]) -> str:
        title = unescape(_TAG.sub("", found["inner"])).strip()
        known = _ID.search(found["attributes"])
        anchor = known[1] if known else anchor_of(title, {heading.anchor for heading in headings})
        headings.append(Heading(anchor, title))
        return found[0] if known else f'<h2{found["attributes"]} id="{anchor}">{found["inner"]}</h2>'

    text = _TITLE.sub(anchored, html)
    return Outlined(text, tuple(headings))
