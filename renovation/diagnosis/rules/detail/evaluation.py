"""The result of a detailed description: class, consumption, cost, indicators, and where each value comes from."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from renovation.diagnosis.rules.climate import Climate, altitude_class, climate, zone_of
from renovation.diagnosis.rules.detail.entry import DetailedDwelling
from renovation.diagnosis.rules.detail.ledger import ResolvedValue
from renovation.diagnosis.rules.detail.resolving import resolve
from renovation.diagnosis.rules.energy import energy_class_of, ghg_class_of
from renovation.diagnosis.rules.engine import ENGINE_VERSION, Run, run
from renovation.diagnosis.rules.explanation import explain, explain_cost, explain_ghg, explain_losses
from renovation.diagnosis.rules.insulation_quality import InsulationQuality
from renovation.diagnosis.rules.outcome import energy_kwh, loss_percents, quality_of, summer_of, use_eur
from renovation.diagnosis.rules.place import Place, place_warnings
from renovation.diagnosis.rules.summer import SummerComfort
from renovation.quantities.rules.parameters import Parameters
from renovation.quantities.rules.trace import Trace


class Incomplete(ValueError):
    """The description lacks what the method cannot do without: the message is for the adviser."""


@dataclass(frozen=True)
class Evaluation:
    """Ready to be stored and shown; amounts are yearly, of the dwelling unless per m²."""

    engine_version: str
    parameters_fingerprint: str
    energy_class: str
    ghg_class: str
    final_class: str
    final_kwh: float
    primary_kwh_m2: float
    ghg_kg_m2: float
    cost_eur: float
    cost_to_verify: bool
    loss_w_k: Mapping[str, float]
    loss_percents: Mapping[str, int]
    heating_need_kwh: float
    hot_water_need_kwh: float
    use_kwh: Mapping[str, float]
    use_eur: Mapping[str, float]
    energy_kwh: Mapping[str, float]
    made_kwh: float
    summer_comfort: SummerComfort
    insulation_quality: Sequence[InsulationQuality]
    trace: Trace[float]
    ghg_trace: Trace[float]
    cost_trace: Trace[float]
    loss_trace: Trace[float]
    values: Sequence[ResolvedValue]
    warnings: Sequence[str]

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return asdict(self)


def evaluate(dwelling: DetailedDwelling, place: Place, parameters: Parameters) -> Evaluation:
    """Run the method. Raises Incomplete without heating or hot water, OutsideMethod overseas."""
    if not dwelling.heating:
        raise Incomplete("Décrivez le chauffage\u00a0: sans lui, le calcul ne peut pas se faire.")
    if not dwelling.hot_water:
        raise Incomplete("Décrivez l’eau chaude\u00a0: sans elle, le calcul ne peut pas se faire.")
    weather = climate(zone_of(place.department), altitude_class(place.altitude_m))
    resolved = resolve(dwelling, weather)
    one = run(resolved.description, weather, parameters)
    return _evaluation(
        one, dwelling, weather, parameters, resolved.values, (*place_warnings(place), *resolved.warnings)
    )


def _evaluation(
    one: Run,
    dwelling: DetailedDwelling,
    weather: Climate,
    parameters: Parameters,
    values: Sequence[ResolvedValue],
    warnings: Sequence[str],
) -> Evaluation:
    balance, cost_trace = one.balance, explain_cost(one, parameters)
    return Evaluation(
        engine_version=ENGINE_VERSION,
        parameters_fingerprint=parameters.fingerprint,
        energy_class=energy_class_of(balance.primary_kwh_m2, dwelling.area_m2, weather, parameters),
        ghg_class=ghg_class_of(balance.ghg_kg_m2, dwelling.area_m2, weather, parameters),
        final_class=balance.energy_class,
        final_kwh=balance.final_kwh,
        primary_kwh_m2=balance.primary_kwh_m2,
        ghg_kg_m2=balance.ghg_kg_m2,
        cost_eur=balance.cost_eur,
        cost_to_verify=cost_trace.to_verify,
        loss_w_k=one.losses_w_k,
        loss_percents=loss_percents(one),
        heating_need_kwh=one.heating.need_kwh,
        hot_water_need_kwh=one.water_need_kwh,
        use_kwh={use: sum(sources.values()) for use, sources in balance.uses.items()},
        use_eur=use_eur(one, parameters),
        energy_kwh=energy_kwh(one),
        made_kwh=one.production.made_kwh,
        summer_comfort=summer_of(dwelling, one.dwelling.inertia, shutters_known=True),
        insulation_quality=quality_of(one, dwelling),
        trace=explain(one, parameters),
        ghg_trace=explain_ghg(one, parameters),
        cost_trace=cost_trace,
        loss_trace=explain_losses(one),
        values=values,
        warnings=warnings,
    )
