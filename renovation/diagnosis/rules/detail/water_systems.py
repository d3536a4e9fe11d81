"""From ways of making hot water to water heaters of the engine (annexe 1, sections 11, 13 and 14)."""

from typing import Any

from renovation.diagnosis.rules.combustion import model_row
from renovation.diagnosis.rules.description import Burner, WaterHeater
from renovation.diagnosis.rules.detail import entry
from renovation.diagnosis.rules.detail.entry import DetailedDwelling
from renovation.diagnosis.rules.detail.ledger import Ledger
from renovation.diagnosis.rules.hot_water import electric_tank_loss_wh, other_tank_loss_wh

# Pipes (section 13.3): own installation near, far or outside the rooms; shared loop.
OWN_CLOSE, OWN_FAR, OWN_OUTSIDE = 0.93, 0.87, 0.83
SHARED_LOOP, SHARED_BARE = 0.53, 0.27
TANK_STEPS_L = (100, 200, 300)
# An upright tank of category C keeps its heat better than its Cr says (section 14.1.2).
THREE_STARS = "electric_tank_3_stars"
THREE_STARS_GAIN = 1.08
NETWORK_INSULATED, NETWORK_BARE = 0.9, 0.75
USUAL_TANK_L = 200.0


def water_heater(
    path: str, one: entry.WaterHeater, dwelling: DetailedDwelling, region: str, ledger: Ledger
) -> WaterHeater:
    row = model_row(one.model)
    known = one.generation if one.generation_and_storage is None else one.generation_and_storage
    loss_wh = _tank_loss_wh(row, _volume_l(path, one, row, ledger)) * _tanks(path, one, dwelling, ledger)
    burner = _burner(one, row, dwelling) if known is None else None
    return WaterHeater(
        energy=one.energy or row["energy"],
        distribution=ledger.given_or(f"{path}.distribution", one.distribution, _pipes(one), "13.3"),
        generation=None if burner is not None else _generation(path, one, row, known, region, ledger),
        burner=burner,
        stored_loss_wh=loss_wh,
        storage=_storage(one, row, known),
        tank_inside=_tank_inside(one),
        collective=one.collective,
        solar_share=one.solar_share or 0.0,
        share=one.share if one.share is not None else 1 / len(dwelling.hot_water),
        factor=1 / THREE_STARS_GAIN if one.model == THREE_STARS and one.storage is None else 1.0,
    )


def _generation(path: str, one: entry.WaterHeater, row: Any, known: float | None, region: str, ledger: Ledger) -> float:
    if "loss" in row or row["family"] in ("electric_instant", "electric_boiler"):
        return ledger.given_or(f"{path}.generation", known if "loss" not in row else None, 1.0, "14.1")
    if "cop" in row or "scop" in row:
        cops = row.get("cop") or {zone: pair[0] for zone, pair in row["scop"].items()}
        return ledger.given_or(f"{path}.generation", known, cops["h3" if region == "h3" else "h1_h2"], "12.4")
    if row["family"] == "network":
        usual = NETWORK_BARE if row["code"] == "network_bare" else NETWORK_INSULATED
        return ledger.given_or(f"{path}.generation", known, usual, "14.2")
    return ledger.given_or(f"{path}.generation", known, row.get("efficiency", 1.0), "14.1")


def _storage(one: entry.WaterHeater, row: Any, known: float | None) -> float | None:
    """Efficiency of the tank: given, or 1 where the generation counts it already; none: found from its losses."""
    if one.storage is not None:
        return one.storage
    return None if "loss" in row and known is None else 1.0


def _volume_l(path: str, one: entry.WaterHeater, row: Any, ledger: Ledger) -> float:
    """An electric tank has a usual size; of the others, none is counted that nobody described."""
    usual = USUAL_TANK_L if "loss" in row else 0.0
    if one.volume_l is None and not usual and not one.collective:
        return usual
    return ledger.given_or(f"{path}.volume_l", one.volume_l, usual, "14.1", known=False)


def _tank_loss_wh(row: Any, volume_l: float) -> float:
    if "loss" in row:
        rank = sum(volume_l > step for step in TANK_STEPS_L)
        return electric_tank_loss_wh(volume_l, row["loss"][rank])
    return other_tank_loss_wh(volume_l)


def _tanks(path: str, one: entry.WaterHeater, dwelling: DetailedDwelling, ledger: Ledger) -> float:
    """How many such tanks the dwellings have; of a shared one, the part of the area that it serves (section 14.1)."""
    if not one.collective:
        share = one.share if one.share is not None else 1 / len(dwelling.hot_water)
        return max(1.0, dwelling.flats * share)
    served_m2 = ledger.given_or(f"{path}.served_m2", one.served_m2, dwelling.area_m2, "14.1", known=False)
    return min(1.0, dwelling.area_m2 / served_m2)


def _tank_inside(one: entry.WaterHeater) -> bool:
    """A shared tank stands in its own room. Pipes from outside tell more than the box of the position."""
    if one.collective:
        return False
    if one.distribution is not None:
        return one.distribution > OWN_OUTSIDE
    return one.inside is not False


def _burner(one: entry.WaterHeater, row: Any, dwelling: DetailedDwelling) -> Burner | None:
    """What burns; the boiler that also heats has the figures that were given for it there."""
    if "burning" not in row:
        return None
    generators = (generator for heating in dwelling.heating for generator in heating.generators)
    twin = next((generator for generator in generators if generator.model == one.model), None)
    power_kw = one.power_kw or (twin.power_kw if twin else None)
    return Burner(
        model=one.model,
        energy=one.energy or row["energy"],
        power_w=power_kw * 1000 if power_kw else None,
        full=twin.full_load if twin else None,
        standby_w=twin.standby_w if twin else None,
        pilot_w=(twin.pilot_w if twin else None) or 0.0,
        fanned=row["energy"] == "pellets",
    )


def _pipes(one: entry.WaterHeater) -> float:
    if one.collective:
        return SHARED_BARE if one.looped is False else SHARED_LOOP
    if one.inside is False:
        return OWN_OUTSIDE
    return OWN_FAR if one.close is False else OWN_CLOSE
