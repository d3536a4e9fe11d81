"""From heating installations to heaters of the engine (annexe 1, sections 9, 12 and 13)."""

from collections.abc import Sequence
from dataclasses import replace

from renovation.diagnosis.rules.description import Burner, Heater, Role, Terminal
from renovation.diagnosis.rules.detail.entry import DetailedDwelling, Emitter, Generator, Heating
from renovation.diagnosis.rules.detail.ledger import Ledger
from renovation.diagnosis.rules.detail.terminals import Building, circuit, terminal
from renovation.diagnosis.rules.detail.terms import EmitterPeriod, Setup, Water
from renovation.diagnosis.rules.tables import rows, table

# Share of the need by generator (section 9.1.4 and following): main first, then support.
SHARES = {
    Setup.STOVE_SUPPORT: (0.75, 0.25),
    Setup.BATHROOM: (0.9, 0.1),
    Setup.STOVE_AND_BATHROOM: (0.675, 0.225, 0.1),
    Setup.RELAY_HEAT_PUMP: (0.8, 0.2),
    Setup.RELAY_HEAT_PUMP_AND_STOVE: (0.6, 0.15, 0.25),
    Setup.RELAY_WOOD: (0.75, 0.25),
}
# Part of a hybrid heat pump in the need, by region; the boiler does the rest (section 9.1.9).
HYBRID = {"h1": 0.80, "h2": 0.83, "h3": 0.88}
# A shared system of which nobody knows anything counts as an old oil boiler, unless its energy burns nothing here.
UNSAID = "shared_default"
UNSAID_EFFICIENCY = {"electricity": 1.0, "network": 0.97}
FLOORS = frozenset({"floor", "ceiling"})


def heaters(
    path: str, heating: Heating, dwelling: DetailedDwelling, building: Building, region: str, ledger: Ledger
) -> tuple[Heater, ...]:
    """The generators of an installation, each with its share of the need and its emitters."""
    water = circuit(heating, building)
    area_share = min(1.0, (heating.area_m2 or dwelling.area_m2) / dwelling.area_m2)
    found = []
    for index, generator in enumerate(heating.generators):
        emitters, role = _emitters_of(index, generator, heating), _role(index, heating)
        found.append(
            Heater(
                energy=generator.energy or rows("generators")[generator.model]["energy"],
                terminals=_terminals(path, emitters, heating, building, ledger, is_support=role is Role.SUPPORT),
                generation=_generation(f"{path}.generators.{index}", generator, emitters, region, ledger),
                burner=burner(generator, emitters, dwelling),
                share=_share(index, heating, emitters, region),
                area_share=area_share,
                role=role,
                inside=bool(generator.inside),
                makes_water=any(one.model == generator.model for one in dwelling.hot_water),
                circuit=water,
                factor=1 - (heating.solar_share or 0.0),
            )
        )
    return tuple(found)


def _role(index: int, heating: Heating) -> Role:
    if heating.setup is Setup.BASE_AND_SUPPORT and len(heating.generators) > 1:
        return Role.BASE if index == 0 else Role.SUPPORT
    return Role.FIXED


def _share(index: int, heating: Heating, emitters: Sequence[tuple[int, Emitter]], region: str) -> float:
    generators = heating.generators
    if generators[index].model.startswith("hybrid_"):
        pump = rows("generators")[generators[index].model]["family"] == "heat_pump"
        return HYBRID[region] if pump else 1 - HYBRID[region]
    shares = SHARES.get(heating.setup)
    if shares is not None and len(generators) > 1:
        return shares[index] if index < len(shares) else 0.0
    if len(generators) == 1:
        return 1.0
    areas = [emitter.area_m2 for emitter in heating.emitters]
    whole = sum(area or 0.0 for area in areas)
    if len(emitters) == 1 and len(areas) == len(generators) and whole and all(areas):
        return (emitters[0][1].area_m2 or 0.0) / whole
    powers = [one.power_kw or 0.0 for one in generators]
    return powers[index] / sum(powers) if all(powers) else 1 / len(generators)


def _emitters_of(index: int, generator: Generator, heating: Heating) -> Sequence[tuple[int, Emitter]]:
    """Those that the generator feeds: its own kind when there are several kinds, else all."""
    numbered = list(enumerate(heating.emitters))
    if len(heating.generators) == 1 or len(numbered) == 1:
        return numbered
    fitting = [pair for pair in numbered if _feeds(generator, pair[1])]
    if len(fitting) == len(heating.generators):
        return [fitting[index]]
    return fitting or numbered


