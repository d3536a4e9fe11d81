"""Reference records (real DPE, anonymised) turned into a household's answers; read only when they are at hand."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from renovation.diagnosis.rules.answers import Answers, read_answers

FOLDER = Path(os.environ.get("MAISONNEE_REFERENCE_DATA", Path(__file__).parents[5] / "shared" / "data"))
FILE = FOLDER / "dpe_reference_calibration.jsonl"
ALTITUDES = {"inférieur à 400m": 200, "400-800m": 600, "supérieur à 800m": 900}
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
_VENTILATIONS = {
    "ouverture_fenetres": "windows",
    "naturelle_conduit": "natural",
    "vmc_sf_autoreglable": "extract",
    "vmc_sf_hygro_a": "humidity",
    "vmc_sf_hygro_b": "humidity",
    "vmc_df": "double_flow",
}


def all_records() -> list[dict[str, Any]]:
    return [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


def records() -> list[dict[str, Any]]:
    """Records that are usable at questionnaire level."""
    return [one for one in all_records() if one["utilisable"]["questionnaire"]]


def answers_of(record: Mapping[str, Any]) -> Answers:
    """What the household of this record would have answered."""
    q = record["q"]
    house = q["type"] == "maison"
    plain = {
        "kind": "house" if house else "flat",
        "period": _PERIODS.get(q["periode"]),
        "area_m2": q["sh"],
        "levels": max(1, min(5, round(q.get("niveaux") or 1))),
        "sides": str(min(4, max(1, q.get("facades_exposees") or 4))),
        "wall_material": _material(q.get("mur_mat") or ""),
        "wall_insulation": _wall_insulation(q),
        "roof": _roof(q),
        "roof_insulation": {"non": "none", "oui": _roof_level(record)}.get(q.get("toit_etat") or ""),
        "floor": _floor(q.get("sol_adj") or ""),
        "floor_insulation": {"non": "no", "oui": "yes"}.get(q.get("sol_etat") or ""),
        "glazing": _glazing(q),
        "ventilation": _VENTILATIONS.get(q.get("ventilation") or ""),
        "generator": _GENERATORS.get(q.get("ch_generateur") or ""),
        "generator_age": _age(q.get("ch_type") or ""),
        "collective": "yes" if q.get("ch_collectif") else "no",
        "control": _control(q.get("ch_intermittence") or "", q.get("ch_emetteur") or ""),
        "hot_water": _hot_water(q),
        "cooling": "yes" if q.get("clim") else "no",
    }
    if not house:
        plain["position"] = "under_roof" if q["toit_present"] else "above_ground" if q["sol_present"] else "middle"
    return read_answers({name: value for name, value in plain.items() if value is not None})


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


def _roof_level(record: Mapping[str, Any]) -> str | None:
    """What a household would measure: the thickness that the record gives, never its U value (that is the truth)."""
    roofs = [one for one in record["detail"]["planchers_hauts"] if one.get("ep_isol_cm")]
    area_m2 = sum(one["s"] for one in roofs)
    if not area_m2:
        return None
    return "good" if sum(one["s"] * one["ep_isol_cm"] for one in roofs) / area_m2 >= 20 else "thin"


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
    if any(word in text for word in ("après 2015", "à partir de 2015", "à partir de 2018", "après 2019", "2017")):
        return "recent"
    if any(word in text for word in ("avant 1970", "1970", "1980", "avant 1990", "1991-2000", "avant 2004")):
        return "old"
    return "middle" if text else None


def _control(programme: str, emitter: str) -> str:
    if "par pièce" in programme or "avec robinet" in emitter:
        return "rooms"
    return "central" if "central" in programme else "none"


def _hot_water(q: Mapping[str, Any]) -> str | None:
    kind = q.get("ecs_generateur") or ""
    if kind == (q.get("ch_generateur") or "?"):
        return "same"
    if "thermodynamique" in (q.get("ecs_type") or ""):
        return "thermodynamic"
    if kind == "autre" and q.get("ecs_energie") == q.get("ch_energie"):
        return "same"
    return {
        "ballon_electrique": "electric_tank",
        "electrique_autre": "electric_tank",
        "chauffe_eau_gaz": "gas_heater",
        "chauffe_eau_thermodynamique": "thermodynamic",
    }.get(kind)
