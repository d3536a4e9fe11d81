"""The windows of the envelope (section 3.3 of the method)."""

from renovation.diagnosis.rules.detail.entry import WindowPart
from renovation.diagnosis.rules.detail.terms import Frame, Glazing, Shutter, Slope, WindowKind
from renovation.diagnosis.rules.dpe_file.fields import Part
from renovation.diagnosis.rules.dpe_file.parts import Reader, adjacency_of, name_of, orientation_of
from renovation.diagnosis.rules.dpe_file.report import Status


def read_windows(reader: Reader) -> tuple[WindowPart, ...]:
    """The windows that have an area."""
    parts = reader.parts("enveloppe/baie_vitree_collection/baie_vitree", "Fenêtres", "Fenêtre")
    return tuple(window for part in parts if (window := _window(reader, part)))


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
        argon=part.choice("enum_type_gaz_lame_id") == "argon",
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
