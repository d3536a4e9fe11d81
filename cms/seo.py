"""What search engines and messages are told of a page: description, address of reference, picture, structured data."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from django.http import HttpRequest
from wagtail.images.shortcuts import get_rendition_or_not_found
from wagtail.models import Page

from cms import structured
from cms.models import ArticlePage
from cms.models.platform_site import platform_of_place
from cms.rules.excerpt import excerpt
from cms.rules.json_ld import json_ld
from cms.tree import address_of
from renovation.platforms.models import Platform

# The size that messages draw without cutting; a JPEG, for some services read nothing newer.
SHARE_SIZE = "fill-1200x630|format-jpeg"


@dataclass(frozen=True)
class SharedPicture:
    """The picture shown beside an address that is shared."""

    address: str
    width: int
    height: int
    alternative: str


@dataclass(frozen=True)
class Head:
    """What the head of a page says beside its title. `structured` holds JSON ready for the page."""

    title: str
    description: str
    canonical: str
    kind: str
    indexed: bool
    picture: SharedPicture | None = None
    structured: tuple[str, ...] = ()


def head_of(page: Page, request: HttpRequest, context: Mapping[str, Any]) -> Head:
    """The head of a page of the tree, with what its context has read."""
    platform = getattr(request, "platform", None) or None
    author = _author(page)
    canonical = _address_at(author, page.alias_of) if author else address_of_reference(request, page.address)
    picture = _picture(page, request)
    data = structured.of_page(page, canonical, author or platform, picture.address if picture else "")
    data += structured.questions(context.get("questions") or [])
    trail = context.get("trail") or ()
    if trail:
        steps = [(step.title, address_of_reference(request, step.url, numbered=False)) for step in trail]
        data.append(structured.breadcrumb([*steps, (page.title, canonical)]))
    elif platform is not None:
        data += structured.service(platform)
    return Head(
        title=page.seo_title or page.title,
        description=excerpt(page.search_description or getattr(page, "introduction", "")),
        canonical=canonical,
        kind="article" if isinstance(page, ArticlePage) else "website",
        indexed=page.in_search_engines,
        picture=picture,
        structured=tuple(json_ld(one) for one in data),
    )


def address_of_reference(request: HttpRequest, path: str, *, numbered: bool = True) -> str:
    """One address for one content, built from the platform's own and never from the Host that is asked (F9).

    Each page of a list is a content of its own; what narrows the list is not.
    """
    platform = getattr(request, "platform", None)
    base = platform.public_url if platform else request.build_absolute_uri("/")
    typed = request.GET.get("page", "") if numbered else ""
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else 1
    return urljoin(base, path) + (f"?page={number}" if number > 1 else "")


def _author(page: Page) -> Platform | None:
    """Whose page this is when another platform of the Region shared it: engines know it at its own place."""
    return platform_of_place(page.alias_of) if page.alias_of_id is not None else None


def _address_at(platform: Platform, page: Page) -> str:
    return urljoin(platform.public_url, address_of(page))


def _picture(page: Page, request: HttpRequest) -> SharedPicture | None:
    image = page.share_image
    if image is None:
        return None
    rendition = get_rendition_or_not_found(image, SHARE_SIZE)
    if not rendition.width:
        return None
    address = address_of_reference(request, rendition.url, numbered=False)
    return SharedPicture(address, rendition.width, rendition.height, image.description or image.title)
