"""From a template to a tagged PDF (X10) dressed in the platform's brand."""

import re
from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from renovation.documents.printing.fetching import AssetFetcher, Loader, static_bytes
from renovation.platforms.mail import brand_of
from renovation.platforms.models import Brand, Platform
from renovation.platforms.rules.brand import light_tokens

VARIANT = "pdf/ua-1"
STYLESHEET = "css/document.css"
_VARIABLE = re.compile(r"var\((--[a-z0-9-]+)\)")
_NAMED_DRAWING = re.compile(r'(<svg\b[^>]*?\baria-label="([^"]*)"[^>]*>)(?!<title>)')
_TOKEN = re.compile(r"(--[a-z0-9-]+):\s*([^;]+);")


def print_document(
    template: str,
    context: Mapping[str, Any],
    *,
    platform: Platform,
    assets: Mapping[str, Loader] | None = None,
) -> bytes:
    """The PDF of a template that extends `documents/layout.html`.

    `assets` are files that the document brings, loaded as `asset:<name>`. The template gives title and language;
    the logo of the platform is there as `asset:logo`. Pictures drawn on the server may use the brand's tokens.
    """
    brand = brand_of(platform)
    tokens = document_tokens(brand)
    html = _titled(render_to_string(template, {**context, "platform": platform, "brand": brand}))
    fetcher = AssetFetcher({**(assets or {}), **_logo(brand)})
    fonts = FontConfiguration()
    style = CSS(string=_dressed(_stylesheet(), tokens), url_fetcher=fetcher, font_config=fonts, base_url="asset:")
    page = HTML(string=_dressed(html, tokens), url_fetcher=fetcher, base_url="asset:")
    return bytes(page.write_pdf(stylesheets=[style], font_config=fonts, pdf_variant=VARIANT) or b"")


def document_tokens(brand: Brand) -> dict[str, str]:
    """The light tokens of the house, then those of the brand: paper is always light."""
    house = dict(_TOKEN.findall(_stylesheet()))
    return {**house, **light_tokens(brand.brand_colour, brand.accent_colour)}


def _dressed(text: str, tokens: Mapping[str, str]) -> str:
    """Tokens written out: drawings inside a printed page know no custom property."""
    return _VARIABLE.sub(lambda found: tokens.get(found[1], found[0]), text)


def _titled(html: str) -> str:
    """The name of a drawing as its title: that is where the printer looks for the alternative."""
    return _NAMED_DRAWING.sub(r"\1<title>\2</title>", html)


def _stylesheet() -> str:
    return static_bytes(STYLESHEET).decode()


def _logo(brand: Brand) -> dict[str, Loader]:
    if not brand.logo:
        return {}

    def load() -> bytes:
        with brand.logo.open("rb") as file:
            return bytes(file.read())

    return {"logo": load}
