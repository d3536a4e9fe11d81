"""The tables of the systems: ventilation, heating, hot water, cooling, panels."""

from collections.abc import Mapping

from renovation.diagnosis.rules.detail import catalogue, entry, terms
from renovation.diagnosis.rules.detail.columns import CellKind, Column
from renovation.diagnosis.rules.detail.part import Part, area, flag, model, number, ratio, term, worded, yes_no

# The five that the method knows (section 16.2).
PANEL_SIDES: Mapping[str, str] = {
    "south": "Sud",
    "south_east": "Sud-est",
    "south_west": "Sud-ouest",
    "east": "Est",
    "west": "Ouest",
}
ENERGY = worded("energy", "Énergie", catalogue.ENERGIES, hint="Celle du système si rien n’est choisi.")
INSIDE = yes_no("inside", "En volume chauffé")
POWER = number("power_kw", "Puissance", "kW", 0.5, 2000)
TANK_HINT = "Individuel\u00a0: le ballon d’un logement. Collectif\u00a0: le ballon entier, avec la surface desservie."
EARLIEST_YEAR, LATEST_YEAR = 1950, 2100

VENTILATION = Part(
    "ventilation",
    "Ventilation",
    "Ventilation",
    entry.Ventilation,
    (
        model("Système", catalogue.ventilations, name="system"),
        area(hint="Toute la surface si rien n’est écrit."),
        yes_no("several_sides", "Plusieurs façades exposées"),
        number("leakage_m3h_m2", "Perméabilité Q4Pa", "m³/h.m²", 0.05, 10, hint="Mesure d’étanchéité à l’air."),
    ),
)
GENERATORS = Part(
    "generators",
    "Générateurs",
    "Générateur",
    entry.Generator,
    (
        model("Générateur", catalogue.generators),
        ENERGY,
        INSIDE,
        POWER,
        number("efficiency", "Rendement ou SCOP", "", 0.2, 8, hint="0,92 pour 92\u00a0%."),
        number("full_load", "Rendement à pleine charge", "", 0.3, 1.2, rare=True),
        number("part_load", "Rendement à charge partielle", "", 0.3, 1.2, rare=True),
        number("standby_w", "Pertes à l’arrêt", "W", 0, 5000, rare=True),
        number("pilot_w", "Veilleuse", "W", 0, 1000, rare=True),
        yes_no("regulated", "Régulée", rare=True, hint="La température de l’eau suit le temps qu’il fait."),
    ),
)
EMITTERS = Part(
    "emitters",
    "Émetteurs",
    "Émetteur",
    entry.Emitter,
    (
        model("Émetteur", catalogue.emitters),
        area(hint="Toute la surface si rien n’est écrit."),
        term("water", "Température d’eau", terms.Water, terms.Water.NONE),
        flag("insulated", "Réseau isolé"),
        term("period", "Installé", terms.EmitterPeriod),
        term("programme", "Programmation", terms.Programme, terms.Programme.NONE),
        yes_no("room_control", "Réglage par pièce", rare=True),
        number("intermittence", "I0", "", 0.3, 1.5, rare=True),
        ratio("emission", "Re", rare=True),
        ratio("distribution", "Rd", rare=True),
        ratio("regulation", "Rr", rare=True),
    ),
)
HEATING = Part(
    "heating",
    "Installations de chauffage",
    "Installation",
    entry.Heating,
    (
        term("setup", "Montage", terms.Setup, terms.Setup.SIMPLE),
        area(hint="Toute la surface si rien n’est écrit."),
        flag("collective", "Collectif"),
        yes_no("metered", "Comptage individuel", hint="Compté si chaque pièce se règle, quand rien n’est dit."),
        ratio("solar_share", "Part du soleil", rare=True),
    ),
    inner=(GENERATORS, EMITTERS),
)
HOT_WATER = Part(
    "hot_water",
    "Eau chaude",
    "Production",
    entry.WaterHeater,
    (
        model("Production", catalogue.water_heaters),
        ENERGY,
        INSIDE,
        yes_no("close", "Pièces alimentées contiguës"),
        number("volume_l", "Ballon", "L", 0, 10000, hint=TANK_HINT),
        flag("collective", "Collectif"),
        yes_no("looped", "Réseau bouclé", rare=True),
        number("served_m2", "Surface desservie", "m²", 1, 200000, rare=True, hint="Par un ballon collectif."),
        ratio("share", "Part du besoin", rare=True),
        ratio("solar_share", "Part du soleil", rare=True),
        Column("power_kw", "Puissance", unit="kW", low=0.5, high=2000, rare=True),
        number("generation", "Rg", "", 0.1, 6, rare=True),
        ratio("storage", "Rs", rare=True),
        number("generation_and_storage", "Rg × Rs", "", 0.1, 6, rare=True),
        ratio("distribution", "Rd", rare=True),
    ),
)
COOLING = Part(
    "cooling",
    "Climatisation",
    "Climatiseur",
    entry.Cooling,
    (
        area(hint="Toute la surface si rien n’est écrit."),
        number("seer", "SEER", "", 1, 15),
        Column("year", "Année d’installation", CellKind.WHOLE, low=EARLIEST_YEAR, high=LATEST_YEAR),
    ),
)
PHOTOVOLTAICS = Part(
    "photovoltaics",
    "Panneaux solaires",
    "Panneaux",
    entry.Photovoltaics,
    (
        number("area_m2", "Surface", "m²", 0.1, 500),
        number("peak_kw", "Puissance crête", "kWc", 0.05, 100),
        worded("orientation", "Orientation", PANEL_SIDES, "south"),
        number("slope_degrees", "Pente", "°", 0, 90, fallback=30.0),
    ),
)
