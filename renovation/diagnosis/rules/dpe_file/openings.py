"""The windows of the envelope (section 3.3 of the method)."""

from renovation.diagnosis.rules.detail.entry import WindowPart
from renovation.diagnosis.rules.detail.glazed import unhidden
from renovation.diagnosis.rules.detail.terms import Frame, Glazing, Shutter, Slope, WindowKind
from renovation.diagnosis.rules.dpe_file.fields import Part
from renovation.diagnosis.rules.dpe_file.parts import Reader, adjacency_of, name_of, orientation_of
from renovation.diagnosis.rules.dpe_file.report import Status

SECTION = "Fenêtres"


def read_windows(reader: Reader) -> tuple[WindowPart, ...]:
    """The windows that have an area."""
    parts = reader.parts("enveloppe/baie_vitree_collection/baie_vitree", SECTION, "Fenêtre")
    _say_verandas(reader)
    return _unhidden(reader, [window for part in parts if (window := _window(reader, part))])


def _unhidden(reader: Reader, windows: list[WindowPart]) -> tuple[WindowPart, ...]:
    """A mask that nobody entered is said to be left out."""
    found = unhidden(windows)
    if found == tuple(windows):
        return found
    said = "Toutes les fenêtres seraient sans soleil\u00a0: le masque lointain n’est pas repris."
    reader.report.note(
        Status.ODD, "Masque lointain", "0", said, path="enveloppe/baie_vitree_collection", section=SECTION
    )
    return found


def _say_verandas(reader: Reader) -> None:
    """The sun that crosses a veranda (section 6.3) is not part of a description; b counts the veranda itself."""
    verandas = reader.root.all("enveloppe/ets_collection/ets")
    if not verandas:
        return
    reader.report.seen.update(id(leaf) for one in verandas for _, leaf in one.leaves())
    said = "Le soleil qui entre par la véranda n’est pas compté\u00a0: le chauffage calculé peut dépasser celui du DPE."
    reader.report.note(
        Status.IGNORED, "Véranda", str(len(verandas)), said, path="enveloppe/ets_collection", section=SECTION
    )


def _window(reader: Reader, part: Part) -> WindowPart | None:
    area_m2 = part.number("surface_totale_baie")
    if area_m2 is None:
        return None
    ug, uw, ujn, sw = _figures(reader, part)
    return WindowPart(
        area_m2=area_m2,
        label=name_of(part),
        adjacency=adjacency_of(part),
        kind=part.term(WindowKind, "enum_type_baie_id", WindowKind.CASEMENT),
        frame=part.term(Frame, "enum_type_materiaux_menuiserie_id", Frame.PVC),
        glazing=part.term(Glazing, "enum_type_vitrage_id", Glazing.DOUBLE),
        low_emissivity=part.flag("vitrage_vir"),
        gap_mm=part.number("epaisseur_lame"),
        argon={"argon": True, "air": False}.get(part.choice("enum_type_gaz_lame_id") or ""),
        shutter=part.maybe_term(Shutter, "enum_type_fermeture_id"),
        orientation=orientation_of(part),
        slope=part.term(Slope, "enum_inclinaison_vitrage_id", Slope.STEEP),
        ug_w_m2k=ug,
        uw_w_m2k=uw,
        ujn_w_m2k=ujn,
        sw=sw,
        near=part.calculated("fe1"),
        far=part.calculated("fe2"),
        b=part.calculated("b"),
    )


def _figures(reader: Reader, part: Part) -> tuple[float | None, float | None, float | None, float | None]:
    """Ug, Uw, Ujn, Sw: those of the DPE, or only those that a document justified. A second window counts in Uw only."""
    if part.flag("double_fenetre"):
        said = "Reprise comme une seule fenêtre, avec le U des deux ensemble."
        part.amend("double_fenetre", Status.ADAPTED, "oui", said)
    calculated = [part.calculated(tag) for tag in ("ug", "uw", "ujn", "sw")]
    justified = [part.number(f"{tag}_saisi") for tag in ("ug", "uw", "ujn", "sw")]
    if calculated[2] is None:
        calculated[2] = part.calculated("u_menuiserie")
    elif part.raw("u_menuiserie", among="donnee_intermediaire"):
        part.calculated("u_menuiserie")
    kept = calculated if reader.keep_calculated or part.raw("double_fenetre") == "1" else justified
    ug, uw, ujn, sw = (one if one is not None else other for one, other in zip(kept, justified, strict=True))
    return ug, uw, ujn, sw
