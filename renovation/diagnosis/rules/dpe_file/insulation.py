"""Thickness and insulation of a wall, a ceiling or a floor, from a description that may contradict itself."""

from renovation.diagnosis.rules.choices import Period
from renovation.diagnosis.rules.detail.entry import Insulation
from renovation.diagnosis.rules.detail.terms import InsulationPlace, Material
from renovation.diagnosis.rules.dpe_file.fields import Part
from renovation.diagnosis.rules.dpe_file.report import Status, in_words
from renovation.diagnosis.rules.tables import table

TAG, METHOD_TAG, THICKNESS_TAG = "enum_type_isolation_id", "enum_methode_saisie_u_id", "epaisseur_structure"
# How U was found: as a bare part, or from the table by period.
BARE, BY_PERIOD = 1, frozenset({2, 7, 8})
THICKEST_WALL_CM, THICKEST_INSULATION_CM = 120.0, 60.0
# Materials that are an insulation by themselves: "within" is no contradiction for them.
INSULATING = frozenset(
    {
        *(Material.FRAME_SINCE_2006, Material.FRAME_2001_2005, Material.FRAME_BEFORE_2001),
        *(Material.ALVEOLAR_BRICK, Material.AIRCRETE, Material.AIRCRETE_OLD, Material.SANDWICH),
    }
)
SAME_U = 0.02


def read_insulation(part: Part, material: Material | None = None) -> Insulation:
    """Where the insulation lies; how U was found settles what the type of insulation leaves in doubt."""
    thickness_cm = _centimetres(part, "epaisseur_isolation", THICKEST_INSULATION_CM)
    resistance = part.number("resistance_isolation")
    period = part.choice("enum_periode_isolation_id")
    said = part.term(InsulationPlace, TAG, InsulationPlace.UNKNOWN)
    place = _place(part, said, material, described=bool(thickness_cm or resistance))
    return Insulation(place, thickness_cm, resistance, Period(period) if period else None)


def read_wall_thickness(part: Part, material: Material) -> float | None:
    """As it is said, else as the U of the bare wall betrays it."""
    thickness_cm = _centimetres(part, THICKNESS_TAG, THICKEST_WALL_CM)
    bare = part.calculated("umur0", expected=False)
    steps = table("bare_parts")["walls"].get(str(material), ())
    if thickness_cm is not None or bare is None or len(steps) < 2:
        return thickness_cm
    found = next((float(step[0]) for step in steps if abs(step[1] - bare) <= SAME_U), None)
    if found is not None:
        said = f"Absente du fichier\u00a0: déduite du U du mur nu ({in_words(bare, 'W/m²·K')})."
        part.amend(THICKNESS_TAG, Status.ADAPTED, in_words(found, "cm"), said)
    return found


def _place(part: Part, said: InsulationPlace, material: Material | None, *, described: bool) -> InsulationPlace:
    method = part.identifier(METHOD_TAG)
    if said is InsulationPlace.NONE and described:
        words = "La paroi est dite non isolée, mais un isolant est décrit\u00a0: elle est reprise comme isolée."
        part.amend(TAG, Status.ODD, InsulationPlace.SOMEWHERE.label, words)
        return InsulationPlace.SOMEWHERE
    if said is InsulationPlace.NONE and method in BY_PERIOD:
        words = "La paroi est dite non isolée, mais son U vient de la table par période\u00a0: isolation inconnue."
        part.amend(TAG, Status.ODD, InsulationPlace.UNKNOWN.label, words)
        return InsulationPlace.UNKNOWN
    doubtful = said in (InsulationPlace.UNKNOWN, InsulationPlace.WITHIN) and material not in INSULATING
    if doubtful and method == BARE and not described:
        words = "Le type d’isolation est incertain, mais le U repris est celui d’une paroi nue."
        part.amend(TAG, Status.ADAPTED, InsulationPlace.NONE.label, words)
        return InsulationPlace.NONE
    return said


def _centimetres(part: Part, tag: str, most: float) -> float | None:
    """A thickness that would be absurd in centimetres was written in millimetres."""
    value = part.number(tag)
    if value is None or value <= most:
        return value
    said = "Trop épais pour des centimètres\u00a0: lu comme des millimètres, à vérifier."
    part.amend(tag, Status.ODD, in_words(value / 10, "cm"), said)
    return value / 10
