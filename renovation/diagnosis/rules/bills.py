"""Real bills beside the conventional calculation: compared, never used to bend the class."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from renovation.diagnosis.rules.answers import Answers, AnswersError
from renovation.diagnosis.rules.choices import Generator, HotWater, YesNo

ENERGIES: Mapping[str, str] = {
    "electricity": "Électricité",
    "gas": "Gaz de ville",
    "oil": "Fioul",
    "lpg": "Propane ou butane",
    "logs": "Bois en bûches",
    "pellets": "Granulés de bois",
    "network": "Réseau de chaleur",
}
UNITS: Mapping[str, str] = {"kwh": "kWh", "eur": "€"}
MOST = {"kwh": 200_000, "eur": 50_000}
# Between these shares the gap is what habits and weather explain.
CLOSE_FROM, CLOSE_TO = 0.8, 1.2

_OF_GENERATOR: Mapping[Generator, str] = {
    Generator.GAS: "gas",
    Generator.OIL: "oil",
    Generator.LPG: "lpg",
    Generator.LOGS: "logs",
    Generator.WOOD_BOILER: "logs",
    Generator.PELLETS: "pellets",
    Generator.NETWORK: "network",
}


@dataclass(frozen=True)
class Conventional:
    """One energy in the calculation, a year."""

    kwh: float
    cost_eur: float


@dataclass(frozen=True)
class Comparison:
    """One energy, in the unit of the bill."""

    energy: str
    label: str
    unit: str
    real: float
    conventional: float

    @property
    def share(self) -> float:
        return self.real / self.conventional if self.conventional else 0.0

    @property
    def verdict(self) -> str:
        """close, below or above."""
        if CLOSE_FROM <= self.share <= CLOSE_TO:
            return "close"
        return "below" if self.share < CLOSE_FROM else "above"


def bill_energies(answers: Answers) -> tuple[str, ...]:
    """The energies that this dwelling may buy; all of them while the heating is not known."""
    if answers.generator is Generator.UNKNOWN:
        return tuple(ENERGIES)
    bought = {"electricity", _OF_GENERATOR.get(answers.generator, "electricity")}
    if answers.hot_water is HotWater.GAS_HEATER:
        bought.add("gas")
    if answers.support_stove is YesNo.YES:
        bought |= {"logs", "pellets"}
    return tuple(energy for energy in ENERGIES if energy in bought)


def read_bills(given: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Amounts by energy, {"amount", "unit"}. Raises AnswersError: the field is `bills_<energy>`."""
    found = {}
    for energy, line in given.items():
        amount = str(line.get("amount") or "").strip()
        if energy in ENERGIES and amount:
            unit = str(line.get("unit", "kwh"))
            found[energy] = {"amount": _amount(energy, amount, unit), "unit": unit}
    return found


def compare(bills: Mapping[str, Any], conventional: Mapping[str, Conventional]) -> tuple[Comparison, ...]:
    """Each bill beside the same energy of the calculation, in the unit of the bill."""
    lines = []
    for energy, line in bills.items():
        found = conventional.get(energy)
        if found is None:
            continue
        calculated = found.kwh if line["unit"] == "kwh" else found.cost_eur
        lines.append(Comparison(energy, ENERGIES[energy], UNITS[line["unit"]], float(line["amount"]), calculated))
    return tuple(lines)


def _amount(energy: str, typed: str, unit: str) -> float:
    field = f"bills_{energy}"
    if unit not in UNITS:
        raise AnswersError(field, "Choisissez kWh ou euros.")
    plain = typed.replace(",", ".").replace("\u202f", "").replace("\u00a0", "").replace(" ", "")
    try:
        amount = Decimal(plain)
    except InvalidOperation as error:
        raise AnswersError(field, "Écrivez la quantité en chiffres, par exemple 4\u202f500.") from error
    if not amount.is_finite() or not 0 < amount <= MOST[unit]:
        raise AnswersError(
            field, f"Écrivez une quantité entre 1 et {MOST[unit]:_}\u00a0{UNITS[unit]} par an.".replace("_", "\u202f")
        )
    return float(amount)
