"""The `q` of a record (what a household can tell) as answers. Results, U values and areas are never read."""

import re
from collections.abc import Mapping
from typing import Any

from renovation.diagnosis.rules.answers import LARGEST_AREA_M2, SMALLEST_AREA_M2, Answers, read_answers
from tests.reference.dpe.values import block, flag, number, text

_PERIODS = {
    "avant 1948": "before_1948",
    "1948-1974": "1948_1974",
    "1975-1977": "1975_1977",
    "1978-1982": "1978_1982",
    "1983-1988": "1983_1988",
    "1989-2000": "1989_2000",
    "2001-2005": "2001_2005",
    "2006-2012": "2006_2012",
    "2013-2021": "2013_2021",
    "après 2021": "since_2022",
}
_GENERATORS = {
    "effet_joule": "electric",
    "chaudiere_fioul": "oil",
    "chaudiere_gaz": "gas",
    "chaudiere_gpl": "lpg",
    "poele_insert_bois": "logs",
    "poele_granules": "pellets",
    "pac_air_eau": "air_water",
    "pac_eau_geothermie": "air_water",
    "pac_air_air": "air_air",
    "reseau_chaleur": "network",
    "chaudiere_bois": "wood_boiler",
}
_BY_ENERGY = {
    "électricité": "electric",
    "gaz naturel": "gas",
    "fioul domestique": "oil",
    "gpl": "lpg",
    "bois – bûches": "wood_boiler",
    "bois – granulés (pellets) ou briquettes": "wood_boiler",
    "réseau de chauffage urbain": "network",
}
_VENTILATIONS = {
    "ouverture_fenetres": "windows",
    "naturelle_conduit": "natural",
    "vmc_sf_autoreglable": "extract",
    "vmc_sf_hygro_a": "humidity",
    "vmc_sf_hygro_b": "humidity",
    "vmc_df": "double_flow",
}
_YES_NO: Mapping[bool | None, str] = {True: "yes", False: "no"}


def answers_of(record: Mapping[str, Any]) -> Answers:
    """What the household of this record would have answered."""
    q = block(record, "q")
    house = text(q, "type") not in ("appartement", "immeuble")
    plain = {
        "kind": "house" if house else "flat",
        "period": _PERIODS.get(text(q, "periode")),
        "area_m2": _area_m2(record),
        "levels": _whole(q, "niveaux", 5),
        "sides": _whole(q, "facades_exposees", 4),
        "wall_material": _material(text(q, "mur_mat")),
        "wall_insulation": _wall_insulation(q),
        "roof": _roof(q),
        "roof_insulation": {"non": "none", "oui": "some"}.get(text(q, "toit_etat")),
        "floor": _floor(text(q, "sol_adj")),
        "floor_insulation": {"non": "no", "oui": "yes"}.get(text(q, "sol_etat")),
        "glazing": _glazing(q),
        "ventilation": _VENTILATIONS.get(text(q, "ventilation")),
        "generator": _generator(q),
        "generator_age": _age(text(q, "ch_type")),
        "condensing": _condensing(text(q, "ch_type")),
        "emitter": _emitter(text(q, "ch_emetteur")),
        "support_stove": "yes" if any(word in text(q, "ch_appoint") for word in ("bois", "insert")) else "no",
        "collective": _YES_NO.get(flag(q, "ch_collectif")),
        "control": _control(text(q, "ch_intermittence"), text(q, "ch_emetteur")),
        "hot_water": _hot_water(q),
        "cooling": _YES_NO.get(flag(q, "clim")),
    }
    if not house:
        plain["position"] = _position(flag(q, "toit_present"), flag(q, "sol_present"))
    return read_answers({name: value for name, value in plain.items() if value is not None})


def _position(roof: bool | None, ground: bool | None) -> str | None:
    """Between others when it has neither; where what decides is not said, nobody knows."""
    if roof:
        return "under_roof"
    if roof is None or ground is None:
        return None
    return "above_ground" if ground else "middle"


def _emitter(kind: str) -> str | None:
    if not kind:
        return None
    return "floor" if "plancher chauffant" in kind else "radiators"


