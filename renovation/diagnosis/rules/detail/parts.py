"""All the tables of a description, in the order in which they are typed."""

from collections.abc import Mapping

from renovation.diagnosis.rules.choices import Kind
from renovation.diagnosis.rules.description import Inertia
from renovation.diagnosis.rules.detail import envelope_parts, system_parts
from renovation.diagnosis.rules.detail.columns import CellKind, Column
from renovation.diagnosis.rules.detail.entry import DetailedDwelling
from renovation.diagnosis.rules.detail.part import LARGEST_AREA_M2, Part, flag, number, worded, yes_no

KINDS: Mapping[str, str] = {Kind.HOUSE: "Maison", Kind.FLAT: "Appartement"}
INERTIAS: Mapping[str, str] = {Inertia.LIGHT: "Légère", Inertia.MEDIUM: "Moyenne", Inertia.HEAVY: "Lourde"}

TABLES: tuple[Part, ...] = (
    envelope_parts.WALLS,
    envelope_parts.CEILINGS,
    envelope_parts.FLOORS,
    envelope_parts.WINDOWS,
    envelope_parts.DOORS,
    envelope_parts.BRIDGES,
    system_parts.VENTILATION,
    system_parts.HEATING,
    system_parts.HOT_WATER,
    system_parts.COOLING,
    system_parts.PHOTOVOLTAICS,
)
# The dwelling itself: one line, whose tables are the others.
DWELLING = Part(
    "",
    "Logement",
    "Logement",
    DetailedDwelling,
    (
        worded("kind", "Type de logement", KINDS, required=True),
        number("area_m2", "Surface habitable", "m²", 5, LARGEST_AREA_M2, required=True),
        number("height_m", "Hauteur sous plafond", "m", 1.8, 10, fallback=2.5),
        worded("period", "Période de construction", envelope_parts.PERIODS, "unknown"),
        Column("levels", "Nombre de niveaux", CellKind.WHOLE, low=1, high=10, fallback=1),
        Column("flats", "Nombre de logements", CellKind.WHOLE, low=1, high=500, fallback=1),
        worded("inertia", "Inertie", INERTIAS, hint="Capacité à garder la chaleur ou la fraîcheur."),
        yes_no("old_heavy", "Bâtiment ancien lourd", hint="Murs épais en pierre, terre ou brique pleine."),
        number("network_kg_kwh", "Carbone du réseau de chaleur", "kg CO₂e/kWh", 0, 1, rare=True),
        flag("crossing", "Logement traversant", hint="Des fenêtres sur deux façades opposées."),
        flag("ceiling_fans", "Ventilateurs de plafond", hint="Brasseurs d’air fixes."),
    ),
    inner=TABLES,
)


def part_at(field: str) -> Part:
    """The table whose lines stand in this field of the dwelling."""
    return next(part for part in TABLES if part.field == field)
