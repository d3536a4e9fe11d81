"""Colours of a brand: enough contrast in both themes, or refused with the reason."""

import re

import pytest

from config.gallery.sheets import LOOKS
from renovation.platforms.rules.brand import (
    PART_CONTRAST,
    TEXT_CONTRAST,
    contrast_ratio,
    dark_tokens,
    light_tokens,
    refused_pairs,
    stylesheet,
)
from tests.config.tokens import DARK, LIGHT

CHIPS = ("danger", "warn", "ok", "info")
TEXTS = [
    *(("--ink", back) for back in ("--paper", "--sheet", "--brand-50", "--brand-100", "--accent-100")),
    *(("--ink-2", back) for back in ("--paper", "--sheet", "--brand-50")),
    *(("--brand-700", back) for back in ("--paper", "--sheet", "--brand-50", "--brand-100")),
    ("--brand-900", "--brand-100"),
    ("--on-brand", "--brand-700"),
    ("--on-brand", "--brand-600"),
    ("--on-side", "--side"),
    *((f"--{name}", f"--{name}-100") for name in CHIPS),
    *(("--ink", f"--{name}-100") for name in CHIPS),
    ("--danger", "--sheet"),
]
PARTS = [
    ("--line-strong", "--sheet"),
    ("--line-strong", "--paper"),
    ("--focus", "--paper"),
    ("--focus", "--sheet"),
    ("--accent-500", "--sheet"),
    ("--brand-600", "--sheet"),
    ("--brand-600", "--brand-50"),
    ("--ink-2", "--sheet"),
]


def _tokens(theme: str, look: str) -> dict[str, str]:
    """What a page of this theme and brand works with."""
    chosen = LOOKS[look]
    if theme == "light":
        return {**LIGHT, **light_tokens(chosen.brand, chosen.accent)}
    return {**LIGHT, **DARK, **dark_tokens(chosen.brand, chosen.accent)}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back"), TEXTS)
def test_x1_texts_stand_out(front: str, back: str, theme: str, look: str) -> None:
    tokens = _tokens(theme, look)

    assert contrast_ratio(tokens[front], tokens[back]) >= TEXT_CONTRAST


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back"), PARTS)
def test_x8_lines_and_pictures_stand_out(front: str, back: str, theme: str, look: str) -> None:
    tokens = _tokens(theme, look)

    assert contrast_ratio(tokens[front], tokens[back]) >= PART_CONTRAST


def test_contrast_of_known_pairs() -> None:
    assert contrast_ratio("#000000", "#ffffff") == pytest.approx(21)
    assert contrast_ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast_ratio("#ffffff", "#777777") == contrast_ratio("#777777", "#ffffff")


def test_pale_colours_are_refused_and_the_pair_is_named() -> None:
    sentences = refused_pairs("#7fb8ad", "#d9642f")

    assert sentences[0] == "Texte blanc sur la couleur principale : contraste de 2,2 pour 4,5 demandé."
    assert not [sentence for sentence in sentences if "accent" in sentence]


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_brands_of_the_demonstration_are_accepted(look: object) -> None:
    assert refused_pairs(look.brand, look.accent) == []  # type: ignore[attr-defined]


def test_the_stylesheet_carries_both_themes_and_the_shape() -> None:
    css = stylesheet(brand="#14524a", accent="#d9642f", radius_px=4, compact=True)

    assert "--brand-700: #14524a;" in css
    assert "--r-m: 4px;" in css
    assert "--density: 0.85;" in css
    assert re.search(r'@media screen \{ :root\[data-theme="dark"\]', css)
