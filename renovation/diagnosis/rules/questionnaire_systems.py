"""From answers to systems: heating, hot water, cooling, pumps and fans (annexe 1, sections 8 and 12 to 15).

Boiler types are not asked: yearly efficiencies by age are medians of the calibration records.
"""

from renovation.diagnosis.rules.answers import Answers
from renovation.diagnosis.rules.choices import (
    Age,
    Control,
    Generator,
    HotWater,
    Kind,
    Period,
    Ventilation,
    WallInsulation,
    WallMaterial,
    YesNo,
)
from renovation.diagnosis.rules.climate import Climate
from renovation.diagnosis.rules.description import Heater, WaterHeater
from renovation.diagnosis.rules.hot_water import electric_tank_loss_wh
from renovation.diagnosis.rules.tables import table

ENERGY = {
    Generator.GAS: "gas",
    Generator.OIL: "oil",
    Generator.LPG: "lpg",
    Generator.ELECTRIC: "electricity",
    Generator.AIR_WATER: "electricity",
    Generator.AIR_AIR: "electricity",
    Generator.LOGS: "logs",
    Generator.PELLETS: "pellets",
    Generator.WOOD_BOILER: "logs",
    Generator.NETWORK: "network",
}
HYDRONIC = frozenset(
    {Generator.GAS, Generator.OIL, Generator.LPG, Generator.AIR_WATER, Generator.WOOD_BOILER, Generator.NETWORK}
)
STOVES = frozenset({Generator.LOGS, Generator.PELLETS})
BURNERS = frozenset({Generator.GAS, Generator.OIL, Generator.LPG})
_RANK = {Age.OLD: 0, Age.MIDDLE: 1, Age.RECENT: 2}
# Share of the need that a stove leaves to electric radiators (section 9, combinations).
BESIDE_A_STOVE = 0.25
BOILER_KW = 24.0


def heaters(answers: Answers, weather: Climate, systems: float) -> tuple[Heater, ...]:
    """The main heater and, beside a stove, electric radiators. `systems` above 1 consumes more."""
    generator = answers.generator
    main = Heater(
        energy=ENERGY[generator],
        share=1 - BESIDE_A_STOVE if generator in STOVES else 1.0,
        generation=generation(generator, answers.generator_age, weather.region) / systems,
        emission=0.95,
        distribution=_distribution(answers),
        regulation=_regulation(answers),
        intermittence=i0(answers),
        burner_w=20 + 1.6 * BOILER_KW if generator in BURNERS else 0.0,
        power_kw=BOILER_KW,
    )
    return (main, _radiators(answers)) if generator in STOVES else (main,)


def generation(generator: Generator, age: Age, region: str) -> float:
    """Yearly efficiency of generation; heat pumps have their own row in zone H3."""
    rows = table("systems")["generation"]
    name = f"{generator}_h3" if region == "h3" and f"{generator}_h3" in rows else str(generator)
    efficiency: float = rows[name][_RANK[age]]
    return efficiency


def massive_inside(answers: Answers) -> bool:
    """Stone or concrete that no inner insulation hides: such a dwelling keeps its heat."""
    massive = answers.wall_material in (WallMaterial.STONE, WallMaterial.CONCRETE)
    return massive and answers.wall_insulation is not WallInsulation.INSIDE


def i0(answers: Answers) -> float:
    """I0 by building, kind of heating, control and inertia (section 8)."""
    rows = table("systems")["intermittence"]
    if answers.collective is YesNo.YES:
        return float(rows["collective"][answers.control])
    chain = "central" if answers.generator in HYDRONIC else "divided"
    building = "flat" if answers.kind is Kind.FLAT else "house_heavy" if massive_inside(answers) else "house"
    return float(rows[f"{building}_{chain}"][answers.control])


def _distribution(answers: Answers) -> float:
    """Pipes: individual 0.91 between hot and warm, insulated or not; collective 0.87 (section 12.2)."""
    if answers.generator not in HYDRONIC:
        return 1.0
    return 0.87 if answers.collective is YesNo.YES else 0.91


def _regulation(answers: Answers) -> float:
    """Section 12.3: radiators with valves 0.95, without 0.90; stoves 0.80; electric room by room 0.99; air 0.96."""
    if answers.generator in STOVES:
        return 0.80
    if answers.generator in HYDRONIC:
        return 0.95 if answers.control is Control.ROOMS else 0.90
    return 0.96 if answers.generator is Generator.AIR_AIR else 0.99


def _radiators(answers: Answers) -> Heater:
    return Heater("electricity", BESIDE_A_STOVE, 1.0, 0.95, 1.0, 0.99, i0(answers))


def water_heater(answers: Answers, weather: Climate, systems: float) -> WaterHeater:
    """The answer "by the heating" means a tank of its own when the heating has no water circuit."""
    rows = table("systems")["hot_water"]
    rank = _RANK[answers.generator_age]
    collective = answers.collective is YesNo.YES
    if answers.hot_water is HotWater.SAME and answers.generator in HYDRONIC:
        efficiency = rows["with_heating"][str(answers.generator)][rank]
        pipes = rows["collective_pipes"] if collective else rows["pipes"]
        return WaterHeater(ENERGY[answers.generator], efficiency / systems, pipes, collective=collective)
    if answers.hot_water is HotWater.GAS_HEATER:
        return WaterHeater("gas", rows["gas_heater"] / systems, rows["pipes"])
    if answers.hot_water is HotWater.THERMODYNAMIC:
        cop = rows["thermodynamic_h3" if weather.region == "h3" else "thermodynamic"]
        return WaterHeater("electricity", cop / systems, rows["pipes"])
    litres, loss = rows["tank"][str(answers.kind)]
    sun = rows["solar_share"][weather.zone][str(answers.kind)] if answers.hot_water is HotWater.SOLAR else 0.0
    return WaterHeater("electricity", 1.0, rows["pipes"], electric_tank_loss_wh(litres, loss), solar_share=sun)


def cooling_efficiency(weather: Climate) -> float:
    """EER of an air conditioner of 2008 to 2014 (section 10.2)."""
    return 5.415 if weather.region == "h3" else 6.175


def pump_kwh(answers: Answers, area_m2: float) -> float:
    """Circulator of a water circuit, kWh a year: medians per m² of the calibration records (section 15.2)."""
    if answers.generator not in HYDRONIC:
        return 0.0
    per_m2 = table("systems")["pump_kwh_m2"]
    name = "collective" if answers.collective is YesNo.YES else str(answers.kind)
    return float(per_m2[name]) * area_m2


def fan_w(answers: Answers, area_m2: float) -> float:
    """Mean power of the fan (section 5): watts for a house, W/(m³/h) × flow for a flat."""
    recent = answers.period in (Period.FROM_2013, Period.SINCE_2022)
    if answers.ventilation in (Ventilation.WINDOWS, Ventilation.NATURAL):
        return 0.0
    watts, per_flow = table("systems")["fans"][str(answers.ventilation)]["recent" if recent else "usual"]
    if answers.kind is Kind.HOUSE:
        return float(watts)
    return float(per_flow) * 1.65 * area_m2
