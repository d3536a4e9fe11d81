"""From a stored diagnosis to its estimate: the dated parameters and the place are brought to the engine."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock

from renovation.diagnosis.models import SelfDiagnosis
from renovation.diagnosis.queries import answers_of
from renovation.diagnosis.rules.advice.catalogue import sheets
from renovation.diagnosis.rules.advice.costs import cost_of
from renovation.diagnosis.rules.advice.from_answers import facts_of
from renovation.diagnosis.rules.advice.shapes import Cost
from renovation.diagnosis.rules.answers import Answers
from renovation.diagnosis.rules.climate import OutsideMethod, altitude_class, climate, zone_of
from renovation.diagnosis.rules.estimate import Estimate, estimate
from renovation.diagnosis.rules.place import Place
from renovation.quantities.queries import entries_on
from renovation.quantities.rules.parameters import Parameters, parameters_on
from renovation.territories.models import Commune
from renovation.territories.queries import altitude_of

# For the range under a question: quick, and still steady from one question to the next.
LIVE_SAMPLES = 60
REMEMBERED = 512
# How the codes of the parameters of the diagnosis begin.
PREFIX = "diagnosis."


@dataclass(frozen=True)
class LiveRange:
    """The classes that remain possible, and the energy between which they lie."""

    low: str
    likely: str
    high: str
    primary_low: int
    primary_likely: int
    primary_high: int


_remembered: OrderedDict[tuple[object, ...], LiveRange] = OrderedDict()
_guard = Lock()


def parameters_in_force(on: date) -> Parameters:
    """The parameters of the diagnosis on a day, from the tables."""
    return parameters_on(entries_on(on, prefix=PREFIX), on)


def is_outdated(diagnosis: SelfDiagnosis, *, on: date) -> bool:
    """Whether prices or factors changed since the result was computed."""
    return diagnosis.result is not None and diagnosis.parameters_fingerprint != parameters_in_force(on).fingerprint


def place_of(commune: Commune) -> Place:
    altitude = altitude_of(commune)
    return Place(commune.department_id, altitude.metres, altitude_estimated=altitude.estimated)


def can_be_estimated(commune: Commune) -> bool:
    """Whether the method has a climate for this commune (it has none overseas)."""
    place = place_of(commune)
    try:
        climate(zone_of(place.department), altitude_class(place.altitude_m))
    except OutsideMethod:
        return False
    return True


def estimate_of(diagnosis: SelfDiagnosis, *, on: date) -> Estimate:
    """The estimate of the answers given so far, with the parameters of that day."""
    if diagnosis.commune is None:
        raise OutsideMethod("no commune")
    return estimate(answers_of(diagnosis), place_of(diagnosis.commune), parameters_in_force(on))


def costs_of(codes: Sequence[str], answers: Answers, commune: Commune, *, on: date) -> dict[str, Cost | None]:
    """The indicative cost of works in a dwelling, by code of the catalogue; None where only a study can tell."""
    place, parameters = place_of(commune), parameters_in_force(on)
    facts = facts_of(answers, climate(zone_of(place.department), altitude_class(place.altitude_m)))
    return {code: cost_of(sheets()[code], facts, parameters) for code in codes}


def live_range(diagnosis: SelfDiagnosis, *, on: date) -> LiveRange | None:
    """The range of classes of the answers so far."""
    return live_range_of(answers_of(diagnosis), diagnosis.commune, on=on)


def live_range_of(answers: Answers, commune: Commune | None, *, on: date) -> LiveRange | None:
    """The same for any answers; the same answers are computed once per process."""
    if commune is None:
        return None
    place, parameters = place_of(commune), parameters_in_force(on)
    key = (answers, place, parameters.fingerprint)
    with _guard:
        if key in _remembered:
            _remembered.move_to_end(key)
            return _remembered[key]
    found = estimate(answers, place, parameters, samples=LIVE_SAMPLES, works=False)
    primary = found.primary_kwh_m2
    live = LiveRange(
        low=found.class_low,
        likely=found.class_likely,
        high=found.class_high,
        primary_low=round(primary.low),
        primary_likely=round(primary.likely),
        primary_high=round(primary.high),
    )
    with _guard:
        _remembered[key] = live
        while len(_remembered) > REMEMBERED:
            _remembered.popitem(last=False)
    return live
