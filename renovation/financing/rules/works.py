"""Works of the diagnosis as lines that the aids know: which work, how much of it, at which indicative price."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_UP, Decimal
from functools import cache

from renovation.aids.rules.certificate_sheets import M2_PER_WINDOW
from renovation.aids.rules.situation import Line, Situation
from renovation.aids.rules.taxes import vat_rate
from renovation.aids.rules.works import WORKS, Work
from renovation.diagnosis.rules.advice.catalogue import sheets
from renovation.quantities.rules.parameters import Parameters
from renovation.works.rules.mapping import usual_aid

CENT = Decimal("0.01")
_BY_EFFICIENCY = (Work.AIR_WATER_PUMP, Work.PELLET_STOVE)
REPLACING_A_BOILER = frozenset({"heat_pump", "new_wood_boiler"})


@dataclass(frozen=True)
class PlannedWork:
    """One work with its indicative cost, tax included; no cost where only a study can tell."""

    code: str
    title: str
    low_eur: Decimal | None
    high_eur: Decimal | None
    quantity: Decimal | None
    unit: str
    to_verify: bool
    source: str
    # What a programme kept for the whole line, before tax: then no range is read.
    cost_ht_eur: Decimal | None = None

    @property
    def priced(self) -> bool:
        return self.low_eur is not None

    def cost_eur(self, share: Decimal) -> Decimal | None:
        """At a point of the range: 0 is the low end, 1 the high one."""
        if self.low_eur is None or self.high_eur is None:
            return None
        return self.low_eur + (self.high_eur - self.low_eur) * share


@cache
def aided() -> dict[str, Work]:
    """Works of the diagnosis as those of the aids, through the catalogue; the others have no aid of their own."""
    found = {code: usual_aid(sheet.work_types) for code, sheet in sheets().items()}
    return {code: Work(aid) for code, aid in found.items() if aid}


def line_of(planned: PlannedWork, share: Decimal, situation: Situation, parameters: Parameters) -> Line:
    """The line of works before tax, with the least that each standard sheet asks of the equipment."""
    work = aided().get(planned.code, Work.OTHER_ENERGY)
    bare = Line(work)
    rate, cost = vat_rate(situation, bare, parameters), planned.cost_eur(share)
    return Line(
        work,
        cost_ht_eur=None if cost is None else (cost / (1 + rate)).quantize(CENT),
        vat_rate=rate,
        quantity=_quantity(work, planned.quantity),
        glazed_area_m2=planned.quantity if work is Work.WINDOWS else None,
        seasonal_efficiency_pct=_least(situation, parameters, work) if work in _BY_EFFICIENCY else None,
        performance=_least(situation, parameters, work) if work is Work.AIR_AIR_PUMP else None,
        heats_water=False if work is Work.AIR_WATER_PUMP else None,
        ventilation="self_regulating" if work is Work.DOUBLE_FLOW else None,
        lost_attic=planned.code == "roof_attic" if work is Work.ROOF else None,
    )


def supposed(works: Sequence[PlannedWork]) -> list[str]:
    """What the lines suppose, in words that a household can correct with its quotes."""
    kinds = {aided().get(one.code) for one in works}
    said = []
    if any(one.unit == "m²" for one in works):
        said.append("Les surfaces à traiter sont estimées d’après la surface habitable.")
    if Work.WINDOWS in kinds:
        said.append(f"Chaque fenêtre compte pour {M2_PER_WINDOW}\N{NO-BREAK SPACE}m².")
    if Work.AIR_WATER_PUMP in kinds:
        said.append("La pompe à chaleur a le rendement le plus bas qui soit aidé, et ne chauffe pas l’eau.")
    if Work.AIR_AIR_PUMP in kinds or Work.PELLET_STOVE in kinds:
        said.append("L’appareil a le rendement le plus bas qui soit aidé.")
    if Work.DOUBLE_FLOW in kinds:
        said.append("La ventilation double flux est autoréglable.")
    return said


def _quantity(work: Work, area_m2: Decimal | None) -> Decimal | None:
    unit = WORKS[work].unit
    if unit == "home" or area_m2 is None:
        return None
    return (area_m2 / M2_PER_WINDOW).quantize(Decimal(1), ROUND_UP) if unit == "piece" else area_m2


def _least(situation: Situation, parameters: Parameters, work: Work) -> Decimal | None:
    """The lowest band of the sheet: the most careful supposition."""
    sheet = parameters.values.get(f"aids.sheet.{WORKS[work].sheet}")
    if sheet is None:
        return None
    bands = sheet.value
    if work is Work.AIR_AIR_PUMP:
        bands = bands["house"]
    if work is Work.AIR_WATER_PUMP:
        bands = bands[str(situation.home.kind or "house")]["heating"]
    return min(Decimal(band) for band in bands)
