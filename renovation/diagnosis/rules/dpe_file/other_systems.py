"""Cooling (section 10) and electricity made on the spot (section 16.2)."""

from renovation.diagnosis.rules.detail.entry import Cooling, Photovoltaics
from renovation.diagnosis.rules.dpe_file.fields import Part
from renovation.diagnosis.rules.dpe_file.parts import Reader
from renovation.diagnosis.rules.dpe_file.report import Status, in_words

EER_PER_SEER = 0.95
PANEL_M2 = 1.6  # what one panel counts for in the method (section 16.2)
SMALLEST_PANEL_M2 = 0.5


def read_cooling(reader: Reader) -> tuple[Cooling, ...]:
    """The air conditioners."""
    parts = reader.parts("climatisation_collection/climatisation", "Climatisation", "Climatisation")
    return tuple(_cooling(reader, part) for part in parts)


def _cooling(reader: Reader, part: Part) -> Cooling:
    period, eer = part.choice("enum_periode_installation_fr_id"), part.calculated("eer")
    return Cooling(
        area_m2=part.number("surface_clim"),
        seer=eer / EER_PER_SEER if eer is not None and reader.keep_calculated else None,
        year=int(period) if period else None,
    )


def read_photovoltaics(reader: Reader) -> tuple[Photovoltaics, ...]:
    """The panels that have an area or a number."""
    path = "production_elec_enr/panneaux_pv_collection/panneaux_pv"
    parts = reader.parts(path, "Production d’électricité", "Panneaux")
    return tuple(panels for part in parts if (panels := _panels(part)))


def _panels(part: Part) -> Photovoltaics | None:
    if not part.element.children:
        return None
    orientation, slope = (
        part.choice("enum_orientation_pv_id", among=""),
        part.choice("enum_inclinaison_pv_id", among=""),
    )
    area_m2 = _area_m2(part)
    if area_m2 is None:
        part.say(Status.ODD, "Panneaux", "", "Ni surface ni nombre\u00a0: les panneaux ne sont pas repris.")
        return None
    return Photovoltaics(
        area_m2=area_m2,
        orientation=orientation or "south",
        slope_degrees=float(slope) if slope else 30.0,
    )


def _area_m2(part: Part) -> float | None:
    area_m2, number = part.number("surface_totale_capteurs", among=""), part.number("nombre_module", among="")
    if area_m2 is None:
        return number * PANEL_M2 if number else None
    if number and area_m2 / number < SMALLEST_PANEL_M2:
        said = (
            "Trop petite pour ce nombre de panneaux\u00a0: sans doute celle d’un seul. 1,6\u00a0m² chacun sont comptés."
        )
        part.amend("surface_totale_capteurs", Status.ODD, in_words(area_m2, "m²"), said, among="")
        return number * PANEL_M2
    return area_m2
