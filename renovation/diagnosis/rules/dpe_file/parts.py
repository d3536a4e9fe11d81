"""The opaque parts of the envelope: walls, ceilings, floors, doors (sections 3.1 and 3.2 of the method).

The DPE's own U and b are kept beside the description: they are what its result rests on. Without `keep_calculated`,
only the U that a document justified is kept, and the description speaks for the rest; b stays, for it rests on areas
of the space beyond that a description does not hold.
"""

from dataclasses import dataclass

from renovation.diagnosis.rules.detail.entry import Ceiling, Door, Floor, Wall
from renovation.diagnosis.rules.detail.terms import (
    Adjacency,
    CeilingKind,
    DoorKind,
    FloorKind,
    Lining,
    Material,
    Orientation,
)
from renovation.diagnosis.rules.dpe_file.document import Element
from renovation.diagnosis.rules.dpe_file.fields import Part, parts_of
from renovation.diagnosis.rules.dpe_file.insulation import read_insulation, read_wall_thickness
from renovation.diagnosis.rules.dpe_file.report import Report, Status, in_words

LININGS = {"thin": Lining.THIN, "thick": Lining.THICK, "known": Lining.THICK}

FROM_A_DOCUMENT = {9, 10}
AREA = "surface_paroi_opaque"
LONGEST_NAME = 80
LONGEST_PERIMETER_M = 1000


@dataclass(frozen=True, slots=True)
class Reader:
    """The dwelling's element of the file, the report, and whether the DPE's own intermediate figures are kept."""

    root: Element
    report: Report
    keep_calculated: bool = True

    def parts(self, path: str, section: str, item: str) -> list[Part]:
        return parts_of(self.root, self.report, path, section, item)


def read_walls(reader: Reader) -> tuple[Wall, ...]:
    """The walls that have an area."""
    parts = reader.parts("enveloppe/mur_collection/mur", "Murs", "Mur")
    return tuple(wall for part in parts if (wall := _wall(reader, part)))


def read_ceilings(reader: Reader) -> tuple[Ceiling, ...]:
    """The ceilings that have an area."""
    parts = reader.parts("enveloppe/plancher_haut_collection/plancher_haut", "Plafonds et toiture", "Plafond")
    return tuple(ceiling for part in parts if (ceiling := _ceiling(reader, part)))


def read_floors(reader: Reader) -> tuple[Floor, ...]:
    """The lowest floors that have an area."""
    parts = reader.parts("enveloppe/plancher_bas_collection/plancher_bas", "Planchers bas", "Plancher")
    return tuple(floor for part in parts if (floor := _floor(reader, part)))


def read_doors(reader: Reader) -> tuple[Door, ...]:
    """The doors that have an area."""
    parts = reader.parts("enveloppe/porte_collection/porte", "Portes", "Porte")
    return tuple(door for part in parts if (door := _door(reader, part)))


def name_of(part: Part) -> str:
    """How the diagnostician called the part, without the description that often follows, else its number."""
    said = " ".join(part.raw("description")[:500].split())
    plain = "".join(letter for letter in said if letter.isprintable())
    short = plain if len(plain) <= LONGEST_NAME else plain.split(" - ")[0]
    return (short if len(short) <= LONGEST_NAME else f"{short[: LONGEST_NAME - 1].rstrip()}…") or part.item


def adjacency_of(part: Part) -> Adjacency:
    return part.term(Adjacency, "enum_type_adjacence_id", Adjacency.OUTSIDE)


def orientation_of(part: Part) -> Orientation | None:
    return part.maybe_term(Orientation, "enum_orientation_id")


def _wall(reader: Reader, part: Part) -> Wall | None:
    area_m2 = _area(part)
    if area_m2 is None:
        return None
    material = part.term(Material, "enum_materiaux_structure_mur_id", Material.UNKNOWN)
    return Wall(
        area_m2=area_m2,
        label=name_of(part),
        adjacency=adjacency_of(part),
        material=material,
        thickness_cm=read_wall_thickness(part, material),
        insulation=read_insulation(part, material),
        lining=LININGS.get(part.choice("enum_type_doublage_id") or "", Lining.NONE),
        orientation=orientation_of(part),
        u_w_m2k=_u(reader, part, "umur"),
        b=part.calculated("b"),
    )


