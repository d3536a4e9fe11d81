"""The models of systems that may be named in a description, with their labels: rows of the published tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from renovation.diagnosis.rules.tables import table

# Order of the groups in a list of choices.
FAMILIES: Mapping[str, str] = {
    "standard_boiler": "Chaudières standard",
    "low_temperature_boiler": "Chaudières basse température",
    "condensing_boiler": "Chaudières à condensation",
    "heat_pump": "Pompes à chaleur",
    "wood_boiler": "Chaudières à bois ou charbon",
    "stove": "Poêles et inserts",
    "joule": "Radiateurs et planchers électriques",
    "electric_boiler": "Chaudières électriques",
    "network": "Réseaux de chaleur et chaufferies collectives",
    "gas_radiator": "Radiateurs à gaz",
    "warm_air": "Générateurs d’air chaud",
    "electric_tank": "Ballons électriques",
    "gas_storage": "Accumulateurs à gaz",
    "instant": "Chauffe-eau à gaz",
    "electric_instant": "Chauffe-eau électriques instantanés",
}
ENERGIES: Mapping[str, str] = {
    "electricity": "Électricité",
    "gas": "Gaz",
    "oil": "Fioul",
    "lpg": "Propane ou butane",
    "logs": "Bois en bûches",
    "chips": "Bois en plaquettes",
    "pellets": "Granulés de bois",
    "coal": "Charbon",
    "network": "Réseau de chaleur",
}


@dataclass(frozen=True, slots=True)
class Model:
    """One row: its code, how people name it, the family it is listed with and its usual energy."""

    code: str
    label: str
    family: str = ""
    energy: str = ""
    makes_water: bool = False


@cache
def models_of(name: str) -> Mapping[str, Model]:
    """The models of a table, in its order."""
    rows: Any = table(name)
    found = [
        Model(row["code"], row["label"], row.get("family", ""), row.get("energy", ""), "water_ids" in row)
        for row in rows
    ]
    return {model.code: model for model in found}


@cache
def generators() -> Mapping[str, Model]:
    return models_of("generators")


@cache
def emitters() -> Mapping[str, Model]:
    return models_of("emitters")


@cache
def ventilations() -> Mapping[str, Model]:
    return models_of("ventilation")


@cache
def water_heaters() -> Mapping[str, Model]:
    """What makes hot water: apparatus of their own first, then the generators that may do both."""
    both = {code: model for code, model in generators().items() if model.makes_water}
    return {**models_of("water_heaters"), **both}
