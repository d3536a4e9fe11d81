"""What one run says, in the figures that pages show: by use, by part, with its indicators."""

from collections.abc import Iterable, Mapping

from renovation.diagnosis.rules.choices import Kind
from renovation.diagnosis.rules.description import Inertia
from renovation.diagnosis.rules.detail import terms
from renovation.diagnosis.rules.detail.adjacency import is_insulated
from renovation.diagnosis.rules.detail.entry import Ceiling, DetailedDwelling
from renovation.diagnosis.rules.energy import price_code, price_eur
from renovation.diagnosis.rules.engine import Run
from renovation.diagnosis.rules.insulation_quality import InsulatedPart, InsulationQuality, insulation_quality
from renovation.diagnosis.rules.summer import SummerComfort, SummerFacts, summer_comfort
from renovation.quantities.rules.parameters import Parameters

_JOINERY = ("windows", "doors")


def loss_percents(one: Run) -> dict[str, int]:
    """Whole percents of the losses by part, adding up to 100 (largest remainders)."""
    return whole_percents(one.losses_w_k)


def whole_percents(parts: Mapping[str, float]) -> dict[str, int]:
    total = sum(parts.values())
    exact = {part: value / total * 100 for part, value in parts.items()}
    whole = {part: int(share) for part, share in exact.items()}
    missing = 100 - sum(whole.values())
    for part in sorted(exact, key=lambda name: whole[name] - exact[name])[:missing]:
        whole[part] += 1
    return whole


def use_eur(one: Run, parameters: Parameters) -> dict[str, float]:
    """Conventional cost of each use: each energy at the mean price of its yearly total (annexe 7)."""
    totals = energy_kwh(one)
    mean = {
        source: price_eur(kwh, parameters.brackets(price_code(source))) / kwh for source, kwh in totals.items() if kwh
    }
    return {
        use: sum(kwh * mean.get(source, 0.0) for source, kwh in sources.items())
        for use, sources in one.balance.uses.items()
    }


def energy_kwh(one: Run) -> dict[str, float]:
    """Final energy of the year by source."""
    totals: dict[str, float] = {}
    for sources in one.balance.uses.values():
        for source, kwh in sources.items():
            totals[source] = totals.get(source, 0.0) + kwh
    return totals


def summer_of(dwelling: DetailedDwelling, inertia: Inertia, *, shutters_known: bool) -> SummerComfort:
    """The indicator of comfort in summer. Shutters that nobody spoke of stay to be checked."""
    ceilings = [one for one in dwelling.ceilings if one.adjacency is not terms.Adjacency.HEATED]
    return summer_comfort(
        SummerFacts(
            heavy_inertia=inertia is Inertia.HEAVY,
            crossing=dwelling.crossing or dwelling.kind is Kind.HOUSE,
            roof_insulated=_all_insulated(ceilings),
            shaded=_shaded(dwelling) if shutters_known else None,
            ceiling_fans=dwelling.ceiling_fans if shutters_known else None,
            roofed=bool(ceilings),
        )
    )


def _all_insulated(ceilings: Iterable[Ceiling]) -> bool | None:
    found = [one.insulation for one in ceilings]
    if any(one.place is terms.InsulationPlace.UNKNOWN for one in found):
        return None
    return all(is_insulated(one) for one in found) if found else None


def _shaded(dwelling: DetailedDwelling) -> bool | None:
    sunny = [one for one in dwelling.windows if one.orientation is not terms.Orientation.NORTH]
    if not sunny or any(one.shutter is None for one in sunny):
        return None
    return all(one.shutter is not terms.Shutter.NONE for one in sunny)


def quality_of(one: Run, dwelling: DetailedDwelling) -> tuple[InsulationQuality, ...]:
    """Insulation of the envelope and of each part, in four levels."""
    envelope = sum(loss for part, loss in one.losses_w_k.items() if part != "air")
    return insulation_quality(_parts(one, dwelling), envelope)


def _parts(one: Run, dwelling: DetailedDwelling) -> list[InsulatedPart]:
    ceilings = iter(dwelling.ceilings)
    found = []
    for surface in one.dwelling.surfaces:
        part = surface.part
        if part == "roof":
            part = _roof(next(ceilings))
        found.append(
            InsulatedPart("joinery" if part in _JOINERY else part, surface.area_m2, surface.u_w_m2k, surface.b)
        )
    found += [InsulatedPart("joinery", pane.area_m2, pane.u_w_m2k, pane.b) for pane in one.dwelling.windows]
    return found


def _roof(ceiling: Ceiling) -> str:
    if ceiling.adjacency is not terms.Adjacency.OUTSIDE:
        return "roof_attic"
    return "roof_rafters" if ceiling.kind is terms.CeilingKind.RAFTERS else "roof_terrace"