def _ceiling(reader: Reader, part: Part) -> Ceiling | None:
    area_m2 = _area(part)
    if area_m2 is None:
        return None
    return Ceiling(
        area_m2=area_m2,
        label=name_of(part),
        adjacency=adjacency_of(part),
        kind=part.term(CeilingKind, "enum_type_plancher_haut_id", CeilingKind.UNKNOWN),
        insulation=read_insulation(part),
        u_w_m2k=_u(reader, part, "uph"),
        b=part.calculated("b"),
    )


def _floor(reader: Reader, part: Part) -> Floor | None:
    area_m2 = _area(part)
    if area_m2 is None:
        return None
    return Floor(
        area_m2=area_m2,
        label=name_of(part),
        adjacency=adjacency_of(part),
        kind=part.term(FloorKind, "enum_type_plancher_bas_id", FloorKind.UNKNOWN),
        insulation=read_insulation(part),
        perimeter_m=_perimeter(part, area_m2),
        u_w_m2k=_u(reader, part, "upb", final="upb_final"),
        b=part.calculated("b"),
    )


def _door(reader: Reader, part: Part) -> Door | None:
    area_m2 = part.number("surface_porte")
    if area_m2 is None:
        return None
    kept = part.number("uporte_saisi")
    calculated = part.calculated("uporte")
    return Door(
        area_m2=area_m2,
        label=name_of(part),
        adjacency=adjacency_of(part),
        kind=part.term(DoorKind, "enum_type_porte_id", DoorKind.PLAIN),
        u_w_m2k=calculated if reader.keep_calculated and calculated is not None else kept,
        b=part.calculated("b"),
    )


def _area(part: Part) -> float | None:
    """The opaque area; the whole area when only that one is there, and a remark when it is the smaller of the two."""
    opaque = part.number(AREA, expected=not part.raw("surface_paroi_totale"))
    whole = part.number("surface_paroi_totale")
    if opaque is None and whole is not None:
        status = Status.ODD if part.raw(AREA) else Status.ADAPTED
        part.amend(AREA, status, in_words(whole, "m²"), "Seule la surface avec les ouvertures peut être lue.")
        return whole
    if opaque is not None and whole is not None and opaque > whole * 1.01:
        explanation = "La surface du mur dépasse celle du mur avec ses ouvertures\u00a0: la première est gardée."
        part.amend(AREA, Status.ODD, in_words(opaque, "m²"), explanation)
    return opaque


def _u(reader: Reader, part: Part, tag: str, *, final: str = "") -> float | None:
    """The U that the DPE used; without `keep_calculated`, only one that a document justified."""
    calculated = part.calculated(final or tag)
    if final and calculated is None:
        calculated = part.calculated(tag, expected=False)
    justified = part.number(f"{tag}_saisi")
    if reader.keep_calculated:
        return calculated if calculated is not None else justified
    if part.identifier("enum_methode_saisie_u_id") in FROM_A_DOCUMENT:
        return justified if justified is not None else calculated
    return None


def _perimeter(part: Part, area_m2: float) -> float | None:
    """The perimeter for this floor. The file gives that of the whole floor of the building, with its area."""
    perimeter_m, whole_m2 = part.number("perimetre_ue"), part.number("surface_ue")
    if perimeter_m is None or whole_m2 is None or abs(whole_m2 - area_m2) <= 0.01 * area_m2:
        return perimeter_m
    own = perimeter_m * area_m2 / whole_m2
    if not 0.1 <= own <= LONGEST_PERIMETER_M:
        said = "Sans rapport avec la surface du plancher\u00a0: il n’est pas repris."
        part.amend("perimetre_ue", Status.ODD, in_words(own, "m"), said)
        return None
    explanation = "Rapporté à ce plancher\u00a0: le fichier donne celui du plancher entier du bâtiment."
    part.amend("perimetre_ue", Status.ADAPTED, in_words(own, "m"), explanation)
    return own
