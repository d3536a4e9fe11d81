"""The ventilation (section 4 of the method)."""

from renovation.diagnosis.rules.detail.entry import Ventilation
from renovation.diagnosis.rules.dpe_file.fields import Part
from renovation.diagnosis.rules.dpe_file.parts import Reader
from renovation.diagnosis.rules.dpe_file.report import Status
from renovation.diagnosis.rules.dpe_file.wording import label_of, rows_by_identifier

BY_WINDOWS = "windows"
TAG = "enum_type_ventilation_id"


def read_ventilation(reader: Reader) -> tuple[Ventilation, ...]:
    """The ventilation systems, each with the area that it serves."""
    parts = reader.parts("ventilation_collection/ventilation", "Ventilation", "Ventilation")
    if not parts:
        explanation = "Aucune ventilation dans le fichier\u00a0: on suppose une aération par ouverture des fenêtres."
        reader.report.note(Status.MISSING, "Ventilation", "", explanation, section="Ventilation")
        return (Ventilation(BY_WINDOWS),)
    return tuple(_ventilation(reader, part) for part in parts)


def _ventilation(reader: Reader, part: Part) -> Ventilation:
    measured, calculated = part.number("q4pa_conv_saisi"), part.calculated("q4pa_conv")
    return Ventilation(
        system=_system(part),
        area_m2=part.number("surface_ventile"),
        several_sides=part.flag("plusieurs_facade_exposee"),
        leakage_m3h_m2=calculated if reader.keep_calculated and measured is None else measured,
    )


def _system(part: Part) -> str:
    number = part.identifier(TAG)
    row = rows_by_identifier("ventilation", "id").get(number) if number is not None else None
    label = label_of(TAG)
    if row is not None:
        part.amend(TAG, Status.READ, row["label"], "")
        return str(row["code"])
    raw = part.raw(TAG)
    status = Status.ODD if raw else Status.MISSING
    explanation = f"Ce numéro n’existe pas dans la liste de l’ADEME. {label.without}" if raw else label.without
    part.amend(TAG, status, raw, explanation)
    return BY_WINDOWS
