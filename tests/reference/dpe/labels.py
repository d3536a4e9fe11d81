"""Words of the records (ADEME's labels in lower case) to our codes."""

import re
import unicodedata
from functools import cache

from renovation.diagnosis.rules.detail.terms import (
    Adjacency,
    CeilingKind,
    DoorKind,
    FloorKind,
    Frame,
    Glazing,
    InsulationPlace,
    Link,
    Material,
    Programme,
    WindowKind,
)
from renovation.diagnosis.rules.tables import rows

_IDLE = {"installe", "installee", "entre", "et", "de", "a", "partir", "nfc", "nf", "d", "l", "avec", "electrique", "en"}
ADJACENCY = {
    "extérieur": Adjacency.OUTSIDE,
    "paroi enterrée": Adjacency.BURIED,
    "vide sanitaire": Adjacency.CRAWL_SPACE,
    "bâtiment ou local à usage autre que d'habitation": Adjacency.OTHER_USE,
    "local tertiaire à l'intérieur de l'immeuble en contact avec l'appartement": Adjacency.OTHER_USE,
    "terre-plein": Adjacency.SOIL,
    "sous-sol non chauffé": Adjacency.CELLAR,
    "locaux non chauffés non accessible": Adjacency.CLOSED_ROOMS,
    "garage": Adjacency.GARAGE,
    "cellier": Adjacency.PANTRY,
    "espace tampon solarisé (véranda,loggia fermée)": Adjacency.VERANDA,
    "comble fortement ventilé": Adjacency.ATTIC_HIGH,
    "comble faiblement ventilé": Adjacency.ATTIC_LOW,
    "comble très faiblement ventilé": Adjacency.ATTIC_VERY_LOW,
    "circulation sans ouverture directe sur l'extérieur": Adjacency.CORRIDOR_CLOSED,
    "circulation avec ouverture directe sur l'extérieur": Adjacency.CORRIDOR_OPEN,
    "circulation avec bouche ou gaine de désenfumage ouverte en permanence": Adjacency.CORRIDOR_SMOKE,
    "hall d'entrée avec dispositif de fermeture automatique": Adjacency.HALL_CLOSER,
    "hall d'entrée sans dispositif de fermeture automatique": Adjacency.HALL,
    "garage privé collectif": Adjacency.SHARED_GARAGE,
    "autres dépendances": Adjacency.OUTBUILDING,
    "local non déperditif ( local à usage d'habitation chauffé)": Adjacency.HEATED,
}
MATERIALS = (
    ("pierre de taille et moellons constitué", Material.STONE),
    ("pierre de taille et moellons avec", Material.STONE_FILLED),
    ("pisé", Material.EARTH),
    ("pan de bois sans", Material.TIMBER_BARE),
    ("pan de bois avec", Material.TIMBER_FILLED),
    ("rondin", Material.LOGS),
    ("briques pleines simples", Material.SOLID_BRICK),
    ("briques pleines doubles", Material.SOLID_BRICK_DOUBLE),
    ("briques creuses", Material.HOLLOW_BRICK),
    ("blocs de béton pleins", Material.SOLID_BLOCK),
    ("blocs de béton creux", Material.HOLLOW_BLOCK),
    ("sandwich", Material.SANDWICH),
    ("béton banché", Material.CONCRETE),
    ("mâchefer", Material.CLINKER),
    ("alvéolaire", Material.ALVEOLAR_BRICK),
    ("cellulaire avant", Material.AIRCRETE_OLD),
    ("cellulaire", Material.AIRCRETE),
    ("remplissage ≥ 2006", Material.FRAME_SINCE_2006),
    ("remplissage 2001", Material.FRAME_2001_2005),
    ("remplissage <2001", Material.FRAME_BEFORE_2001),
    ("ossature bois sans", Material.FRAME_BARE),
    ("ossature bois avec remplissage", Material.FRAME_FILLED),
    ("plâtre", Material.PLASTER),
)
PLACES = {
    "non isolé": InsulationPlace.NONE,
    "iti": InsulationPlace.INSIDE,
    "ite": InsulationPlace.OUTSIDE,
    "itr": InsulationPlace.WITHIN,
    "iti+ite": InsulationPlace.BOTH,
    "iti+itr": InsulationPlace.INSIDE,
    "ite+itr": InsulationPlace.OUTSIDE,
    "isolé mais type d'isolation inconnu": InsulationPlace.SOMEWHERE,
}
CEILINGS = (
    ("plafond avec ou sans", CeilingKind.FILLED),
    ("entre solives métalliques", CeilingKind.METAL_JOISTS),
    ("entre solives bois", CeilingKind.TIMBER_JOISTS),
    ("bois sur solives métalliques", CeilingKind.WOOD_ON_METAL),
    ("bois sous solives métalliques", CeilingKind.WOOD_UNDER_METAL),
    ("bardeaux", CeilingKind.SHINGLES),
    ("dalle", CeilingKind.SLAB),
    ("bois sur solives bois", CeilingKind.WOOD_ON_WOOD),
    ("bois sous solives bois", CeilingKind.WOOD_UNDER_WOOD),
    ("poutrelles", CeilingKind.BEAMS),
    ("rampant", CeilingKind.RAFTERS),
    ("chaume", CeilingKind.THATCH),
    ("plâtre", CeilingKind.PLASTERBOARD),
)
FLOORS = (
    ("plancher avec ou sans", FloorKind.FILLED),
    ("entre solives métalliques", FloorKind.METAL_JOISTS),
    ("entre solives bois", FloorKind.TIMBER_JOISTS),
    ("bois sur solives métalliques", FloorKind.WOOD_ON_METAL),
    ("bardeaux", FloorKind.SHINGLES),
    ("voutains sur solives", FloorKind.METAL_VAULTS),
    ("voutains en briques", FloorKind.BRICK_VAULTS),
    ("dalle", FloorKind.SLAB),
    ("bois sur solives bois", FloorKind.WOOD_ON_WOOD),
    ("entrevous terre-cuite", FloorKind.BEAMS),
    ("entrevous isolant", FloorKind.INSULATING_BEAMS),
)
DOORS = (
    ("bois porte opaque", DoorKind.PLAIN),
    ("pvc porte opaque", DoorKind.PLAIN),
    ("métal porte opaque", DoorKind.METAL),
    ("métal porte avec vitrage simple", DoorKind.METAL_SINGLE),
    ("métal porte avec moins", DoorKind.METAL_LITTLE_DOUBLE),
    ("métal porte avec 30-60", DoorKind.METAL_DOUBLE),
    ("moins de 30%", DoorKind.LITTLE_GLASS),
    ("30-60%", DoorKind.HALF_GLASS),
    ("opaque pleine isolée", DoorKind.INSULATED),
    ("sas", DoorKind.AIRLOCK),
    ("isolée avec double", DoorKind.INSULATED_GLASS),
    ("double vitrage", DoorKind.DOUBLE_GLASS),
)
WINDOWS = {
    "fenêtres battantes": WindowKind.CASEMENT,
    "fenêtres coulissantes": WindowKind.SLIDING,
    "portes-fenêtres coulissantes": WindowKind.FRENCH_SLIDING,
    "portes-fenêtres battantes avec soubassement": WindowKind.FRENCH_PANEL,
    "portes-fenêtres battantes sans soubassement": WindowKind.FRENCH,
    "paroi en brique de verre pleine": WindowKind.GLASS_BLOCK_SOLID,
    "paroi en brique de verre creuse": WindowKind.GLASS_BLOCK_HOLLOW,
    "paroi en polycarbonnate": WindowKind.POLYCARBONATE,
}
FRAMES = {
    "bois": Frame.WOOD,
    "bois/métal": Frame.WOOD_METAL,
    "pvc": Frame.PVC,
    "métal avec rupture de pont thermique": Frame.METAL_BREAK,
    "métal sans rupture de pont thermique": Frame.METAL,
}
GLAZINGS = {
    "simple vitrage": Glazing.SINGLE,
    "survitrage": Glazing.SECONDARY,
    "double vitrage": Glazing.DOUBLE,
    "triple vitrage": Glazing.TRIPLE,
}
LINKS = {
    "plancher bas / mur": Link.FLOOR,
    "plancher intermédiaire lourd / mur": Link.STOREY,
    "plancher haut lourd / mur": Link.CEILING,
    "refend / mur": Link.PARTITION,
    "menuiserie / mur": Link.REVEAL,
}
PROGRAMMES = {
    "absent": Programme.NONE,
    "central sans minimum de température": Programme.CENTRAL,
    "central avec minimum de température": Programme.CENTRAL_MINIMUM,
    "par pièce avec minimum de température": Programme.ROOMS,
    "par pièce avec minimum de température et détection de présence": Programme.ROOMS_PRESENCE,
    "central collectif": Programme.SHARED,
    "central collectif avec détection de présence": Programme.SHARED_PRESENCE,
}
ENERGIES = {
    "électricité": "electricity",
    "gaz naturel": "gas",
    "fioul domestique": "oil",
    "gpl": "lpg",
    "propane": "lpg",
    "butane": "lpg",
    "charbon": "coal",
    "bois – bûches": "logs",
    "bois – granulés (pellets) ou briquettes": "pellets",
    "bois – plaquettes forestières": "chips",
    "bois – plaquettes d’industrie": "chips",
    "réseau de chauffage urbain": "network",
}


def first(pairs: tuple[tuple[str, object], ...], text: str, otherwise: object) -> object:
    """The code of the first word that the text holds."""
    return next((code for word, code in pairs if word in text), otherwise)


def code_of(table_name: str, label: str) -> str | None:
    """The row of a table whose label says the same."""
    return _by_words(table_name).get(_words(label))


@cache
def _by_words(table_name: str) -> dict[frozenset[str], str]:
    return {_words(row["label"]): code for code, row in rows(table_name).items()}


def _words(label: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", label.lower().replace("gpl/propane/butane", "gpl propane ou butane"))
    plain = "".join(char for char in plain if not unicodedata.combining(char)).replace("abscence", "absence")
    return frozenset(word for word in re.findall(r"[a-z0-9]+", plain) if word not in _IDLE)
