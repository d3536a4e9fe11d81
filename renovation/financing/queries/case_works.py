"""Works from which a scenario may start: those of the household, of the diagnoses of its home, or none."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from renovation.aids.rules.situation import Situation
from renovation.diagnosis.models import DiagnosisVersion, SelfDiagnosis
from renovation.dwellings.models import Dwelling
from renovation.financing.enums import Origin
from renovation.financing.models import AidsInquiry
from renovation.financing.queries.inquiries import Option, chosen_of
from renovation.financing.queries.programme_works import PROGRAMME, programme_options, works_of_programme
from renovation.financing.rules.advised import bundles_and_works, planned_work
from renovation.financing.rules.outlook import MIDDLE, Chosen
from renovation.financing.rules.scenario import WorkLine
from renovation.financing.rules.works import PlannedWork, line_of
from renovation.programmes.models import WorksScenario
from renovation.quantities.rules.parameters import Parameters
from renovation.territories.models import Commune

NBSP = "\N{NO-BREAK SPACE}"
CENT = Decimal("0.01")
NO_WORKS = "none"
# What a line supposes of an appliance until the quote tells: the least that is aided.
_SUPPOSED = ("seasonal_efficiency_pct", "performance", "heats_water", "ventilation")


@dataclass(frozen=True)
class CaseFacts:
    """What a scenario may start from."""

    commune: Commune | None
    dwelling: Dwelling | None
    version: DiagnosisVersion | None
    diagnosis: SelfDiagnosis | None
    inquiry: AidsInquiry | None
    adviser_met_on: date | None = None
    programmes: tuple[WorksScenario, ...] = ()


def works_options(facts: CaseFacts) -> list[Option]:
    """Works from which the lines may be filled in, the most certain first; none, to type them."""
    options = list(programme_options(facts.programmes))
    if facts.inquiry is not None:
        options.append(Option("aids", "Les travaux choisis par le ménage dans « Mes aides »"))
    for origin, result in _results(facts):
        whose = "Diagnostic du conseiller" if origin == "version" else "Autodiagnostic"
        options += [
            Option(f"{origin}:{rank}", f"{whose}{NBSP}: {one['title']} ({_titles(one)})")
            for rank, one in enumerate(bundles_and_works(result))
        ]
    return [*options, Option(NO_WORKS, "Aucun, je saisis les lignes")]


def works_of(facts: CaseFacts, wanted: str, on: date) -> tuple[Chosen, Origin]:
    """The works of one of these options, and who chose them."""
    if wanted == "aids" and facts.inquiry is not None:
        return chosen_of(facts.inquiry, on=on)[1], Origin.AIDS
    source, _, rank = wanted.partition(":")
    if source == PROGRAMME:
        return works_of_programme(facts.programmes, rank), Origin.PROGRAMME
    for origin, result in _results(facts):
        bundles = bundles_and_works(result)
        if origin == source and rank.isdecimal() and int(rank) < len(bundles):
            return _from_bundle(bundles[int(rank)]), Origin(origin)
    return Chosen("", ()), Origin.ADVISER


def _results(facts: CaseFacts) -> list[tuple[str, Mapping[str, Any]]]:
    found = [("version", facts.version), ("household", facts.diagnosis)]
    return [(origin, one.result) for origin, one in found if one is not None and one.result]


def _titles(bundle: Mapping[str, Any]) -> str:
    count = len(bundle["steps"])
    return f"{count} travaux" if count > 1 else "seul"


def _from_bundle(bundle: Mapping[str, Any]) -> Chosen:
    gain = (bundle.get("gain") or {}).get("cost_eur") or {}
    return Chosen(
        title=str(bundle["title"]),
        works=tuple(planned_work(str(one["code"]), str(one["title"]), one.get("cost")) for one in bundle["steps"]),
        after_label=str((bundle.get("after") or {}).get("energy_class", "")),
        saving_low_eur=gain.get("low"),
        saving_likely_eur=gain.get("likely"),
        label_estimated=True,
    )


def line_at_middle(planned: PlannedWork, situation: Situation, parameters: Parameters) -> WorkLine:
    """One line at the middle of its price range, with its price by unit as quotes write it."""
    line = line_of(planned, MIDDLE, situation, parameters)
    bare = WorkLine(line.work, title=planned.title, quantity=line.quantity)
    count = Decimal(1) if bare.is_lump else line.quantity
    cost = planned.cost_ht_eur if planned.cost_ht_eur is not None else line.cost_ht_eur
    unit_cost = None
    if cost is not None and count:
        unit_cost = (cost / count).quantize(CENT) if planned.cost_ht_eur is None else _exact_unit(cost, count)
    told = {name: getattr(line, name) for name in (*_SUPPOSED, "glazed_area_m2", "lost_attic")}
    return replace(bare, unit_cost_ht_eur=unit_cost, **told)


def _exact_unit(cost: Decimal, count: Decimal) -> Decimal:
    """A price by unit with as many decimals as it takes for the line to come back to its own total."""
    found = (CENT, CENT**2, CENT**3)
    prices = [(cost / count).quantize(step) for step in found]
    return next((one for one in prices if (one * count).quantize(CENT) == cost), prices[-1])


def origins_of_line(rank: int, line: WorkLine, origin: Origin) -> dict[str, str]:
    """A line comes from the advice; its price and what it supposes of the appliance do not."""
    place = f"lines.{rank}"
    found = {f"{place}.work": str(origin)}
    if line.quantity is not None:
        found[f"{place}.quantity"] = str(origin)
    if line.unit_cost_ht_eur is not None:
        found[f"{place}.unit_cost_ht_eur"] = str(origin if origin is Origin.PROGRAMME else Origin.PRICE)
    supposed = [name for name in _SUPPOSED if getattr(line, name) is not None]
    return found | {f"{place}.{name}": str(Origin.USUAL) for name in supposed}
