"""Hot water installations (sections 11, 13 and 14 of the method)."""

from dataclasses import dataclass

from renovation.diagnosis.rules.detail.entry import WaterHeater
from renovation.diagnosis.rules.dpe_file.energies import Settled, settle
from renovation.diagnosis.rules.dpe_file.fields import CALCULATED, Part, parts_of, plain_number
from renovation.diagnosis.rules.dpe_file.official import energy_rows
from renovation.diagnosis.rules.dpe_file.parts import Reader
from renovation.diagnosis.rules.dpe_file.powers import Powers, read_powers
from renovation.diagnosis.rules.dpe_file.report import Status, in_words

SECTION = "Eau chaude"
MODEL_TAG = "enum_type_generateur_ecs_id"
TABLES = {"water_heaters": "water_ids", "generators": "water_ids"}
FROM_A_DOCUMENT = {3, 4, 5, 6, 7}
LARGEST_OWN_TANK_L = 1500
# Rows of the method's table 13.3 in which the rooms served are far from each other or from the heater.
FAR_ROWS, CLOSE_ROWS = {2, 5, 7}, {1, 4, 6}


@dataclass(frozen=True, slots=True)
class _Installation:
    part: Part
    shared: bool
    looped: bool | None
    close: bool | None
    distribution: float | None
    solar_share: float | None
    need: float | None


def read_hot_water(reader: Reader) -> tuple[WaterHeater, ...]:
    """The water heaters, each with its share of the need."""
    consumed = frozenset(code for code, row in energy_rows(reader.root).items() if row.hot_water_kwh > 0)
    parts = reader.parts("installation_ecs_collection/installation_ecs", SECTION, "Eau chaude")
    installations = [_installation(part) for part in parts]
    found = []
    for index, share in enumerate(_shares(installations)):
        found += _heaters(reader, installations[index], share, consumed)
    if not found:
        explanation = "Le fichier ne décrit aucune production d’eau chaude\u00a0: à compléter avant le calcul."
        reader.report.note(Status.MISSING, "Eau chaude", "", explanation, section=SECTION)
    return tuple(found)


def _installation(part: Part) -> _Installation:
    row = part.identifier("tv_rendement_distribution_ecs_id")
    loop = part.choice("enum_bouclage_reseau_ecs_id")
    given, calculated = part.number("fecs_saisi"), part.calculated("fecs")
    return _Installation(
        part=part,
        shared=(part.choice("enum_type_installation_id") or "own") != "own",
        looped=None if loop is None else loop != "plain",
        close=True if row in CLOSE_ROWS else False if row in FAR_ROWS else None,
        distribution=part.calculated("rendement_distribution"),
        solar_share=given if given is not None else calculated,
        need=plain_number(part.raw("besoin_ecs", among=CALCULATED)),
    )


def _shares(installations: list[_Installation]) -> list[float]:
    """By the need that the DPE counts for each, else equal parts."""
    needs = [one.need for one in installations if one.need and one.need > 0]
    if len(needs) == len(installations):
        return [need / sum(needs) for need in needs]
    return [1 / len(installations)] * len(installations)


def _heaters(reader: Reader, one: _Installation, share: float, consumed: frozenset[str]) -> list[WaterHeater]:
    path = "generateur_ecs_collection/generateur_ecs"
    found = parts_of(one.part.element, one.part.report, path, SECTION, f"{one.part.item}, appareil")
    below = [Part(part.element, part.report, SECTION, part.item, f"{one.part.path}/{part.path}") for part in found]
    ratios = [part.calculated("ratio_besoin_ecs") for part in below]
    whole = sum(ratio or 0.0 for ratio in ratios)
    heaters = []
    for part, ratio in zip(below, ratios, strict=True):
        own = (ratio or 0.0) / whole if whole else 1 / len(below)
        heater = _heater(reader, one, part, min(1.0, share * own), consumed)
        if heater is not None:
            heaters.append(heater)
    return heaters


def _heater(
    reader: Reader, one: _Installation, part: Part, share: float, consumed: frozenset[str]
) -> WaterHeater | None:
    settled = settle(part, MODEL_TAG, TABLES, consumed)
    if settled is None:
        return None
    powers = read_powers(part, settled.family, shared=one.shared)
    generation, storage, both = _efficiencies(part, settled)
    declared = part.identifier("enum_methode_saisie_carac_sys_id") in FROM_A_DOCUMENT
    # The figures of a building's plant rest on the whole building: a description of the dwelling cannot find them.
    keep = (reader.keep_calculated or declared or one.shared) and not settled.replaced
    return WaterHeater(
        model=settled.model,
        energy=settled.energy,
        inside=_inside(part, one),
        close=one.close,
        volume_l=_volume_l(part, one),
        collective=one.shared,
        looped=one.looped,
        share=share,
        solar_share=one.solar_share,
        power_kw=_power_kw(powers),
        generation=generation if keep else None,
        storage=storage if keep else None,
        generation_and_storage=both if keep else None,
        distribution=one.distribution if reader.keep_calculated or one.shared else None,
    )


def _efficiencies(part: Part, settled: Settled) -> tuple[float | None, float | None, float | None]:
    cop, generation = part.calculated("cop"), part.calculated("rendement_generation")
    storage, both = part.calculated("rendement_stockage"), part.calculated("rendement_generation_stockage")
    if settled.family == "heat_pump" and cop is not None:
        return cop, storage, None
    return generation, storage, both if generation is None else None


def _power_kw(powers: Powers) -> float | None:
    return powers.rated_w / 1000 if powers.rated_w else None


def _volume_l(part: Part, one: _Installation) -> float | None:
    """The tank. That of a building is given now per dwelling, now as a whole: it is not taken over."""
    volume_l = part.number("volume_stockage")
    stored = part.choice("enum_type_stockage_ecs_id")
    if stored == "instant" and volume_l:
        said = "Production dite instantanée, mais avec un ballon\u00a0: le ballon est gardé."
        part.amend("enum_type_stockage_ecs_id", Status.ODD, in_words(volume_l, "L"), said)
    if volume_l and one.shared:
        said = (
            "Ballon collectif\u00a0: le fichier ne dit pas s’il vaut pour le logement ou pour l’immeuble. "
            "À préciser, avec la surface desservie."
        )
        part.amend("volume_stockage", Status.ODD, in_words(volume_l, "L"), said)
        return None
    if volume_l and volume_l > LARGEST_OWN_TANK_L:
        said = "Bien trop grand pour un logement\u00a0: il n’est pas repris."
        part.amend("volume_stockage", Status.ODD, in_words(volume_l, "L"), said)
        return None
    return volume_l


def _inside(part: Part, one: _Installation) -> bool | None:
    """Where the heater stands; the row of pipes that the software took may say the contrary."""
    inside = part.flag("position_volume_chauffe")
    row = one.part.identifier("tv_rendement_distribution_ecs_id")
    if inside is not None and not one.shared and row in {1, 2, 3} and inside == (row == 3):
        said = (
            "La position et le rendement de distribution se contredisent\u00a0: la position est à vérifier sur place."
        )
        part.amend("position_volume_chauffe", Status.ODD, "oui" if inside else "non", said)
    return inside
