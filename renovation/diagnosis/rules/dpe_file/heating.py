"""Heating installations: generators, emitters, how they work together (sections 8, 9, 12 and 13 of the method)."""

from dataclasses import dataclass

from renovation.diagnosis.rules.detail.entry import Emitter, Generator, Heating
from renovation.diagnosis.rules.detail.terms import EmitterPeriod, Programme, Setup, Water
from renovation.diagnosis.rules.dpe_file.energies import Settled, settle
from renovation.diagnosis.rules.dpe_file.fields import Part, parts_of
from renovation.diagnosis.rules.dpe_file.official import energy_rows
from renovation.diagnosis.rules.dpe_file.parts import Reader
from renovation.diagnosis.rules.dpe_file.powers import BOILERS, read_powers
from renovation.diagnosis.rules.dpe_file.report import Status
from renovation.diagnosis.rules.dpe_file.wording import label_of, rows_by_identifier

SECTION = "Chauffage"
MODEL_TAG, EMITTER_TAG, LINK_TAG = (
    "enum_type_generateur_ch_id",
    "enum_type_emission_distribution_id",
    "enum_lien_generateur_emetteur_id",
)
POSITION_TAG = "position_volume_chauffe"
UNKNOWN_EMITTER = "other"
FROM_A_DOCUMENT = {3, 4, 5, 6, 7}
UNMETERED_ROWS, METERED_ROWS = range(151, 170), range(170, 189)
INDOOR_FAMILIES = frozenset({"joule", "stove", "gas_radiator"})
FIRST_FAMILY = {
    Setup.RELAY_HEAT_PUMP: "heat_pump",
    Setup.RELAY_HEAT_PUMP_AND_STOVE: "heat_pump",
    Setup.RELAY_WOOD: "wood_boiler",
}


@dataclass(frozen=True, slots=True)
class _Read:
    generator: Generator
    family: str
    link: int
    rank: int


def read_heating(reader: Reader) -> tuple[Heating, ...]:
    """The installations that have at least one generator."""
    consumed = frozenset(code for code, row in energy_rows(reader.root).items() if row.heating_kwh > 0)
    parts = reader.parts("installation_chauffage_collection/installation_chauffage", SECTION, "Chauffage")
    found = tuple(heating for part in parts if (heating := _installation(reader, part, consumed)))
    if not found:
        explanation = "Le fichier ne décrit aucun chauffage\u00a0: à compléter avant le calcul."
        reader.report.note(Status.MISSING, "Chauffage", "", explanation, section=SECTION)
    return found


def _installation(reader: Reader, part: Part, consumed: frozenset[str]) -> Heating | None:
    kind = part.choice("enum_type_installation_id") or "own"
    shared = kind != "own"
    setup = part.term(Setup, "enum_cfg_installation_ch_id", Setup.SIMPLE)
    read = [
        one
        for below in _below(part, "generateur_chauffage", "générateur")
        if (one := _generator(reader, below, consumed, shared=shared))
    ]
    emitters = _emitters(reader, part)
    if not read:
        part.say(
            Status.ODD, "Installation", part.item, "Aucun générateur lisible\u00a0: l’installation n’est pas reprise."
        )
        return None
    first = FIRST_FAMILY.get(setup, "")
    read.sort(key=lambda one: (one.link, one.family != first if first else False, one.rank))
    return Heating(
        generators=tuple(one.generator for one in read),
        emitters=emitters,
        setup=setup if len(read) > 1 or setup is Setup.SOLAR else Setup.SIMPLE,
        area_m2=part.number("surface_chauffee"),
        collective=shared,
        metered=_metered(part),
        solar_share=_solar_share(part),
    )


def _below(part: Part, tag: str, word: str) -> list[Part]:
    """The elements of a collection within an installation, named after it."""
    path = f"{tag}_collection/{tag}"
    found = parts_of(part.element, part.report, path, part.section, f"{part.item}, {word}")
    return [Part(one.element, one.report, one.section, one.item, f"{part.path}/{one.path}") for one in found]


