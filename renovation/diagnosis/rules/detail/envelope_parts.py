"""The tables of the envelope: walls, ceilings, floors, windows, doors, bridges."""

from collections.abc import Mapping

from renovation.diagnosis.rules.choices import Period
from renovation.diagnosis.rules.detail import entry, terms
from renovation.diagnosis.rules.detail.part import (
    NAME,
    B,
    Part,
    U,
    adjacency,
    area,
    number,
    ratio,
    term,
    worded,
    yes_no,
)

PERIODS: Mapping[str, str] = {
    Period.UNKNOWN: "Inconnue",
    Period.BEFORE_1948: "Avant 1948",
    Period.FROM_1948: "1948 à 1974",
    Period.FROM_1975: "1975 à 1977",
    Period.FROM_1978: "1978 à 1982",
    Period.FROM_1983: "1983 à 1988",
    Period.FROM_1989: "1989 à 2000",
    Period.FROM_2001: "2001 à 2005",
    Period.FROM_2006: "2006 à 2012",
    Period.FROM_2013: "2013 à 2021",
    Period.SINCE_2022: "Depuis 2022",
}
INSULATION = (
    term("insulation.place", "Isolation", terms.InsulationPlace, terms.InsulationPlace.UNKNOWN),
    number("insulation.thickness_cm", "Isolant", "cm", 0.1, 80),
    number("insulation.resistance_m2k_w", "R de l’isolant", "m².K/W", 0.01, 20, rare=True),
    worded("insulation.period", "Isolé en", PERIODS, rare=True),
)
ORIENTATION = term("orientation", "Orientation", terms.Orientation)

WALLS = Part(
    "walls",
    "Murs",
    "Mur",
    entry.Wall,
    (
        NAME,
        area(required=True),
        adjacency(),
        ORIENTATION,
        term("material", "Matériau", terms.Material, terms.Material.UNKNOWN),
        number("thickness_cm", "Épaisseur", "cm", 1, 200),
        *INSULATION,
        term("lining", "Doublage", terms.Lining, terms.Lining.NONE, rare=True, hint="Sans isolant."),
        U,
        B,
    ),
)
CEILINGS = Part(
    "ceilings",
    "Plafonds et toit",
    "Plafond",
    entry.Ceiling,
    (
        NAME,
        area(required=True),
        adjacency(terms.Adjacency.ATTIC_HIGH),
        term("kind", "Nature", terms.CeilingKind, terms.CeilingKind.UNKNOWN),
        *INSULATION,
        U,
        B,
    ),
)
FLOORS = Part(
    "floors",
    "Planchers bas",
    "Plancher",
    entry.Floor,
    (
        NAME,
        area(required=True),
        adjacency(terms.Adjacency.SOIL),
        term("kind", "Nature", terms.FloorKind, terms.FloorKind.UNKNOWN),
        *INSULATION,
        number("perimeter_m", "Pourtour", "m", 0.1, 1000, hint="Longueur en contact avec l’extérieur."),
        U,
        B,
    ),
)
WINDOWS = Part(
    "windows",
    "Fenêtres",
    "Fenêtre",
    entry.WindowPart,
    (
        NAME,
        area(required=True),
        adjacency(),
        ORIENTATION,
        term("kind", "Ouverture", terms.WindowKind, terms.WindowKind.CASEMENT),
        term("frame", "Cadre", terms.Frame, terms.Frame.PVC),
        term("glazing", "Vitrage", terms.Glazing, terms.Glazing.DOUBLE),
        number("gap_mm", "Lame d’air", "mm", 1, 60),
        yes_no("low_emissivity", "Faible émissivité", rare=True),
        yes_no("argon", "Argon", rare=True),
        term("shutter", "Fermeture", terms.Shutter),
        term("slope", "Pente", terms.Slope, terms.Slope.STEEP, rare=True),
        number("ug_w_m2k", "Ug", "W/m².K", 0.3, 7, rare=True),
        number("uw_w_m2k", "Uw", "W/m².K", 0.3, 7),
        number("ujn_w_m2k", "Ujn", "W/m².K", 0.3, 7, rare=True, hint="Uw avec les fermetures, la nuit."),
        ratio("sw", "Sw", rare=True, hint="Part du soleil qui entre."),
        ratio("near", "Fe1", rare=True, hint="Ombre des balcons et des saillies."),
        ratio("far", "Fe2", rare=True, hint="Ombre des bâtiments voisins."),
        B,
    ),
)
DOORS = Part(
    "doors",
    "Portes",
    "Porte",
    entry.Door,
    (NAME, area(required=True), adjacency(), term("kind", "Nature", terms.DoorKind, terms.DoorKind.PLAIN), U, B),
)
BRIDGES = Part(
    "bridges",
    "Ponts thermiques",
    "Pont thermique",
    entry.Bridge,
    (
        NAME,
        term("link", "Liaison", terms.Link, required=True),
        number("length_m", "Longueur", "m", 0, 2000),
        number("psi_w_mk", "ψ", "W/m.K", 0, 3, hint="Laissez vide pour la valeur de la méthode."),
        number("loss_w_k", "Perte totale", "W/K", 0, 1000, hint="Somme des longueurs × ψ, si elle est connue."),
    ),
)
