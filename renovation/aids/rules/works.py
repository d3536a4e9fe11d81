"""The works that the aids know: unit of the quantity, sheet of energy savings, conditions of their own."""

from dataclasses import dataclass
from enum import StrEnum


class Work(StrEnum):
    AUDIT = "audit"
    DOUBLE_FLOW = "double_flow_ventilation"
    HUMIDITY_VENTILATION = "humidity_ventilation"
    AIR_WATER_PUMP = "air_water_heat_pump"
    GROUND_PUMP = "ground_heat_pump"
    SOLAR_PUMP = "solar_heat_pump"
    AIR_AIR_PUMP = "air_air_heat_pump"
    THERMODYNAMIC_HEATER = "thermodynamic_water_heater"
    OIL_TANK = "oil_tank_removal"
    MANUAL_BOILER = "manual_wood_boiler"
    AUTOMATIC_BOILER = "automatic_wood_boiler"
    INSERT = "wood_insert"
    LOG_STOVE = "log_stove"
    PELLET_STOVE = "pellet_stove"
    HEAT_NETWORK = "heat_network"
    COLD_NETWORK = "cold_network"
    SOLAR_HEATER = "solar_water_heater"
    SOLAR_COMBINED = "solar_combined"
    SOLAR_HYBRID = "solar_hybrid"
    WINDOWS = "windows"
    OUTER_WALLS = "outer_walls"
    INNER_WALLS = "inner_walls"
    ROOF = "roof"
    FLAT_ROOF = "flat_roof"
    FLOOR = "floor"
    GAS_BOILER = "gas_boiler"
    OTHER_ENERGY = "other_energy"
    OTHER = "other"


@dataclass(frozen=True)
class Traits:
    """What is fixed for a work. `unit`: home (one lump sum), m² or piece (the quantity multiplies)."""

    label: str
    unit: str = "home"
    sheet: str = ""
    insulation: bool = False
    boosted: bool = False
    energy: bool = True


WORKS: dict[Work, Traits] = {
    Work.AUDIT: Traits("Audit énergétique"),
    Work.DOUBLE_FLOW: Traits("Ventilation double flux", sheet="BAR-TH-125"),
    Work.HUMIDITY_VENTILATION: Traits("Ventilation simple flux hygroréglable", sheet="BAR-TH-127"),
    Work.AIR_WATER_PUMP: Traits("Pompe à chaleur air/eau", sheet="BAR-TH-171", boosted=True),
    Work.GROUND_PUMP: Traits("Pompe à chaleur géothermique", sheet="BAR-TH-172", boosted=True),
    Work.SOLAR_PUMP: Traits("Pompe à chaleur solarothermique", sheet="BAR-TH-172", boosted=True),
    Work.AIR_AIR_PUMP: Traits("Pompe à chaleur air/air", sheet="BAR-TH-129"),
    Work.THERMODYNAMIC_HEATER: Traits("Chauffe-eau thermodynamique", sheet="BAR-TH-148"),
    Work.OIL_TANK: Traits("Dépose de la cuve à fioul"),
    Work.MANUAL_BOILER: Traits("Chaudière bois à alimentation manuelle", sheet="BAR-TH-113", boosted=True),
    Work.AUTOMATIC_BOILER: Traits("Chaudière bois à alimentation automatique", sheet="BAR-TH-113", boosted=True),
    Work.INSERT: Traits("Foyer fermé ou insert", sheet="BAR-TH-112"),
    Work.LOG_STOVE: Traits("Poêle à bûches", sheet="BAR-TH-112"),
    Work.PELLET_STOVE: Traits("Poêle à granulés", sheet="BAR-TH-112"),
    Work.HEAT_NETWORK: Traits("Raccordement à un réseau de chaleur", sheet="BAR-TH-137", boosted=True),
    Work.COLD_NETWORK: Traits("Raccordement à un réseau de froid"),
    Work.SOLAR_HEATER: Traits("Chauffe-eau solaire", sheet="BAR-TH-101"),
    Work.SOLAR_COMBINED: Traits("Système solaire combiné", sheet="BAR-TH-143", boosted=True),
    Work.SOLAR_HYBRID: Traits("Panneaux solaires hybrides, partie thermique", sheet="BAR-TH-162"),
    Work.WINDOWS: Traits("Fenêtres et portes-fenêtres", "piece", "BAR-EN-104", insulation=True),
    Work.OUTER_WALLS: Traits("Murs, isolation par l’extérieur", "m²", "BAR-EN-102", insulation=True),
    Work.INNER_WALLS: Traits("Murs, isolation par l’intérieur", "m²", "BAR-EN-102", insulation=True),
    Work.ROOF: Traits("Combles et rampants de toiture", "m²", "BAR-EN-101", insulation=True),
    Work.FLAT_ROOF: Traits("Toit-terrasse", "m²", "BAR-EN-105", insulation=True),
    Work.FLOOR: Traits("Plancher du bas", "m²", "BAR-EN-103", insulation=True),
    Work.GAS_BOILER: Traits("Chaudière à gaz à condensation", energy=False),
    Work.OTHER_ENERGY: Traits("Autres travaux d’économie d’énergie"),
    Work.OTHER: Traits("Autres travaux", energy=False),
}
HEAT_PUMPS = frozenset({Work.AIR_WATER_PUMP, Work.GROUND_PUMP, Work.SOLAR_PUMP})
WOOD_STOVES = frozenset({Work.INSERT, Work.LOG_STOVE, Work.PELLET_STOVE})
# The kinds of works that the ceilings of the loans count.
KINDS: dict[Work, str] = {
    Work.ROOF: "roof",
    Work.FLAT_ROOF: "roof",
    Work.OUTER_WALLS: "walls",
    Work.INNER_WALLS: "walls",
    Work.FLOOR: "floor",
    Work.WINDOWS: "windows",
    **dict.fromkeys(
        (
            *HEAT_PUMPS,
            *WOOD_STOVES,
            Work.AIR_AIR_PUMP,
            Work.MANUAL_BOILER,
            Work.AUTOMATIC_BOILER,
            Work.HEAT_NETWORK,
            Work.SOLAR_COMBINED,
        ),
        "heating",
    ),
    **dict.fromkeys((Work.THERMODYNAMIC_HEATER, Work.SOLAR_HEATER, Work.SOLAR_HYBRID), "water"),
}
