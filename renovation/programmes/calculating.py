"""The dwelling of a scenario brought to the engine: its proposals with usual prices, its result."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from renovation.diagnosis.estimation import parameters_in_force, place_of
from renovation.diagnosis.rules.advice.from_dwelling import subject_of
from renovation.diagnosis.rules.advice.subject import Subject
from renovation.diagnosis.rules.climate import OutsideMethod
from renovation.diagnosis.rules.detail.entry import DetailedDwelling
from renovation.diagnosis.rules.detail.evaluation import Incomplete
from renovation.diagnosis.rules.detail.reading import EntryErrors, read_dwelling
from renovation.diagnosis.rules.engine import ENGINE_VERSION
from renovation.prices.queries.bands import NOTHING, Sources, bands_of_all, sources_on, usual_band
from renovation.prices.queries.places import ladder_of
from renovation.prices.rules.seed_costs import VAT_CODE
from renovation.prices.rules.statistics import PERIODS_MONTHS, Band, Origin
from renovation.prices.rules.wording import basis_in_words
from renovation.programmes.rules.proposals import Proposal
from renovation.programmes.rules.simulating import UnknownWorks, simulate
from renovation.quantities.rules.parameters import Parameters
from renovation.territories.models import Commune

OUTSIDE = "La méthode n’a pas de climat pour cette commune\u00a0: le calcul n’est pas possible."
UNREADABLE = "La description du logement ne se lit plus. Reprenez le diagnostic."
MISFIT = "Des travaux ne s’appliquent pas à ce logement\u00a0: {}. Retirez-les ou reprenez le diagnostic."
REDUCED_VAT = Decimal("0.055")


@dataclass(frozen=True)
class Workshop:
    """A dwelling with the works that fit it, or the reason why there are none."""

    subject: Subject[DetailedDwelling] | None
    parameters: Parameters
    reason: str = ""


def workshop_of(description: Mapping[str, Any], commune: Commune, *, on: date) -> Workshop:
    """With the parameters in force on a day."""
    parameters = parameters_in_force(on)
    try:
        return Workshop(subject_of(read_dwelling(description), place_of(commune), parameters), parameters)
    except OutsideMethod:
        return Workshop(None, parameters, OUTSIDE)
    except Incomplete as incomplete:
        return Workshop(None, parameters, str(incomplete))
    except EntryErrors:
        return Workshop(None, parameters, UNREADABLE)


def result_of(workshop: Workshop, steps: Sequence[Sequence[str]]) -> tuple[dict[str, Any] | None, list[str]]:
    """The scenario calculated step by step as plain values, or why it is not."""
    if workshop.subject is None:
        return None, [workshop.reason]
    try:
        found = simulate(workshop.subject, steps, workshop.parameters)
    except UnknownWorks as unknown:
        return None, [MISFIT.format(", ".join(unknown.codes))]
    return asdict(found), []


def engine_of(workshop: Workshop) -> dict[str, str]:
    """What a result rests on."""
    return {"engine_version": ENGINE_VERSION, "parameters_fingerprint": workshop.parameters.fingerprint}


def bands_for(proposals: Sequence[Proposal], commune: Commune, *, on: date) -> dict[tuple[str, str], Band]:
    """The usual price of each work, by type and unit: the last two years first, then longer, then the seed table."""
    sources, ladder = sources_on(on), ladder_of(commune)
    kinds = {(one.type.code, one.unit.code): one.type for one in proposals if one.type and one.unit}
    found = bands_of_all(kinds, ladder, months=PERIODS_MONTHS[0], on=on, sources=sources)
    for kind, type_ in kinds.items():
        if found[kind].origin is not Origin.LINES:
            found[kind] = usual_band(type_, kind[1], ladder, on=on, sources=sources)
    return found


def line_values(proposal: Proposal, bands: Mapping[tuple[str, str], Band], *, on: date) -> dict[str, Any]:
    """The columns of a new line, from the proposal and its usual price."""
    kind = (proposal.type.code, proposal.unit.code) if proposal.type and proposal.unit else ("", "")
    band = bands.get(kind, NOTHING)
    known = band.origin is not Origin.NONE
    return {
        "title": proposal.title,
        "parts": parts_in_words(proposal),
        "work_type": proposal.type.code if proposal.type else "",
        "unit": proposal.unit.label if proposal.unit else "",
        "proposed_quantity": proposal.quantity,
        "quantity": proposal.quantity,
        "low_ht": band.low if known else None,
        "median_ht": band.median if known else None,
        "high_ht": band.high if known else None,
        "basis": _basis(band),
        "references": band.lines,
        "price_year": on.year if known and band.lines else None,
        "to_verify": band.to_verify,
    }


def parts_in_words(proposal: Proposal) -> list[str]:
    """Each part with its area, as a line keeps them."""
    return [f"{one.label} ({_told(one.area_m2)}\u00a0m²)" for one in proposal.parts]


def reduced_vat(sources: Sources) -> Decimal:
    """The rate of energy works; the plan of financing then asks which one each line really has."""
    rates = sources.values.get(VAT_CODE)
    return Decimal(str(rates.value[0])) if rates is not None else REDUCED_VAT


def _basis(band: Band) -> str:
    if band.origin is Origin.NONE:
        return "aucun prix connu"
    return f"{basis_in_words(band)} ({band.source})" if band.origin is Origin.SEED else basis_in_words(band)


def _told(area: Decimal) -> str:
    return f"{area.normalize():f}".replace(".", ",")
