"""The stylesheets, fonts and scripts: light, ours, nothing from outside."""

import re
import string
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

STATIC = Path(__file__).resolve().parents[2] / "site" / "static"
# Pages of ours load these; document.css is for the press, preview.css for Wagtail's pages, which know no layers.
SHEETS = sorted(path for path in (STATIC / "css").glob("*.css") if path.stem not in {"document", "preview"})
FRENCH = string.ascii_letters + string.digits + "ÀÂÄÇÉÈÊËÎÏÔŒÙÛÜàâäçéèêëîïôœùûüÿæÆ«»’“”–—…€%²³°·−\u00a0\u202f"
LAYERS = "@layer tokens, semantic, base, components, utilities, print;"


@pytest.mark.parametrize("face", ["site", "office"])
def test_the_stylesheets_of_a_page_weigh_less_than_30_kb(face: str) -> None:
    loaded = ["base", "components", "dark", face]

    assert sum((STATIC / "css" / f"{name}.css").stat().st_size for name in loaded) < 30 * 1024


def test_the_two_fonts_weigh_less_than_60_kb() -> None:
    fonts = list((STATIC / "fonts").glob("*.woff2"))

    assert len(fonts) == 2
    assert sum(path.stat().st_size for path in fonts) < 60 * 1024


@pytest.mark.parametrize("name", ["atkinson-next", "bricolage"])
def test_the_fonts_write_french(name: str) -> None:
    characters = TTFont(STATIC / "fonts" / f"{name}.woff2").getBestCmap()

    assert [character for character in FRENCH if ord(character) not in characters] == []


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_stylesheets_ask_nothing_of_the_outside_and_live_in_layers(path: Path) -> None:
    css = path.read_text(encoding="utf-8")

    assert not re.search(r"https?:|//[a-z]|@import", css)
    outside = re.sub(r"@layer[^{;]+\{.*\n\}\n?", "", css, flags=re.DOTALL)
    assert re.sub(r"/\*.*?\*/|@font-face \{[^}]*\}", "", outside, flags=re.DOTALL).strip() in {"", LAYERS}


def test_x12_people_s_settings_are_respected() -> None:
    css = "".join(path.read_text(encoding="utf-8") for path in SHEETS)

    for feature in ("prefers-reduced-motion", "forced-colors: active", "@media print"):
        assert feature in css


@pytest.mark.parametrize("path", sorted((STATIC / "js").glob("*.js")), ids=lambda path: path.name)
def test_scripts_call_no_other_host(path: Path) -> None:
    calls = re.findall(r"(?:fetch|import|src|open)\(?\s*[\"'`]https?:[^\"'`]+", path.read_text(encoding="utf-8"))

    assert calls == []
