"""From two colours to the tokens of a platform, with the contrasts that law and eyes ask for (WCAG 1.4.3, 1.4.11)."""

import colorsys
from collections.abc import Mapping
from dataclasses import dataclass
from math import floor

TEXT_CONTRAST = 4.5
PART_CONTRAST = 3.0
WHITE, INK = "#ffffff", "#17211f"
PAPER, SHEET = "#fbf8f2", "#ffffff"
DARK_PAPER, DARK_SHEET, DARK_INK = "#0e1715", "#15211e", "#edf3f0"


@dataclass(frozen=True)
class Pair:
    """Two colours that stand on one another, and the contrast asked of them."""

    name: str
    front: str
    back: str
    least: float

    @property
    def contrast(self) -> float:
        return contrast_ratio(self.front, self.back)

    @property
    def passes(self) -> bool:
        return self.contrast >= self.least


def contrast_ratio(one: str, other: str) -> float:
    """WCAG 2.1 contrast of two #rrggbb colours, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """`share` of the second colour in the first, in sRGB."""
    parts = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(first + (second - first) * share):02x}" for first, second in parts)


def light_tokens(brand: str, accent: str) -> Mapping[str, str]:
    return {
        "--brand-900": mix(brand, "#000000", 0.42),
        "--brand-700": brand,
        "--brand-600": _with_light(brand, more=0.05),
        "--brand-100": _tint(brand, 0.89, 0.35),
        "--brand-50": _tint(brand, 0.953, 0.35),
        "--on-brand": WHITE,
        "--side": mix(brand, "#000000", 0.42),
        "--accent-700": _until(accent, "#000000", PAPER, TEXT_CONTRAST),
        "--accent-500": accent,
        "--accent-100": _tint(accent, 0.92, 0.8),
    }


def dark_tokens(brand: str, accent: str) -> Mapping[str, str]:
    return {
        "--brand-900": mix(brand, WHITE, 0.86),
        "--brand-700": _lighter(brand, "#1b2c28", 8.0, 0.45),
        "--brand-600": _lighter(brand, "#1b2c28", 6.8, 0.45),
        "--brand-100": mix(brand, DARK_PAPER, 0.55),
        "--brand-50": mix(brand, DARK_PAPER, 0.72),
        "--on-brand": "#06231e",
        "--side": mix(brand, "#000000", 0.78),
        "--accent-700": _lighter(accent, DARK_SHEET, 8.5, 0.8),
        "--accent-500": _lighter(accent, DARK_SHEET, 6.0, 0.8),
        "--accent-100": mix(accent, DARK_PAPER, 0.75),
    }


def pairs(brand: str, accent: str) -> list[Pair]:
    """The pairs that a brand decides, light and dark."""
    light, dark = light_tokens(brand, accent), dark_tokens(brand, accent)
    return [
        Pair("texte blanc sur la couleur principale", light["--on-brand"], light["--brand-700"], TEXT_CONTRAST),
        Pair(
            "texte blanc sur la couleur principale survolée", light["--on-brand"], light["--brand-600"], TEXT_CONTRAST
        ),
        Pair("liens sur le fond de page", light["--brand-700"], PAPER, TEXT_CONTRAST),
        Pair("liens sur fond teinté", light["--brand-700"], light["--brand-100"], TEXT_CONTRAST),
        Pair("couleur d’accent sur fond blanc", light["--accent-500"], SHEET, PART_CONTRAST),
        Pair("liens sur le fond sombre", dark["--brand-700"], DARK_SHEET, TEXT_CONTRAST),
        Pair("liens sombres sur fond teinté", dark["--brand-700"], dark["--brand-100"], TEXT_CONTRAST),
        Pair("texte sombre sur la couleur principale claire", dark["--on-brand"], dark["--brand-600"], TEXT_CONTRAST),
        Pair("texte clair sur fond teinté sombre", DARK_INK, dark["--brand-100"], TEXT_CONTRAST),
    ]


def _in_words(contrast: float) -> str:
    """One decimal, never rounded up: 4,46 is not the 4,5 that is asked."""
    return f"{floor(contrast * 10) / 10:.1f}".replace(".", ",")


def refused_pairs(brand: str, accent: str) -> list[str]:
    """What is wrong with two colours, in words; empty when they may be used."""
    return [
        f"{pair.name.capitalize()} : contraste de {_in_words(pair.contrast)} pour {_in_words(pair.least)} demandé."
        for pair in pairs(brand, accent)
        if not pair.passes
    ]


def stylesheet(*, brand: str, accent: str, radius_px: int, compact: bool) -> str:
    """The brand as CSS custom properties for both themes."""
    shape = {
        "--r-s": f"{radius_px * 0.5:g}px",
        "--r-m": f"{radius_px}px",
        "--r-l": f"{radius_px * 1.66:.0f}px",
        "--density": "0.85" if compact else "1",
    }
    light = _block({**light_tokens(brand, accent), **shape})
    dark = _block(dark_tokens(brand, accent))
    return (
        "@layer tokens {\n"
        f":root {{{light}}}\n"
        f'@media screen and (prefers-color-scheme: dark) {{ :root:not([data-theme="light"]) {{{dark}}} }}\n'
        f'@media screen {{ :root[data-theme="dark"] {{{dark}}} }}\n'
        "}\n"
    )


def _block(tokens: Mapping[str, str]) -> str:
    return " ".join(f"{name}: {value};" for name, value in tokens.items())


def _until(colour: str, towards: str, back: str, least: float) -> str:
    """The colour moved step by step until it stands out enough."""
    for step in range(21):
        moved = mix(colour, towards, step / 20)
        if contrast_ratio(moved, back) >= least:
            return moved
    return towards


def _lighter(colour: str, back: str, least: float, most_saturation: float) -> str:
    """The colour with more light and its own hue, until it stands out enough: mixing white in would grey it."""
    light, moved = _hls(colour)[1], colour
    while contrast_ratio(moved, back) < least and light < 1:
        light = min(1.0, light + 0.02)
        moved = _tint(colour, light, most_saturation)
    return moved


def _with_light(colour: str, *, more: float) -> str:
    return _tint(colour, min(1.0, _hls(colour)[1] + more), 1.0)


def _tint(colour: str, light: float, most_saturation: float) -> str:
    """The hue of a colour at a lightness from 0 to 1."""
    hue, _light, saturation = _hls(colour)
    parts = colorsys.hls_to_rgb(hue, light, min(saturation, most_saturation))
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def _hls(colour: str) -> tuple[float, float, float]:
    red, green, blue = (channel / 255 for channel in _channels(colour))
    return colorsys.rgb_to_hls(red, green, blue)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    def linear(channel: int) -> float:
        value = channel / 255
        return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(channel) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
