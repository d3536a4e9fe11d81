"""The `q` of a record (what a household can tell) as answers. Results, U values and areas are never read."""

import re
from collections.abc import Mapping
from typing import Any

from renovation.diagnosis.rules.answers import LARGEST_AREA_M2, SMALLEST_AREA_M2, Answers, read_answers

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


def answers_of(record: Mapping[str, Any]) -> Answers:
    """What the household of this record would have answered."""
    q = record["q"]
    house = q["type"] == "maison"
    plain = {
        "kind": "house" if house else "flat",
        "period": _PERIODS.get(q["periode"]),
        "area_m2": _area_m2(record),
        "levels": max(1, min(5, round(q.get("niveaux") or 1))),
        "sides": str(min(4, max(1, q.get("facades_exposees") or 4))),
        "wall_material": _material(q.get("mur_mat") or ""),
        "wall_insulation": _wall_insulation(q),
        "roof": _roof(q),
        "roof_insulation": {"non": "none", "oui": "some"}.get(q.get("toit_etat") or ""),
        "floor": _floor(q.get("sol_adj") or ""),
        "floor_insulation": {"non": "no", "oui": "yes"}.get(q.get("sol_etat") or ""),
        "glazing": _glazing(q),
        "ventilation": _VENTILATIONS.get(q.get("ventilation") or ""),
        "generator": _generator(q),
        "generator_age": _age(q.get("ch_type") or ""),
        "condensing": _condensing(q.get("ch_type") or ""),
        "emitter": "floor" if "plancher chauffant" in (q.get("ch_emetteur") or "") else "radiators",
        "support_stove": "yes"
        if "bois" in (q.get("ch_appoint") or "") or "insert" in (q.get("ch_appoint") or "")
        else "no",
        "collective": "yes" if q.get("ch_collectif") else "no",
        "control": _control(q.get("ch_intermittence") or "", q.get("ch_emetteur") or ""),
        "hot_water": _hot_water(q),
        "cooling": "yes" if q.get("clim") else "no",
    }
    if not house:
        plain["position"] = "under_roof" if q["toit_present"] else "above_ground" if q["sol_present"] else "middle"
    return read_answers({name: value for name, value in plain.items() if value is not None})


def _area_m2(record: Mapping[str, Any]) -> float:
    """That of the dwelling; of the mean flat where the record is a whole building."""
    flats = record.get("nb_appartement") if record.get("perimetre") == "immeuble" else None
    area_m2 = float(record["q"]["sh"]) / max(1, round(flats or 1))
    return min(max(area_m2, SMALLEST_AREA_M2), LARGEST_AREA_M2)


def _material(text: str) -> str | None:
    for word, code in (
        ("pierre", "stone"),
        ("brique", "brick"),
        ("blocs", "block"),
        ("béton", "concrete"),
        ("bois", "wood"),
    ):
        if word in text:
            return code
    return None


def _wall_insulation(q: Mapping[str, Any]) -> str | None:
    if q.get("mur_etat") == "oui":
        return "outside" if "ite" in (q.get("mur_isolation") or "") else "inside"
    return "none" if q.get("mur_etat") == "non" else None


def _roof(q: Mapping[str, Any]) -> str | None:
    where, kind = q.get("toit_adj") or "", q.get("toit_type") or ""
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
    kind = q.get("vitrage") or ""
    if "simple" in kind:
        return "single"
    if "triple" in kind:
        return "triple"
    return "recent_double" if q.get("vitrage_vir") == "1" else "old_double"


def _age(text: str) -> str | None:
    """A household knows the year within a decade: before 2001, 2001 to 2015, since."""
    years = [int(year) for year in re.findall(r"(?:19|20)\d\d", text)]
    if not years:
        return None
    if any(word in text for word in ("après", "à partir")) and max(years) >= 2015:
        return "recent"
    if text.startswith("pac") and "avant" in text:
        return "old"
    return "old" if max(years) <= 2000 else "middle"


def _generator(q: Mapping[str, Any]) -> str | None:
    """The appliance; its energy where the record only has a default or "another system": that is on the bill."""
    kind, energy = q.get("ch_type") or "", q.get("ch_energie") or ""
    named = _GENERATORS.get(q.get("ch_generateur") or "")
    if named is not None and "par défaut" not in kind:
        return named
    if "thermodynamique" in kind:
        return "air_water"
    return _BY_ENERGY.get(energy, named)


def _condensing(text: str) -> str | None:
    if "chaudi" not in text:
        return None
    return "yes" if "condensation" in text else "no"


def _control(programme: str, emitter: str) -> str:
    if "par pièce" in programme or "avec robinet" in emitter:
        return "rooms"
    return "central" if "central" in programme else "none"


def _hot_water(q: Mapping[str, Any]) -> str | None:
    """By the heating when it burns the same; else by what it is, else by its energy."""
    kind, energy = q.get("ecs_generateur") or "", q.get("ecs_energie")
    if "thermodynamique" in (q.get("ecs_type") or ""):
        return "thermodynamic"
    named = {
        "ballon_electrique": "electric_tank",
        "electrique_autre": "electric_tank",
        "chauffe_eau_gaz": "gas_heater",
        "chauffe_eau_thermodynamique": "thermodynamic",
    }.get(kind)
    if named is not None:
        return named
    if kind == (q.get("ch_generateur") or "?") or energy == q.get("ch_energie"):
        return "same"
    return "gas_heater" if energy in ("gaz naturel", "gpl") else None