def _generator(reader: Reader, part: Part, consumed: frozenset[str], *, shared: bool) -> _Read | None:
    settled = settle(part, MODEL_TAG, {"generators": "heating_ids"}, consumed)
    if settled is None:
        return None
    powers = read_powers(part, settled.family, shared=shared)
    declared = part.identifier("enum_methode_saisie_carac_sys_id") in FROM_A_DOCUMENT
    # The figures of a building's plant rest on the whole building: a description of the dwelling cannot find them.
    keep = (reader.keep_calculated or declared or shared) and not settled.replaced
    generator = Generator(
        model=settled.model,
        energy=settled.energy,
        inside=_inside(part, settled, shared=shared),
        power_kw=powers.rated_w / 1000 if powers.rated_w else None,
        efficiency=_efficiency(part, settled) if keep else None,
        full_load=powers.full if keep else None,
        part_load=powers.part if keep else None,
        standby_w=powers.standby_w if keep else None,
        pilot_w=powers.pilot_w,
        regulated=part.flag("presence_regulation_combustion"),
    )
    link, rank = part.identifier(LINK_TAG) or 1, part.identifier("priorite_generateur_cascade") or 1
    return _Read(generator, settled.family, link, rank)


def _efficiency(part: Part, settled: Settled) -> float | None:
    """SCOP of a heat pump, yearly efficiency of the others; that of a boiler follows from its load instead."""
    scop, efficiency = part.calculated("scop"), part.calculated("rendement_generation")
    if settled.family in BOILERS:
        return None
    return scop if scop is not None else efficiency


def _inside(part: Part, settled: Settled, *, shared: bool) -> bool | None:
    """What heats a room stands in it; the boiler of a building stands in no dwelling. Files invert the two."""
    inside = part.flag(POSITION_TAG)
    if settled.family in INDOOR_FAMILIES and inside is False:
        said = "Cet appareil chauffe la pièce où il se trouve\u00a0: il est repris dans le volume chauffé."
        part.amend(POSITION_TAG, Status.ODD, "non", said)
        return True
    if shared and inside and settled.family in BOILERS | {"network"}:
        said = "Un générateur collectif n’est pas dans le logement\u00a0: il est repris hors du volume chauffé."
        part.amend(POSITION_TAG, Status.ODD, "oui", said)
        return False
    return inside


def _emitters(reader: Reader, part: Part) -> tuple[Emitter, ...]:
    below = _below(part, "emetteur_chauffage", "émetteur")
    if not below:
        part.say(Status.MISSING, "Émetteurs", "", "Aucun émetteur dans le fichier\u00a0: leur type est inconnu.")
        return (Emitter(UNKNOWN_EMITTER),)
    below.sort(key=lambda one: one.identifier(LINK_TAG) or 1)
    return tuple(_emitter(reader, one) for one in below)


def _emitter(reader: Reader, part: Part) -> Emitter:
    control = part.choice("enum_type_regulation_id")
    i0 = part.calculated("i0")
    emission, distribution, regulation = (
        part.calculated(f"rendement_{name}") for name in ("emission", "distribution", "regulation")
    )
    keep = reader.keep_calculated
    return Emitter(
        model=_emitter_model(part),
        area_m2=part.number("surface_chauffee"),
        water=part.term(Water, "enum_temp_distribution_ch_id", Water.NONE),
        insulated=bool(part.flag("reseau_distribution_isole")),
        period=part.maybe_term(EmitterPeriod, "enum_periode_installation_emetteur_id"),
        programme=part.term(Programme, "enum_equipement_intermittence_id", Programme.NONE),
        room_control=None if control is None else control == "yes",
        intermittence=i0 if keep else None,
        emission=emission if keep else None,
        distribution=distribution if keep else None,
        regulation=regulation if keep else None,
    )


def _emitter_model(part: Part) -> str:
    number, label = part.identifier(EMITTER_TAG), label_of(EMITTER_TAG)
    row = rows_by_identifier("emitters", "ids").get(number) if number is not None else None
    if row is not None:
        part.amend(EMITTER_TAG, Status.READ, row["label"], "")
        return str(row["code"])
    raw = part.raw(EMITTER_TAG)
    part.amend(EMITTER_TAG, Status.ODD if raw else Status.MISSING, raw, label.without)
    return UNKNOWN_EMITTER


def _metered(part: Part) -> bool | None:
    """Heat metered by dwelling: only the row of the table of section 8 that the software took says it."""
    rows = [one.identifier("tv_intermittence_id") for one in _below(part, "emetteur_chauffage", "émetteur")]
    for metered, those in ((True, METERED_ROWS), (False, UNMETERED_ROWS)):
        if any(row in those for row in rows if row is not None):
            part.say(Status.READ, "Comptage individuel de la chaleur", "oui" if metered else "non", "")
            return metered
    return None


def _solar_share(part: Part) -> float | None:
    given = part.number("fch_saisi")
    calculated = part.calculated("fch")
    return given if given is not None else calculated
