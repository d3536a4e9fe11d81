"""The words of a detailed description (annexe 1 of the method, sections 3 to 5), with their French labels."""

from enum import Enum


class Term(str, Enum):  # noqa: UP042 (a code that carries its label)
    """A code, and how the interface says it."""

    label: str

    def __new__(cls, code: str, label: str) -> "Term":
        term = str.__new__(cls, code)
        term._value_ = code
        term.label = label
        return term

    def __str__(self) -> str:
        return str(self.value)


class Adjacency(Term):
    """What is on the other side of a part (section 3.1)."""

    OUTSIDE = "outside", "Extérieur"
    BURIED = "buried", "Terre (paroi enterrée)"
    SOIL = "soil", "Terre-plein"
    CRAWL_SPACE = "crawl_space", "Vide sanitaire"
    CELLAR = "cellar", "Sous-sol non chauffé"
    GARAGE = "garage", "Garage"
    PANTRY = "pantry", "Cellier"
    VERANDA = "veranda", "Véranda ou loggia fermée"
    ATTIC_HIGH = "attic_high", "Combles fortement ventilés"
    ATTIC_LOW = "attic_low", "Combles faiblement ventilés"
    ATTIC_VERY_LOW = "attic_very_low", "Combles très faiblement ventilés"
    CLOSED_ROOMS = "closed_rooms", "Local non chauffé non accessible"
    CORRIDOR_CLOSED = "corridor_closed", "Circulation sans ouverture sur l’extérieur"
    CORRIDOR_OPEN = "corridor_open", "Circulation avec ouverture sur l’extérieur"
    CORRIDOR_SMOKE = "corridor_smoke", "Circulation avec désenfumage ouvert"
    HALL_CLOSER = "hall_closer", "Hall avec fermeture automatique"
    HALL = "hall", "Hall sans fermeture automatique"
    SHARED_GARAGE = "shared_garage", "Garage collectif"
    OTHER_USE = "other_use", "Bâtiment ou local d’un autre usage"
    OUTBUILDING = "outbuilding", "Autre dépendance"
    HEATED = "heated", "Logement voisin chauffé"


class Material(Term):
    """What a wall is made of (section 3.2.1)."""

    UNKNOWN = "unknown", "Inconnu"
    STONE = "stone", "Pierre ou moellons, un seul matériau"
    STONE_FILLED = "stone_filled", "Pierre ou moellons avec remplissage"
    EARTH = "earth", "Pisé ou béton de terre"
    TIMBER_BARE = "timber_bare", "Pans de bois sans remplissage"
    TIMBER_FILLED = "timber_filled", "Pans de bois avec remplissage"
    LOGS = "logs", "Rondins de bois"
    SOLID_BRICK = "solid_brick", "Briques pleines simples"
    SOLID_BRICK_DOUBLE = "solid_brick_double", "Briques pleines doubles avec lame d’air"
    HOLLOW_BRICK = "hollow_brick", "Briques creuses"
    SOLID_BLOCK = "solid_block", "Blocs de béton pleins"
    HOLLOW_BLOCK = "hollow_block", "Parpaings (blocs creux)"
    CONCRETE = "concrete", "Béton banché"
    CLINKER = "clinker", "Béton de mâchefer"
    SANDWICH = "sandwich", "Béton, isolant et béton"
    AIRCRETE = "aircrete", "Béton cellulaire depuis 2013"
    ALVEOLAR_BRICK = "alveolar_brick", "Brique alvéolaire"
    AIRCRETE_OLD = "aircrete_old", "Béton cellulaire d’avant 2013"
    FRAME_SINCE_2006 = "frame_since_2006", "Ossature bois isolée depuis 2006"
    FRAME_2001_2005 = "frame_2001_2005", "Ossature bois isolée de 2001 à 2005"
    FRAME_BEFORE_2001 = "frame_before_2001", "Ossature bois isolée d’avant 2001"
    FRAME_BARE = "frame_bare", "Ossature bois sans remplissage"
    FRAME_FILLED = "frame_filled", "Ossature bois avec remplissage"
    PLASTER = "plaster", "Cloison de plâtre"
    OTHER = "other", "Autre matériau"


class InsulationPlace(Term):
    """Where an insulation lies; UNKNOWN when nobody knows whether there is one."""

    NONE = "none", "Non isolé"
    INSIDE = "inside", "Par l’intérieur"
    OUTSIDE = "outside", "Par l’extérieur"
    BOTH = "both", "Par l’intérieur et l’extérieur"
    WITHIN = "within", "Répartie dans le mur"
    SOMEWHERE = "somewhere", "Isolé, on ne sait pas où"
    UNKNOWN = "unknown", "Inconnu"