def _area_m2(record: Mapping[str, Any]) -> float | None:
    """That of the dwelling; of the mean flat where the record is a whole building."""
    area_m2 = number(block(record, "q"), "sh", 1, 1e6) or number(record, "sh", 1, 1e6)
    if area_m2 is None:
        return None
    flats = number(record, "nb_appartement", 1, 5000) if text(record, "perimetre") == "immeuble" else None
    return min(max(area_m2 / max(1, round(flats or 1)), SMALLEST_AREA_M2), LARGEST_AREA_M2)


def _whole(q: Mapping[str, Any], name: str, most: int) -> str | None:
    """A count between one and the most that the question offers."""
    found = number(q, name, 0, 99)
    return None if found is None else str(min(most, max(1, round(found))))


def _material(name: str) -> str | None:
    for word, code in (
        ("pierre", "stone"),
        ("brique", "brick"),
        ("blocs", "block"),
        ("béton", "concrete"),
        ("bois", "wood"),
    ):
        if word in name:
            return code
    return None


def _wall_insulation(q: Mapping[str, Any]) -> str | None:
    if text(q, "mur_etat") == "oui":
        return "outside" if "ite" in text(q, "mur_isolation") else "inside"
    return "none" if text(q, "mur_etat") == "non" else None


def _roof(q: Mapping[str, Any]) -> str | None:
    where, kind = text(q, "toit_adj"), text(q, "toit_type")
    if "comble" in where:
        return "lost_attic"
    if "rampant" in kind:
        return "converted"
    return "terrace" if "dalle" in kind or "terrasse" in kind else None


def _floor(where: str) -> str | None:
    for word, code in (
        ("terre-plein", "soil"),
        ("vide sanitaire", "crawl_space"),
        ("sous-sol", "cellar"),
        ("garage", "cellar"),
        ("dépendances", "cellar"),
    ):
        if word in where:
            return code
    return None


def _glazing(q: Mapping[str, Any]) -> str | None:
    kind = text(q, "vitrage")
    if "simple" in kind:
        return "single"
    if "triple" in kind:
        return "triple"
    if not kind:
        return None
    return "recent_double" if flag(q, "vitrage_vir") else "old_double"


def _age(kind: str) -> str | None:
    """A household knows the year within a decade: before 2001, 2001 to 2015, since."""
    years = [int(year) for year in re.findall(r"(?:19|20)\d\d", kind)]
    if not years:
        return None
    if any(word in kind for word in ("après", "à partir")) and max(years) >= 2015:
        return "recent"
    if kind.startswith("pac") and "avant" in kind:
        return "old"
    return "old" if max(years) <= 2000 else "middle"


def _generator(q: Mapping[str, Any]) -> str | None:
    """The appliance; its energy where the record only has a default or "another system": that is on the bill."""
    kind, energy = text(q, "ch_type"), text(q, "ch_energie")
    named = _GENERATORS.get(text(q, "ch_generateur"))
    if named is not None and "par défaut" not in kind:
        return named
    if "thermodynamique" in kind:
        return "air_water"
    return _BY_ENERGY.get(energy, named)


def _condensing(kind: str) -> str | None:
    if "chaudi" not in kind:
        return None
    return "yes" if "condensation" in kind else "no"


def _control(programme: str, emitter: str) -> str | None:
    if not programme and not emitter:
        return None
    if "par pièce" in programme or "avec robinet" in emitter:
        return "rooms"
    return "central" if "central" in programme else "none"


def _hot_water(q: Mapping[str, Any]) -> str | None:
    """By the heating when it burns the same; else by what it is, else by its energy."""
    kind, energy = text(q, "ecs_generateur"), text(q, "ecs_energie")
    if "thermodynamique" in text(q, "ecs_type"):
        return "thermodynamic"
    named = {
        "ballon_electrique": "electric_tank",
        "electrique_autre": "electric_tank",
        "chauffe_eau_gaz": "gas_heater",
        "chauffe_eau_thermodynamique": "thermodynamic",
    }.get(kind)
    if named is not None:
        return named
    if (kind and kind == text(q, "ch_generateur")) or (energy and energy == text(q, "ch_energie")):
        return "same"
    return "gas_heater" if energy in ("gaz naturel", "gpl") else None
