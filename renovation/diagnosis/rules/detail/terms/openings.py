"""The words of windows and doors (annexe 1 of the method, section 3.3)."""

from renovation.diagnosis.rules.detail.terms.term import Term


class Orientation(Term):
    SOUTH = "south", "Sud"
    WEST = "west", "Ouest"
    NORTH = "north", "Nord"
    EAST = "east", "Est"


class Slope(Term):
    STEEP = "steep", "Verticale (plus de 75°)"
    SLOPED = "sloped", "Inclinée (25° à 75°)"
    FLAT = "flat", "Presque à plat (moins de 25°)"


class WindowKind(Term):
    """How a window opens (section 3.3)."""

    CASEMENT = "casement", "Fenêtre battante"
    SLIDING = "sliding", "Fenêtre coulissante"
    FRENCH_PANEL = "french_panel", "Porte-fenêtre battante avec soubassement"
    FRENCH = "french", "Porte-fenêtre battante sans soubassement"
    FRENCH_SLIDING = "french_sliding", "Porte-fenêtre coulissante"
    GLASS_BLOCK_SOLID = "glass_block_solid", "Briques de verre pleines"
    GLASS_BLOCK_HOLLOW = "glass_block_hollow", "Briques de verre creuses"
    POLYCARBONATE = "polycarbonate", "Polycarbonate"


class Frame(Term):
    WOOD = "wood", "Bois"
    WOOD_METAL = "wood_metal", "Bois et métal"
    PVC = "pvc", "PVC"
    METAL_BREAK = "metal_break", "Métal avec rupture de pont thermique"
    METAL = "metal", "Métal sans rupture de pont thermique"


class Glazing(Term):
    SINGLE = "single", "Simple vitrage"
    SECONDARY = "secondary", "Survitrage"
    DOUBLE = "double", "Double vitrage"
    TRIPLE = "triple", "Triple vitrage"


class Shutter(Term):
    """Shutters, by the resistance they add (section 3.3.3)."""

    NONE = "none", "Aucune fermeture"
    OPEN_SLATS = "open_slats", "Jalousie ou volets ajourés"
    ROLLER_METAL = "roller_metal", "Volet roulant en aluminium, sans ajours"
    ROLLER_THIN = "roller_thin", "Volet roulant PVC ou bois, 12 mm au plus"
    LEAF_THIN = "leaf_thin", "Volet battant, 22 mm au plus"
    ROLLER_THICK = "roller_thick", "Volet roulant PVC ou bois, plus de 12 mm"
    LEAF_THICK = "leaf_thick", "Volet battant, plus de 22 mm"
    INSULATED = "insulated", "Fermeture isolée"


class DoorKind(Term):
    """Entrance doors (section 3.3.1.4)."""

    PLAIN = "plain", "Bois ou PVC, pleine"
    LITTLE_GLASS = "little_glass", "Bois ou PVC, moins de 30 % de simple vitrage"
    HALF_GLASS = "half_glass", "Bois ou PVC, 30 à 60 % de simple vitrage"
    DOUBLE_GLASS = "double_glass", "Bois ou PVC, double vitrage"
    METAL = "metal", "Métal, pleine"
    METAL_SINGLE = "metal_single", "Métal, simple vitrage"
    METAL_LITTLE_DOUBLE = "metal_little_double", "Métal, moins de 30 % de double vitrage"
    METAL_DOUBLE = "metal_double", "Métal, 30 à 60 % de double vitrage"
    INSULATED = "insulated", "Isolée, pleine"
    AIRLOCK = "airlock", "Précédée d’un sas"
    INSULATED_GLASS = "insulated_glass", "Isolée, double vitrage"