def _feeds(generator: Generator, emitter: Emitter) -> bool:
    family, row = rows("generators")[generator.model]["family"], rows("emitters")[emitter.model]
    if family == "stove":
        return emitter.model in ("stove", "other")
    if family == "joule":
        return row["network"] == "none" and emitter.model not in ("stove", "gas_radiator")
    if family == "gas_radiator":
        return bool(emitter.model == "gas_radiator")
    if "air_air" in generator.model:
        return bool(row["shape"] == "air")
    return bool(row["network"] in ("water", "air") or emitter.model.startswith("refrigerant"))


def _terminals(
    path: str,
    emitters: Sequence[tuple[int, Emitter]],
    heating: Heating,
    building: Building,
    ledger: Ledger,
    *,
    is_support: bool,
) -> tuple[Terminal, ...]:
    whole = sum(emitter.area_m2 or 0.0 for _, emitter in emitters)
    equal = 1 / len(emitters)
    return tuple(
        terminal(
            f"{path}.emitters.{index}",
            emitter,
            heating,
            building,
            (emitter.area_m2 or 0.0) / whole if whole else equal,
            ledger,
            is_support=is_support,
        )
        for index, emitter in emitters
    )


def _generation(
    path: str, generator: Generator, emitters: Sequence[tuple[int, Emitter]], region: str, ledger: Ledger
) -> float | None:
    """Yearly efficiency or SCOP; nothing for what burns and has no given efficiency: the engine finds it."""
    row = rows("generators")[generator.model]
    if generator.model == UNSAID and generator.energy in UNSAID_EFFICIENCY:
        usual = UNSAID_EFFICIENCY[generator.energy]
        return ledger.given_or(f"{path}.efficiency", generator.efficiency, usual, "12.4", known=False)
    if generator.efficiency is not None:
        return ledger.given_or(f"{path}.efficiency", generator.efficiency, 0.0, "12.4")
    if "burning" in row:
        return None
    if "scop" in row:
        floors = any(rows("emitters")[emitter.model]["shape"] in FLOORS for _, emitter in emitters)
        radiators, floor = row["scop"]["h3" if region == "h3" else "h1_h2"]
        return ledger.given_or(f"{path}.efficiency", None, floor if floors and floor else radiators, "12.4")
    return ledger.given_or(f"{path}.efficiency", None, row["efficiency"], "12.4")


def burner(generator: Generator, emitters: Sequence[tuple[int, Emitter]], dwelling: DetailedDwelling) -> Burner | None:
    """What burns, with what is known of it."""
    row = rows("generators")[generator.model]
    if "burning" not in row or (generator.model == UNSAID and generator.energy in UNSAID_EFFICIENCY):
        return None
    plain = Burner(
        model=generator.model,
        energy=generator.energy or row["energy"],
        power_w=generator.power_kw * 1000 if generator.power_kw else None,
        full=generator.full_load,
        part=generator.part_load,
        standby_w=generator.standby_w,
        pilot_w=generator.pilot_w or 0.0,
        # Condensing boilers follow the load; most of the others do not.
        regulated=row["family"] == "condensing_boiler" if generator.regulated is None else generator.regulated,
        fanned=row["energy"] == "pellets",
    )
    waters = [water_temperatures(generator.model, emitter, dwelling) for _, emitter in emitters]
    hottest = max(waters, key=lambda pair: pair[0], default=None)
    return plain if hottest is None else replace(plain, water_30_c=hottest[0], water_100_c=hottest[1])


def water_temperatures(model: str, emitter: Emitter, dwelling: DetailedDwelling) -> tuple[float, float]:
    """Temperatures of the water at 30 % and 100 % of the load, by emitters and their period (section 13.2.2.3)."""
    rows_of = table("water_temperatures")
    period = emitter.period or _period(dwelling)
    water = Water.MEDIUM if emitter.water is Water.NONE else emitter.water
    return float(rows_of["part_load"][period][water][_column(model)]), float(rows_of["full_load"][period][water])


def _column(model: str) -> int:
    family = rows("generators")[model]["family"]
    if family == "condensing_boiler":
        return 0
    if family == "low_temperature_boiler":
        return 1
    return 2 if "classic" in model or "before" in model or model == "shared_default" else 3


def _period(dwelling: DetailedDwelling) -> EmitterPeriod:
    """Emitters as old as the dwelling, where nobody says."""
    code = str(dwelling.period)
    if code in ("before_1948", "1948_1974", "1975_1977", "1978_1982"):
        return EmitterPeriod.BEFORE_1981
    return EmitterPeriod.FROM_1981 if code in ("1983_1988", "1989_2000") else EmitterPeriod.SINCE_2001
