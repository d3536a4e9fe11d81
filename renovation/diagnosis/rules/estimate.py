"""The estimate of a household's answers: an interval of 80 %, the most likely value, and how it was found."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from random import Random
from typing import Any

from renovation.diagnosis.rules.advice import Advice, Drawn, advise
from renovation.diagnosis.rules.answers import Answers
from renovation.diagnosis.rules.choices import Kind
from renovation.diagnosis.rules.climate import Climate, altitude_class, climate, zone_of
from renovation.diagnosis.rules.detail.entry import DetailedDwelling
from renovation.diagnosis.rules.detail.resolving import resolve
from renovation.diagnosis.rules.energy import Balance, class_of, energy_class_of, ghg_class_of
from renovation.diagnosis.rules.engine import ENGINE_VERSION, Run, run
from renovation.diagnosis.rules.explanation import explain, explain_cost, explain_ghg, explain_losses
from renovation.diagnosis.rules.insulation_quality import InsulationQuality
from renovation.diagnosis.rules.outcome import loss_percents, quality_of, summer_of, use_eur
from renovation.diagnosis.rules.place import Place, place_warnings
from renovation.diagnosis.rules.questionnaire import describe, dwelling_of
from renovation.diagnosis.rules.questionnaire_shape import Draw
from renovation.diagnosis.rules.sampling import draw_answers, draw_rest, likeliest
from renovation.diagnosis.rules.summer import SummerComfort
from renovation.quantities.rules.parameters import Parameters
from renovation.quantities.rules.trace import Trace

SAMPLES = 200
SEED = 20211  # any number, fixed: the same answers give the same estimate


@dataclass(frozen=True)
class Interval:
    low: float
    likely: float
    high: float


@dataclass(frozen=True)
class ClassRange:
    """Classes at the ends of an interval of 80 % and at its likeliest value."""

    low: str
    likely: str
    high: str


@dataclass(frozen=True)
class Estimate:
    """Ready to be stored and shown; amounts are yearly."""

    engine_version: str
    parameters_fingerprint: str
    class_low: str
    class_likely: str
    class_high: str
    energy_class: ClassRange
    ghg_class: ClassRange
    primary_kwh_m2: Interval
    ghg_kg_m2: Interval
    final_kwh: Interval
    cost_eur: Interval
    cost_to_verify: bool
    loss_percents: Mapping[str, int]
    use_kwh: Mapping[str, int]
    use_eur: Mapping[str, int]
    summer_comfort: SummerComfort
    insulation_quality: Sequence[InsulationQuality]
    works: Advice | None
    trace: Trace[float]
    ghg_trace: Trace[float]
    cost_trace: Trace[float]
    loss_trace: Trace[float]
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
    described = dwelling_of(likeliest(answers), weather, Draw())
    middle = run(resolve(described, weather).description, weather, parameters)
    ranges = _Ranges.of(runs, middle.balance)
    advice = advise(answers, weather, parameters, drawn) if works else None
    return _estimate(middle, described, ranges, weather, parameters, advice, _warnings(answers, place))


@dataclass(frozen=True)
class _Ranges:
    primary: Interval
    ghg: Interval
    final: Interval
    cost: Interval

    @classmethod
    def of(cls, runs: Sequence[Balance], likely: Balance) -> "_Ranges":
        return cls(
            primary=_interval([one.primary_kwh_m2 for one in runs], likely.primary_kwh_m2),
            ghg=_interval([one.ghg_kg_m2 for one in runs], likely.ghg_kg_m2),
            final=_interval([one.final_kwh for one in runs], likely.final_kwh),
            cost=_interval([one.cost_eur for one in runs], likely.cost_eur),
        )


def _estimate(
    middle: Run,
    described: DetailedDwelling,
    ranges: _Ranges,
    weather: Climate,
    parameters: Parameters,
    advice: Advice | None,
    warnings: Sequence[str],
) -> Estimate:
    cost_trace, area_m2 = explain_cost(middle, parameters), middle.dwelling.area_m2
    return Estimate(
        engine_version=ENGINE_VERSION,
        parameters_fingerprint=parameters.fingerprint,
        class_low=class_of(ranges.primary.low, ranges.ghg.low, area_m2, weather, parameters),
        class_likely=middle.balance.energy_class,
        class_high=class_of(ranges.primary.high, ranges.ghg.high, area_m2, weather, parameters),
        energy_class=_classes(ranges.primary, energy_class_of, area_m2, weather, parameters),
        ghg_class=_classes(ranges.ghg, ghg_class_of, area_m2, weather, parameters),
        primary_kwh_m2=ranges.primary,
        ghg_kg_m2=ranges.ghg,
        final_kwh=ranges.final,
        cost_eur=ranges.cost,
        cost_to_verify=cost_trace.to_verify,
        loss_percents=loss_percents(middle),
        use_kwh={use: round(sum(sources.values())) for use, sources in middle.balance.uses.items()},
        use_eur={use: round(euros) for use, euros in use_eur(middle, parameters).items()},
        summer_comfort=summer_of(described, middle.dwelling.inertia, shutters_known=False),
        insulation_quality=quality_of(middle, described),
        works=advice,
        trace=explain(middle, parameters),
        ghg_trace=explain_ghg(middle, parameters),
        cost_trace=cost_trace,
        loss_trace=explain_losses(middle),
        warnings=warnings,
    )


def _classes(
    values: Interval,
    class_at: Callable[[float, float, Climate, Parameters], str],
    area_m2: float,
    weather: Climate,
    parameters: Parameters,
) -> ClassRange:
    low, likely, high = (
        class_at(value, area_m2, weather, parameters) for value in (values.low, values.likely, values.high)
    )
    return ClassRange(low, likely, high)


def _interval(values: list[float], likely: float) -> Interval:
    """From the 10th to the 90th percentile; the likely value always lies inside."""
    ordered = sorted(values)
    low, high = ordered[len(ordered) // 10], ordered[len(ordered) * 9 // 10]
    return Interval(low=min(low, likely), likely=likely, high=max(high, likely))


def _warnings(answers: Answers, place: Place) -> tuple[str, ...]:
    if answers.solar == "yes" and answers.kind is Kind.HOUSE:
        panels = "Vos panneaux sont comptés pour 3\u00a0kWc plein sud\u00a0: un conseiller corrigera avec vous."
        return (*place_warnings(place), panels)
    return place_warnings(place)