class Lining(Term):
    """What stands before a bare wall: an air gap or a lining, by what it adds (section 3.2.1)."""

    NONE = "none", "Aucun"
    THIN = "thin", "Lame d’air de moins de 15 mm, ou inconnue"
    THICK = "thick", "Lame d’air de plus de 15 mm, ou plâtre, brique, bois"


class CeilingKind(Term):
    """What a ceiling under a roof, an attic or a terrace is made of (section 3.2.3)."""

    UNKNOWN = "unknown", "Inconnu"
    FILLED = "filled", "Plafond avec ou sans remplissage"
    METAL_JOISTS = "metal_joists", "Entre solives métalliques"
    TIMBER_JOISTS = "timber_joists", "Entre solives de bois"
    WOOD_ON_METAL = "wood_on_metal", "Bois sur solives métalliques"
    WOOD_UNDER_METAL = "wood_under_metal", "Bois sous solives métalliques"
    SHINGLES = "shingles", "Bardeaux et remplissage"
    SLAB = "slab", "Dalle de béton"
    WOOD_ON_WOOD = "wood_on_wood", "Bois sur solives de bois"
    WOOD_UNDER_WOOD = "wood_under_wood", "Bois sous solives de bois"
    BEAMS = "beams", "Poutrelles et entrevous"
    RAFTERS = "rafters", "Combles aménagés sous rampants"
    THATCH = "thatch", "Chaume"
    PLASTERBOARD = "plasterboard", "Plaque de plâtre"


class FloorKind(Term):
    """What a lowest floor is made of (section 3.2.2)."""

    UNKNOWN = "unknown", "Inconnu"
    FILLED = "filled", "Plancher avec ou sans remplissage"
    METAL_JOISTS = "metal_joists", "Entre solives métalliques"
    TIMBER_JOISTS = "timber_joists", "Entre solives de bois"
    WOOD_ON_METAL = "wood_on_metal", "Bois sur solives métalliques"
    SHINGLES = "shingles", "Bardeaux et remplissage"
    METAL_VAULTS = "metal_vaults", "Voûtains sur solives métalliques"
    BRICK_VAULTS = "brick_vaults", "Voûtains de briques ou moellons"
    SLAB = "slab", "Dalle de béton"
    WOOD_ON_WOOD = "wood_on_wood", "Bois sur solives de bois"
    BEAMS = "beams", "Poutrelles et entrevous"
    INSULATING_BEAMS = "insulating_beams", "Entrevous isolants"


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


class Link(Term):
    """Thermal bridges (section 3.4)."""

    FLOOR = "floor", "Plancher bas et mur"
    STOREY = "storey", "Plancher intermédiaire et mur"
    CEILING = "ceiling", "Plancher haut lourd et mur"
    PARTITION = "partition", "Refend et mur"
    REVEAL = "reveal", "Menuiserie et mur"


class Programme(Term):
    """How the heating is turned down (section 8)."""

    NONE = "none", "Aucun programmateur"
    CENTRAL = "central", "Central, sans minimum de température"
    CENTRAL_MINIMUM = "central_minimum", "Central, avec minimum de température"
    ROOMS = "rooms", "Pièce par pièce, avec minimum de température"
    ROOMS_PRESENCE = "rooms_presence", "Pièce par pièce, avec détection de présence"
    SHARED = "shared", "Central collectif"
    SHARED_PRESENCE = "shared_presence", "Central collectif, avec détection de présence"


class Water(Term):
    """Temperature of the heating water."""

    NONE = "none", "Pas de réseau d’eau"
    LOW = "low", "Basse"
    MEDIUM = "medium", "Moyenne"
    HIGH = "high", "Haute (65 °C et plus)"


class EmitterPeriod(Term):
    BEFORE_1981 = "before_1981", "Avant 1981"
    FROM_1981 = "1981_2000", "De 1981 à 2000"
    SINCE_2001 = "since_2001", "Depuis 2001"


class Setup(Term):
    """How the generators of an installation work together (section 9)."""

    SIMPLE = "simple", "Un seul système"
    STOVE_SUPPORT = "stove_support", "Appoint par un poêle ou un insert"
    BATHROOM = "bathroom", "Radiateur électrique dans la salle de bains"
    STOVE_AND_BATHROOM = "stove_and_bathroom", "Poêle en appoint et électrique dans la salle de bains"
    RELAY_HEAT_PUMP = "relay_heat_pump", "Chaudière en relève d’une pompe à chaleur"
    RELAY_HEAT_PUMP_AND_STOVE = "relay_heat_pump_and_stove", "Chaudière en relève d’une PAC, et poêle en appoint"
    RELAY_WOOD = "relay_wood", "Relève d’une chaudière à bois"
    BASE_AND_SUPPORT = "base_and_support", "Base collective et appoint individuel"
    SOLAR = "solar", "Chauffage solaire et autre système"
