"""The standard sheets of energy savings: how many kWh cumac a line of works is worth.

Each sheet is one parameter, dated by its version. What the sheet asks and nobody has said becomes a question.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from renovation.aids.rules.result import Requirement, bracket, cell
from renovation.aids.rules.situation import Line, Situation
from renovation.aids.rules.vocabulary import HomeKind
from renovation.aids.rules.works import WORKS
from renovation.aids.rules.zones import zone_of
from renovation.quantities.rules.parameters import Parameters, Value
from renovation.quantities.rules.trace import Operand

ONE = Decimal(1)
# The sheet counts m² of glazing, MaPrimeRénov' counts windows: without the area, two m² each, and it is said.
M2_PER_WINDOW = Decimal(2)
AREA_QUESTION = "Quelle est la surface habitable du logement\u00a0?"
KIND_QUESTION = "Est-ce une maison ou un appartement\u00a0?"


@dataclass(frozen=True)
class Sheet:
    """The kWh cumac of one line and what they come from."""

    code: str
    kwh_cumac: Decimal
    value: Value
    operands: tuple[Operand[Decimal], ...]
    notes: tuple[str, ...] = ()


class NotCounted(Exception):
    """The sheet does not apply, or asks something first."""

    def __init__(self, requirement: Requirement) -> None:
        super().__init__(requirement.reason or requirement.question)
        self.requirement = requirement


@dataclass(frozen=True)
class _Work:
    """A line with what its sheet may ask: each missing answer raises its question."""

    situation: Situation
    line: Line
    value: Value
    parameters: Parameters

    @property
    def zone(self) -> str:
        department = self.situation.home.department
        if not department:
            raise _ask("Dans quelle commune est le logement à rénover\u00a0?")
        return zone_of(department)

    @property
    def kind(self) -> HomeKind:
        kind = self.situation.home.kind
        if kind is None:
            raise _ask(KIND_QUESTION)
        return kind

    @property
    def quantity(self) -> Decimal:
        if self.line.quantity is None or self.line.quantity <= 0:
            traits = WORKS[self.line.work]
            unit = "mètres carrés" if traits.unit == "m²" else "éléments"
            raise _ask(f"{traits.label}\u00a0: combien de {unit} sont prévus\u00a0?")
        return self.line.quantity

    def factor(self, name: str) -> Operand[Decimal]:
        area = self.situation.home.area_m2
        if area is None or area <= 0:
            raise _ask(AREA_QUESTION)
        return Operand(
            "Coefficient de surface habitable", bracket(self.parameters.named(f"aids.sheet.factor.{name}"), area), ""
        )

    def sheet(self, *keys: str, factors: tuple[Operand[Decimal], ...] = (), notes: tuple[str, ...] = ()) -> Sheet:
        base = cell(self.value, *keys)
        volume = base
        for factor in factors:
            volume *= factor.value
        operands = (Operand("Valeur de la fiche", base, "kWh cumac"), *factors)
        return Sheet(WORKS[self.line.work].sheet, volume, self.value, operands, notes)


def volume_of(situation: Situation, line: Line, parameters: Parameters) -> Sheet:
    """The kWh cumac of a line, or what stands in the way (NotCounted)."""
    code = WORKS[line.work].sheet
    return _SHEETS[code](_Work(situation, line, parameters.named(f"aids.sheet.{code}"), parameters))


def _ask(question: str) -> NotCounted:
    return NotCounted(Requirement(None, "", question))


def _by_area(work: _Work) -> Sheet:
    return work.sheet(work.zone, factors=(Operand("Surface isolée", work.quantity, "m²"),))


def _windows(work: _Work) -> Sheet:
    if work.line.glazed_area_m2 is not None:
        return work.sheet(work.zone, factors=(Operand("Surface vitrée", work.line.glazed_area_m2, "m²"),))
    note = "Surface vitrée estimée à 2\u00a0m² par fenêtre."
    return work.sheet(
        work.zone, factors=(Operand("Surface vitrée estimée", work.quantity * M2_PER_WINDOW, "m²"),), notes=(note,)
    )


def _by_zone(work: _Work) -> Sheet:
    return work.sheet(work.zone)


def _by_kind(work: _Work) -> Sheet:
    return work.sheet(work.kind.value)


def _double_flow(work: _Work) -> Sheet:
    if work.line.ventilation not in ("self_regulating", "modulated"):
        raise _ask("La ventilation double flux sera-t-elle autoréglable ou modulée\u00a0?")
    return work.sheet(work.line.ventilation, work.zone, factors=(work.factor("S7m"),))


def _humidity(work: _Work) -> Sheet:
    return work.sheet(work.zone, factors=(work.factor("S7m"),))


def _air_air(work: _Work) -> Sheet:
    performance = work.line.performance
    if performance is None:
        raise _ask("Quel est le coefficient de performance saisonnier (SCOP) de la pompe à chaleur\u00a0?")
    band = _band(work.value.value["house"], performance)
    if work.kind is HomeKind.FLAT:
        return work.sheet("flat", work.zone, factors=(work.factor("S7a"),))
    return work.sheet("house", band, work.zone, factors=(work.factor("S7m"),))


def _heat_network(work: _Work) -> Sheet:
    if work.kind is HomeKind.FLAT:
        return work.sheet("flat", work.zone)
    return work.sheet("house", work.zone, factors=(work.factor("S5"),))


def _stove(work: _Work) -> Sheet:
    return work.sheet(_band(work.value.value, _efficiency(work)), work.zone)


def _air_water(work: _Work) -> Sheet:
    use = _use(work)
    kind = work.kind
    band = _band(work.value.value[kind.value][use], _efficiency(work))
    factor = work.factor("S5" if kind is HomeKind.HOUSE else "S7a")
    return work.sheet(kind.value, use, band, factors=(_pump_zone(work), factor))


def _ground(work: _Work) -> Sheet:
    use = _use(work)
    band = _band(work.value.value[use], _efficiency(work))
    return work.sheet(use, band, factors=(_pump_zone(work), work.factor("S5")))


def _pump_zone(work: _Work) -> Operand[Decimal]:
    return Operand("Coefficient de zone climatique", cell(work.parameters.named("aids.sheet.pump_zone"), work.zone), "")


def _use(work: _Work) -> str:
    if work.line.heats_water is None:
        raise _ask("La pompe à chaleur chauffera-t-elle aussi l’eau\u00a0?")
    return "both" if work.line.heats_water else "heating"


def _efficiency(work: _Work) -> Decimal:
    if work.line.seasonal_efficiency_pct is None:
        raise _ask(
            "Quelle est l’efficacité énergétique saisonnière (ηs ou Etas) de l’appareil, lue sur le devis\u00a0?"
        )
    return work.line.seasonal_efficiency_pct


def _band(table: Mapping[str, Any], at: Decimal) -> str:
    """The last band whose lower bound is reached."""
    reached = [bound for bound in table if Decimal(bound) <= at]
    if not reached:
        least = min(table, key=Decimal).replace(".", ",")
        raise NotCounted(Requirement(False, f"L’appareil doit atteindre au moins {least} pour la prime CEE."))
    return max(reached, key=Decimal)


_SHEETS: dict[str, Callable[[_Work], Sheet]] = {
    "BAR-EN-101": _by_area,
    "BAR-EN-102": _by_area,
    "BAR-EN-103": _by_area,
    "BAR-EN-104": _windows,
    "BAR-EN-105": _by_area,
    "BAR-TH-101": _by_zone,
    "BAR-TH-112": _stove,
    "BAR-TH-113": _by_zone,
    "BAR-TH-125": _double_flow,
    "BAR-TH-127": _humidity,
    "BAR-TH-129": _air_air,
    "BAR-TH-137": _heat_network,
    "BAR-TH-143": _by_zone,
    "BAR-TH-148": _by_kind,
    "BAR-TH-162": _by_zone,
    "BAR-TH-171": _air_water,
    "BAR-TH-172": _ground,
}
