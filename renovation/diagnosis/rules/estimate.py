"""The estimate of a household's answers: an interval of 80 %, the most likely value, and how it was found."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from random import Random
from typing import Any

from renovation.diagnosis.rules.advice import Advice, Drawn, advise
from renovation.diagnosis.rules.answers import Answers
from renovation.diagnosis.rules.climate import altitude_class, climate, zone_of
from renovation.diagnosis.rules.energy import class_of
from renovation.diagnosis.rules.engine import ENGINE_VERSION, Run, run
from renovation.diagnosis.rules.explanation import Trace, explain, explain_cost, explain_ghg, explain_losses
from renovation.diagnosis.rules.parameters import Parameters
from renovation.diagnosis.rules.questionnaire import describe
from renovation.diagnosis.rules.questionnaire_shape import Draw
from renovation.diagnosis.rules.sampling import draw_answers, draw_rest, likeliest

SAMPLES = 200
SEED = 20211  # any number, fixed: the same answers give the same estimate


@dataclass(frozen=True)
class Place:
    """Where the dwelling stands. `altitude_estimated`: that of a neighbouring commune was taken."""

    department: str
    altitude_m: int | None
    altitude_estimated: bool = False


@dataclass(frozen=True)
class Interval:
    low: float
    likely: float
    high: float


@dataclass(frozen=True)
class Estimate:
    """Ready to be stored and shown; amounts are yearly."""

    engine_version: str
    parameters_fingerprint: str
    class_low: str
    class_likely: str
    class_high: str
    primary_kwh_m2: Interval
    ghg_kg_m2: Interval
    final_kwh: Interval
    cost_eur: Interval
    cost_to_verify: bool
    loss_percents: Mapping[str, int]
    use_kwh: Mapping[str, int]
    works: Advice | None
    trace: Trace
    ghg_trace: Trace
    cost_trace: Trace
    loss_trace: Trace
    warnings: Sequence[str]

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return asdict(self)


def estimate(
    answers: Answers,
    place: Place,
    parameters: Parameters,
    *,
    samples: int = SAMPLES,
    seed: int = SEED,
    works: bool = True,
) -> Estimate:
    """Estimate a dwelling, with advice on works or, where only the class is shown, without.

    Raises OutsideMethod where the method has no climate (overseas).
    """
    weather = climate(zone_of(place.department), altitude_class(place.altitude_m))
    random = Random(seed)  # noqa: S311 (sampling, no secret)
    drawn = [Drawn(draw_answers(answers, random), draw_rest(random)) for _ in range(samples)]
    runs = [run(describe(one.answers, weather, one.rest), weather, parameters).balance for one in drawn]
    typical = likeliest(answers)
    middle = run(describe(typical, weather, Draw()), weather, parameters)
    likely, cost_trace = middle.balance, explain_cost(middle, parameters)
    primary = _interval([one.primary_kwh_m2 for one in runs], likely.primary_kwh_m2)
    ghg = _interval([one.ghg_kg_m2 for one in runs], likely.ghg_kg_m2)
    area_m2 = middle.dwelling.area_m2
    return Estimate(
        engine_version=ENGINE_VERSION,
        parameters_fingerprint=parameters.fingerprint,
        class_low=class_of(primary.low, ghg.low, area_m2, weather, parameters),
        class_likely=likely.energy_class,
        class_high=class_of(primary.high, ghg.high, area_m2, weather, parameters),
        primary_kwh_m2=primary,
        ghg_kg_m2=ghg,
        final_kwh=_interval([one.final_kwh for one in runs], likely.final_kwh),
        cost_eur=_interval([one.cost_eur for one in runs], likely.cost_eur),
        cost_to_verify=cost_trace.to_verify,
        loss_percents=loss_percents(middle),
        use_kwh={use: round(sum(sources.values())) for use, sources in likely.uses.items()},
        works=advise(answers, weather, parameters, drawn) if works else None,
        trace=explain(middle, parameters),
        ghg_trace=explain_ghg(middle, parameters),
        cost_trace=cost_trace,
        loss_trace=explain_losses(middle),
        warnings=_warnings(answers, place),
    )


def loss_percents(one: Run) -> dict[str, int]:
    """Whole percents of the losses by part, adding up to 100 (largest remainders)."""
    total = one.total_w_k
    exact = {part: loss / total * 100 for part, loss in one.losses_w_k.items()}
    whole = {part: int(share) for part, share in exact.items()}
    missing = 100 - sum(whole.values())
    for part in sorted(exact, key=lambda name: whole[name] - exact[name])[:missing]:
        whole[part] += 1
    return whole


def _interval(values: list[float], likely: float) -> Interval:
    """From the 10th to the 90th percentile; the likely value always lies inside."""
    ordered = sorted(values)
    low, high = ordered[len(ordered) // 10], ordered[len(ordered) * 9 // 10]
    return Interval(low=min(low, likely), likely=likely, high=max(high, likely))


def _warnings(answers: Answers, place: Place) -> tuple[str, ...]:
    found = []
    if place.altitude_m is None:
        found.append("L’altitude de la commune n’est pas connue\u00a0: le calcul suppose moins de 400\u00a0m.")
    elif place.altitude_estimated:
        found.append("L’altitude est celle d’une commune voisine\u00a0: elle est à vérifier.")
    if answers.solar == "yes":
        found.append("La production de vos panneaux n’est pas déduite\u00a0: un conseiller la comptera avec vous.")
    return tuple(found)
