"""The words of walls, ceilings, floors and what joins them (annexe 1 of the method, section 3)."""

from renovation.diagnosis.rules.detail.terms.term import Term


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


class Link(Term):
    """Thermal bridges (section 3.4)."""

    FLOOR = "floor", "Plancher bas et mur"
    STOREY = "storey", "Plancher intermédiaire et mur"
    CEILING = "ceiling", "Plancher haut lourd et mur"
    PARTITION = "partition", "Refend et mur"
    REVEAL = "reveal", "Menuiserie et mur"
