"""Which generator, which energy: files contradict themselves, and their own results tell which of the two to keep."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from renovation.diagnosis.rules.dpe_file.fields import Part
from renovation.diagnosis.rules.dpe_file.report import Status
from renovation.diagnosis.rules.dpe_file.wording import choices_of, label_of, rows_by_identifier
from renovation.diagnosis.rules.tables import table

WOOD = frozenset({"logs", "pellets", "chips"})
FOSSIL = frozenset({"gas", "lpg", "oil", "coal"})
ANY = WOOD | FOSSIL | {"electricity", "network"}
# Energies that a family of generators may burn beside that of its row.
BESIDE: Mapping[str, frozenset[str]] = {
    "heat_pump": frozenset({"gas", "lpg"}),
    "network": ANY,
    "warm_air": FOSSIL,
    "gas_radiator": frozenset({"gas", "lpg"}),
}
# What stands for a generator of which only the energy can be believed.
HEATING_BY_ENERGY = {
    "electricity": "other_joule",
    "gas": "other_gas",
    "lpg": "other_gas",
    "oil": "other_oil",
    "network": "network",
    "logs": "other_wood",
    "pellets": "other_wood",
    "chips": "other_wood",
    "coal": "other_fossil",
}
WATER_BY_ENERGY = {**HEATING_BY_ENERGY, "electricity": "electric_tank"}
WORDS = {code.code: code.label for code in choices_of("enum_type_energie_id").values()}


# What software writes of the plant of a building that it does not know, whatever it burns.
UNSAID = "shared_default"


@dataclass(frozen=True, slots=True)
class Settled:
    """The code of a generator in our tables, its energy when not that of its row, its family.

    `replaced`: the generator of the file was another one, its efficiencies are not to be kept.
    """

    model: str
    energy: str | None
    family: str
    replaced: bool = False


def settle(part: Part, tag: str, tables: Mapping[str, str], consumed: frozenset[str]) -> Settled | None:
    """The generator of an element. `tables`: the tables to look in, with the name of their column of numbers."""
    number = part.identifier(tag)
    row = _row(number, tables)
    energy = part.choice("enum_type_energie_id")
    if row is None:
        return _by_energy(part, tag, energy, water=tag.endswith("ecs_id"))
    if energy is None or energy in _fitting(row):
        part.amend(tag, Status.READ, row["label"], "")
        return Settled(row["code"], energy if energy != row["energy"] else None, row["family"])
    if row["code"] == UNSAID:
        said = f"Le fichier ne dit que l’énergie de cette installation\u00a0: {WORDS[energy].lower()}."
        part.amend(tag, Status.ADAPTED, row["label"], said)
        return _standing_for(energy, water=tag.endswith("ecs_id"), replaced=False)
    return _contradiction(part, tag, row, energy, consumed)


def _standing_for(energy: str, *, water: bool, replaced: bool) -> Settled:
    model = (WATER_BY_ENERGY if water else HEATING_BY_ENERGY)[energy]
    rows = (*table("generators"), *table("water_heaters"))
    row = next(one for one in rows if one["code"] == model)
    return Settled(model, energy if energy != row["energy"] else None, row["family"], replaced)


def _contradiction(part: Part, tag: str, row: Mapping[str, Any], energy: str, consumed: frozenset[str]) -> Settled:
    said = f"«\u00a0{row['label']}\u00a0» ne fonctionne pas avec l’énergie «\u00a0{WORDS[energy]}\u00a0»."
    if energy in consumed and row["energy"] not in consumed:
        reason = (
            f"{said} Les résultats du DPE comptent cette énergie\u00a0: elle est gardée, le générateur est à préciser."
        )
        part.amend(tag, Status.ODD, row["label"], reason)
        return _standing_for(energy, water=tag.endswith("ecs_id"), replaced=True)
    reason = f"{said} Le générateur est gardé, avec son énergie habituelle."
    part.amend(tag, Status.ODD, row["label"], reason)
    return Settled(row["code"], None, row["family"])


def _by_energy(part: Part, tag: str, energy: str | None, *, water: bool) -> Settled | None:
    raw = part.raw(tag)
    status = Status.ODD if raw else Status.MISSING
    said = (
        f"Le numéro «\u00a0{raw[:20]}\u00a0» n’existe pas dans la liste de l’ADEME."
        if raw
        else "Le générateur n’est pas dit."
    )
    if energy is None:
        part.amend(tag, status, raw, f"{said} {label_of(tag).without}")
        return None
    part.amend(tag, status, raw, f"{said} Il est repris d’après son énergie.")
    return _standing_for(energy, water=water, replaced=True)


def _row(number: int | None, tables: Mapping[str, str]) -> Mapping[str, Any] | None:
    if number is None:
        return None
    for name, column in tables.items():
        row = rows_by_identifier(name, column).get(number)
        if row is not None:
            return row
    return None


def _fitting(row: Mapping[str, Any]) -> frozenset[str]:
    own = row["energy"]
    beside = BESIDE.get(row["family"], frozenset())
    if own in WOOD:
        return WOOD | beside
    if own in {"gas", "lpg"}:
        return frozenset({"gas", "lpg"}) | beside
    if row["code"] in {"oil_stove", "other_fossil"}:
        return ANY - {"electricity"}
    return frozenset({own}) | beside
