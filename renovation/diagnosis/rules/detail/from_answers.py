"""The household's answers become the adviser's first description: nothing is typed twice.

It is the description that the questionnaire's estimate used, at the likeliest value of what nobody said, less the
figures that the method finds by itself. Each value keeps its source: what the household said, or what is usual.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from renovation.diagnosis.rules.answers import Answers
from renovation.diagnosis.rules.choices import Glazing, Kind
from renovation.diagnosis.rules.climate import Climate
from renovation.diagnosis.rules.detail.entry import DetailedDwelling, WindowPart
from renovation.diagnosis.rules.detail.telling import Teller
from renovation.diagnosis.rules.questionnaire import dwelling_of
from renovation.diagnosis.rules.questionnaire_shape import Draw, shape_of
from renovation.diagnosis.rules.sampling import likeliest

# Gap in mm and argon: the glass whose Ug is that of the questionnaire's windows.
_GAPS: Mapping[Glazing, tuple[float | None, bool]] = {
    Glazing.SINGLE: (None, False),
    Glazing.OLD_DOUBLE: (10.0, False),
    Glazing.RECENT_DOUBLE: (16.0, True),
    Glazing.TRIPLE: (14.0, True),
}
# By part: the columns, and the question that each answers; none for what is usual.
_DWELLING = {"kind": "kind", "area_m2": "area_m2", "period": "period", "levels": "levels", "inertia": "wall_material"}
_TOLD: Mapping[str, Mapping[str, str]] = {
    "walls": {"area_m2": "", "adjacency": "", "material": "wall_material", "thickness_cm": ""},
    "ceilings": {"area_m2": "", "adjacency": "roof", "kind": "roof"},
    "floors": {"area_m2": "", "adjacency": "floor", "kind": "", "perimeter_m": ""},
    "windows": {
        "area_m2": "",
        "kind": "",
        "frame": "",
        "far": "",
        **dict.fromkeys(("glazing", "gap_mm", "low_emissivity", "argon"), "glazing"),
    },
    "doors": {"area_m2": "", "adjacency": "", "kind": ""},
    "bridges": {"link": "", "length_m": ""},
    "ventilation": {"system": "ventilation", "several_sides": "sides"},
    "heating": {
        "setup": "support_stove",
        "area_m2": "",
        "collective": "collective",
        "generators.0.model": "generator",
        "generators.1": "support_stove",
        "emitters.0.model": "emitter",
        "emitters.0.programme": "control",
        "emitters.0.water": "",
        "emitters.1": "",
    },
    "hot_water": {"model": "hot_water", "volume_l": "", "collective": "collective", "solar_share": ""},
    "cooling": {"area_m2": "", "year": ""},
    "photovoltaics": {"area_m2": "", "peak_kw": "", "orientation": "", "slope_degrees": ""},
}
_INSULATED = {"walls": "wall_insulation", "ceilings": "roof_insulation", "floors": "floor_insulation"}


def from_answers(answers: Answers, weather: Climate) -> DetailedDwelling:
    """The first description of a dwelling, with the source of each value."""
    settled = likeliest(answers)
    found = dwelling_of(settled, weather, Draw())
    shape = shape_of(settled, Draw())
    return replace(
        found,
        area_m2=round(found.area_m2, 1),
        walls=tuple(replace(one, area_m2=round(one.area_m2, 1), b=None) for one in found.walls),
        ceilings=tuple(replace(one, area_m2=round(one.area_m2, 1), b=None) for one in found.ceilings),
        floors=tuple(
            replace(one, area_m2=round(one.area_m2, 1), perimeter_m=round(one.perimeter_m or 0.0, 1), b=None)
            for one in found.floors
        ),
        windows=tuple(_window(one, settled.glazing) for one in found.windows),
        doors=tuple(replace(one, b=None) for one in found.doors),
        bridges=tuple(
            replace(one, length_m=round(one.length_m or 0.0, 1), psi_w_mk=None) for one in found.bridges if one.length_m
        ),
        crossing=settled.kind is Kind.HOUSE and shape.sides > 1,
        sources=_sources(answers, found),
    )


def _window(one: WindowPart, glazing: Glazing) -> WindowPart:
    gap_mm, argon = _GAPS[glazing]
    return replace(one, area_m2=round(one.area_m2, 1), gap_mm=gap_mm, argon=argon, ujn_w_m2k=None, sw=None)


def _sources(answers: Answers, found: DetailedDwelling) -> dict[str, str]:
    tell = Teller(answers)
    tell.plain("", **_DWELLING)
    for part, columns in _TOLD.items():
        lines: tuple[Any, ...] = getattr(found, part)
        for rank in range(len(lines)):
            tell.plain(f"{part}.{rank}.", **columns)
            if part in _INSULATED:
                tell.plain(f"{part}.{rank}.insulation.", place=_INSULATED[part], thickness_cm=_thickness(part))
    return tell.sources


def _thickness(part: str) -> str:
    """Only the wool of an attic was asked for."""
    return "roof_insulation" if part == "ceilings" else ""
