"""Pictograms of the house: our own line drawings on a 48 by 48 sheet, in the colour of the text."""

from django.utils.html import escape

from renovation.edge.pictures.home_icons import HOME_PATHS

_PATHS = {
    "house": "M6 24 24 8l18 16M12 21v19h24V21M20 40V29h8v11",
    "flat": "M8 41V8h20v33M28 18h12v23M14 15h8M14 22h8M14 29h8M33 25h3M33 32h3M4 41h40",
    "flat_under_roof": "M6 20 24 7l18 13M10 18v23h28V18M10 29h28M20 24h8",
    "flat_middle": "M10 7v34h28V7ZM10 18h28M10 30h28M20 24h8",
    "flat_ground": "M10 7v34h28V7ZM10 18h28M10 29h28M21 41v-8h6v8M4 41h40",
    "key": "M24 24h19M36 24v7M43 24v5M8 24a8 8 0 1 0 16 0 8 8 0 1 0-16 0",
    "door": "M12 42V6h24v36M6 42h36M30 24h.1M12 42V6l14 5v31",
    "bank": "M6 19 24 7l18 12M6 19h36M10 19v17M19 19v17M29 19v17M38 19v17M6 36h36M4 41h40",
    "play": "M8 8h32v32H8ZM20 17v14l12-7Z",
    "download": "M24 6v24M14 21l10 10 10-10M8 41h32",
    "helmet": "M6 36h36M11 36c0-9 5-15 13-15s13 6 13 15M20 22v-8h8v8",
    "calendar": "M8 12h32v28H8ZM8 20h32M16 7v9M32 7v9M15 28h4M29 28h4M15 34h4",
    "phone": "M13 6h8l3 10-5 4c2 5 5 8 9 9l4-5 10 3v8c0 3-3 5-6 5C21 40 8 27 8 12c0-3 2-6 5-6",
    "mail": "M6 12h36v25H6ZM6 13l18 15 18-15",
    "euro": "M35 13a14 14 0 1 0 0 22M8 21h20M8 28h18",
    "search": "M9 21a12 12 0 1 0 24 0 12 12 0 1 0-24 0M30 30l11 11",
    "document": "M12 5h17l9 9v29H12ZM29 5v9h9M18 24h14M18 31h14",
    "shield": "M24 5l16 6v12c0 10-6 16-16 21C14 39 8 33 8 23V11ZM17 24l5 5 9-10",
    "people": (
        "M11 16a6 6 0 1 0 12 0 6 6 0 1 0-12 0M5 40c0-9 5-14 12-14s12 5 12 14M30 11a6 6 0 0 1 0 11M33 27c6 1 10 6 10 13"
    ),
    "unknown": "M17 18a7 7 0 1 1 10 7c-2 1-3 3-3 6M24 38v1",
    "none": "M10 10l28 28M38 10 10 38",
    "yes": "M9 25l10 10 20-22",
    "old": "M8 40V20l16-11 16 11v20M16 40V28h16v12M24 9V4M14 24h3M31 24h3M5 40h38",
    "recent": "M7 40V18l20-8 14 8v22M7 40h36M13 40V26h9v14M28 24h8v7h-8Z",
    "area": "M8 8h32v32H8ZM8 16h5M8 24h8M8 32h5M16 8v5M24 8v8M32 8v5",
    "levels": "M8 40h32M8 29h32M8 18h32M8 18v22M40 18v22M6 18 24 6l18 12",
    "detached": "M13 24 24 14l11 10M16 22v15h16V22M3 37h42",
    "semi": "M4 24l10-9 10 9 10-9 10 9M7 22v15h34V22M24 24v13",
    "terrace": "M2 22l7-7 8 7 7-7 7 7 8-7 7 7M4 21v16h40V21M17 22v15M31 22v15",
    "stone": "M6 10h36v28H6ZM6 20h15l5-7M21 20l5 8h16M6 29h12l5-3M18 29v9M32 28v10M33 10v6",
    "brick": "M6 10h36v28H6ZM6 19h36M6 29h36M18 10v9M31 10v9M12 19v10M24 19v10M36 19v10M18 29v9M31 29v9",
    "block": "M6 10h36v28H6ZM6 24h36M24 10v14M15 24v14M33 24v14",
    "concrete": "M6 10h36v28H6ZM14 18h.1M24 24h.1M34 17h.1M18 32h.1M32 32h.1",
    "wood": "M6 10h36v28H6ZM6 19h36M6 29h36M14 14h6M28 24h7M12 34h9",
    "insulated": "M8 8v32M8 8h8v32H8M20 8c6 4 6 6 0 10s6 6 0 11 6 7 0 11M32 8c6 4 6 6 0 10s6 6 0 11 6 7 0 11",
    "roof_attic": "M4 26 24 8l20 18M10 24v16h28V24M10 30h28M15 27h4M22 27h4M29 27h4",
    "roof_converted": "M4 26 24 8l20 18M10 24v16h28V24M20 30v-8h8v8M8 22 24 9l16 13",
    "roof_flat": "M6 16h36M9 16v24h30V16M6 11h36v5",
    "floor_soil": "M8 14h32v18H8ZM4 36h40M8 41h4M20 41h4M32 41h4",
    "floor_crawl": "M8 10h32v16H8ZM8 26v10M40 26v10M4 36h40M16 31h16",
    "floor_cellar": "M8 8h32v14H8ZM8 22v18h32V22M14 40v-6h5v-5h5v-5",
    "window_single": "M11 7h26v34H11ZM24 7v34M11 24h26",
    "window_double": "M9 7h30v34H9ZM13 11h22v26H13ZM24 11v26",
    "window_triple": "M7 6h34v36H7ZM11 10h26v28H11ZM15 14h18v20H15Z",
    "air": "M5 18h24a6 6 0 1 0-6-6M5 26h32a6 6 0 1 1-6 6M5 34h16a5 5 0 1 1-5 5",
    "vent": "M9 9h30v30H9ZM24 24l8-8M24 24l-8 8M24 24l8 8M24 24l-8-8M20 24a4 4 0 1 0 8 0 4 4 0 1 0-8 0",
    "gas": "M24 5c9 10 13 15 13 23a13 13 0 0 1-26 0c0-5 3-8 6-12 1 4 2 5 4 6 0-7 1-11 3-17",
    "oil": "M14 42V16l6-9h14v35ZM20 7v9h14M19 26h10",
    "electric": "M27 4 11 27h11l-3 17 18-25H25Z",
    "heat_pump": "M5 12h38v24H5ZM9 24a8 8 0 1 0 16 0 8 8 0 1 0-16 0M17 16v16M9 24h16M31 19h7M31 24h7M31 29h7",
    "log": (
        "M8 30a8 8 0 1 0 16 0 8 8 0 1 0-16 0M16 22h20a8 8 0 0 1 0 16H16"
        "M13 30a3 3 0 1 0 6 0 3 3 0 1 0-6 0M22 21l8-11 6 11"
    ),
    "network": "M6 40V20h12v20M30 40V12h12v28M18 32h12M18 36h12M10 26h4M34 18h4M34 25h4",
    "radiator": "M7 13h34v22H7ZM15 13v22M24 13v22M33 13v22M11 35v5M37 35v5",
    "floor_heating": "M5 38h38M9 30c4-4 4-7 0-11M20 30c4-4 4-7 0-11M31 30c4-4 4-7 0-11",
    "stove": "M12 12h24v26H12ZM17 18h14v11H17ZM14 38v4M34 38v4M24 12V4M24 27c-3-3-1-4 0-7 2 3 3 4 0 7",
    "thermostat": "M8 24a16 16 0 1 0 32 0 16 16 0 1 0-32 0M24 24l6-7M24 12v3M36 24h-3M12 24h3",
    "tank": "M14 9c0-4 20-4 20 0v28c0 4-20 4-20 0ZM14 14c3 3 17 3 20 0M24 41v4M19 27h10",
    "sun": (
        "M16 24a8 8 0 1 0 16 0 8 8 0 1 0-16 0M24 5v6M24 37v6M5 24h6M37 24h6M11 11l4 4M33 33l4 4M37 11l-4 4M15 33l-4 4"
    ),
    "solar": "M10 14h32l-6 22H4ZM21 14l-6 22M32 14l-6 22M7 25h32",
    "cold": "M24 5v38M8 14l32 20M40 14 8 34M24 12l-5-4M24 12l5-4M24 36l-5 4M24 36l5 4",
    **HOME_PATHS,
}


def icon_svg(name: str, label: str = "") -> str:
    """The drawing of this name; an unknown name is an error of the template, told at once."""
    role = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return (
        f'<svg class="icon" viewBox="0 0 48 48" {role} focusable="false" fill="none" stroke="currentColor" '
        f'stroke-width="2.75" stroke-linecap="round" stroke-linejoin="round"><path d="{_PATHS[name]}"/></svg>'
    )


def icon_names() -> list[str]:
    return list(_PATHS)
