"""The colours written in our stylesheets."""

import re
from pathlib import Path

CSS = Path(__file__).resolve().parents[2] / "site" / "static" / "css"


def colours_of(name: str) -> dict[str, str]:
    """Custom properties of a stylesheet that hold a colour, as #rrggbb."""
    found = re.findall(r"(--[a-z0-9-]+): (#[0-9a-f]{3,6});", (CSS / name).read_text(encoding="utf-8"))
    return {
        token: colour if len(colour) == 7 else "#" + "".join(2 * part for part in colour[1:]) for token, colour in found
    }


LIGHT = colours_of("base.css")
DARK = colours_of("dark.css")
