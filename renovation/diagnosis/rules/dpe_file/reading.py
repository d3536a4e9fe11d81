"""Reading a DPE file as the starting point of a detailed description."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from datetime import date

from renovation.diagnosis.rules.choices import Kind, Period
from renovation.diagnosis.rules.description import Inertia
from renovation.diagnosis.rules.detail.entry import DetailedDwelling
from renovation.diagnosis.rules.dpe_file.air import read_ventilation
from renovation.diagnosis.rules.dpe_file.bridges import read_bridges
from renovation.diagnosis.rules.dpe_file.checks import check_losses
from renovation.diagnosis.rules.dpe_file.document import Element, open_document
from renovation.diagnosis.rules.dpe_file.fields import Part, plain_number
from renovation.diagnosis.rules.dpe_file.heating import read_heating
from renovation.diagnosis.rules.dpe_file.hot_water import read_hot_water
from renovation.diagnosis.rules.dpe_file.identity import DpePlace, identify, read_place
from renovation.diagnosis.rules.dpe_file.official import OfficialFigures, read_official
from renovation.diagnosis.rules.dpe_file.openings import read_windows
from renovation.diagnosis.rules.dpe_file.other_systems import read_cooling, read_photovoltaics
from renovation.diagnosis.rules.dpe_file.parts import Reader, read_ceilings, read_doors, read_floors, read_walls
from renovation.diagnosis.rules.dpe_file.report import ReadingLine, Report, Status, shortened
from renovation.diagnosis.rules.dpe_file.wording import label_of, reasons_to_ignore

SECTION = "Le logement"
SOURCE = "dpe"
MOST_NETWORK_KG_KWH = 1.0
UNSAID_REASON = "Maisonnée n’en a pas besoin."


@dataclass(frozen=True, slots=True)
class DpeReading:
    """What was found in a file. Without `dwelling`, `refusal_fr` says why it cannot describe the dwelling.

    `lines` is the report, in the order of the file; `official` are the DPE's own results, to be shown beside ours.
    """

    dwelling: DetailedDwelling | None
    number: str
    established_on: date | None
    official: OfficialFigures | None
    lines: tuple[ReadingLine, ...]
    place: DpePlace
    is_audit: bool = False
    refusal_fr: str = ""

    @property
    def counts(self) -> Counter[Status]:
        """How many lines of each status."""
        return Counter(line.status for line in self.lines)

    def lines_of(self, *statuses: Status) -> tuple[ReadingLine, ...]:
        """The lines of these statuses, in the order of the file."""
        return tuple(line for line in self.lines if line.status in statuses)

    @property
    def sections(self) -> tuple[tuple[str, tuple[ReadingLine, ...]], ...]:
        """The lines by section ("Murs", "Chauffage"…), in the order of the file."""
        names = dict.fromkeys(line.section for line in self.lines)
        return tuple((name, tuple(line for line in self.lines if line.section == name)) for name in names)


def read_dpe_file(content: bytes, *, keep_calculated: bool = True) -> DpeReading:
    """Read a DPE (or audit) file of the observatory. Raises DpeFileError for whatever is not one.

    With `keep_calculated`, the U and efficiencies that the software of the DPE worked out are kept in the description
    and win over ours: the result is that of the DPE. Without it, only figures that a document justified are kept, and
    the description (materials, thicknesses, periods) speaks for the rest: an adviser who wants to change the thickness
    of an insulation or the kind of a window starts better from there. b and ψ are kept in both cases.
    """
    document, report = open_document(content), Report()
    root = document.root
    if document.mended:
        said = "Des signes «\u00a0&\u00a0» étaient mal écrits dans le fichier\u00a0: ils ont été lus comme tels."
        report.note(Status.ADAPTED, "Écriture du fichier", "&", said, section="Le fichier")
    identity = identify(root, report)
    place = read_place(root, identity.dwelling, report)
    if identity.dwelling is None:
        return DpeReading(
            None,
            identity.number,
            identity.established_on,
            None,
            tuple(report.lines),
            place,
            identity.is_audit,
            identity.refusal_fr,
        )
    dwelling, refusal = None, identity.refusal_fr
    if not refusal:
        dwelling, refusal = _dwelling(identity.dwelling, identity.kind, report, keep_calculated=keep_calculated)
    official = read_official(identity.dwelling, _area_m2(identity.dwelling), report)
    if dwelling is not None:
        dwelling = replace(dwelling, network_kg_kwh=_network_kg_kwh(official))
        check_losses(dwelling, official, report, keep_calculated=keep_calculated)
        _report_ignored(identity.dwelling, report)
    return DpeReading(
        dwelling,
        identity.number,
        identity.established_on,
        official,
        tuple(report.lines),
        place,
        identity.is_audit,
        refusal,
    )


def _dwelling(
    element: Element, kind: Kind, report: Report, *, keep_calculated: bool
) -> tuple[DetailedDwelling | None, str]:
    """(the description, or why there is none)."""
    reader = Reader(element, report, keep_calculated)
    general = _part(element, report, "caracteristique_generale")
    area_m2 = general.number("surface_habitable_logement", among="")
    if area_m2 is None:
        return None, "La surface habitable manque ou n’est pas lisible\u00a0: le logement ne peut pas être décrit."
    found = DetailedDwelling(
        kind=kind,
        area_m2=area_m2,
        height_m=general.number("hsp", among="") or 2.5,
        period=_period(general),
        levels=round(general.number("nombre_niveau_logement", among="") or 1),
        inertia=_inertia(_part(element, report, "enveloppe/inertie")),
        old_heavy=_part(element, report, "meteo").flag("batiment_materiaux_anciens", among=""),
        walls=read_walls(reader),
        ceilings=read_ceilings(reader),
        floors=read_floors(reader),
        windows=read_windows(reader),
        doors=read_doors(reader),
        bridges=read_bridges(reader),
        ventilation=read_ventilation(reader),
        heating=read_heating(reader),
        hot_water=read_hot_water(reader),
        cooling=read_cooling(reader),
        photovoltaics=read_photovoltaics(reader),
        crossing=bool(_part(element, report, "sortie/confort_ete").flag("aspect_traversant", among="")),
        ceiling_fans=bool(_part(element, report, "sortie/confort_ete").flag("brasseur_air", among="")),
    )
    found.sources.update((path, SOURCE) for path in said_paths(found))
    return found, ""


def _network_kg_kwh(official: OfficialFigures | None) -> float | None:
    """The carbon of the heat network, unless the file's own figures contradict each other."""
    found = official.network_kg_kwh if official is not None else None
    return found if found is not None and 0 <= found <= MOST_NETWORK_KG_KWH else None


def _part(element: Element, report: Report, path: str) -> Part:
    return Part(element.find(path) or Element(path.rpartition("/")[2]), report, SECTION, "", path)


def _period(general: Part) -> Period:
    """The period of construction; a year that contradicts it is reported."""
    code = general.choice("enum_periode_construction_id", among="")
    year = general.number("annee_construction", among="")
    by_year = _period_of(year) if year is not None else None
    if code is None:
        return by_year or Period.UNKNOWN
    if by_year is not None and by_year.value != code:
        said = "L’année et la période de construction se contredisent\u00a0: la période est gardée, à vérifier."
        general.amend("annee_construction", Status.ODD, f"{year:.0f}", said, among="")
    return Period(code)


def _period_of(year: float) -> Period:
    lasts = (1947, 1974, 1977, 1982, 1988, 2000, 2005, 2012, 2021)
    periods = [one for one in Period if one is not Period.UNKNOWN]
    return periods[sum(year > last for last in lasts)]


def _inertia(part: Part) -> Inertia | None:
    code = part.choice("enum_classe_inertie_id", among="")
    return Inertia(code) if code else None


def _area_m2(element: Element) -> float | None:
    return plain_number(element.value("caracteristique_generale/surface_habitable_logement"))


def said_paths(value: object, path: str = "") -> Iterator[str]:
    """The places of a description where something was said, such as "walls.0.insulation.thickness_cm"."""
    if isinstance(value, tuple):
        for index, one in enumerate(value):
            yield from said_paths(one, f"{path}.{index}" if path else str(index))
    elif is_dataclass(value):
        for one in fields(value):
            below, default = getattr(value, one.name), one.default
            if below is None or isinstance(below, dict) or (default is not MISSING and below == default):
                continue
            yield from said_paths(below, f"{path}.{one.name}" if path else one.name)
    else:
        yield path


def _report_ignored(element: Element, report: Report) -> None:
    """What was not looked at: one line for each reason that we know, one for each other tag."""
    tags: dict[str, Counter[str]] = {}
    for path, leaf in element.leaves():
        if leaf.text and id(leaf) not in report.seen:
            tag = path.rpartition("/")[2]
            reason = next((why for start, why in reasons_to_ignore() if tag.startswith(start)), UNSAID_REASON)
            tags.setdefault(reason, Counter())[tag] += 1
    for reason, counts in tags.items():
        groups = [[tag] for tag in counts] if reason == UNSAID_REASON else [list(counts)]
        for group in groups:
            number = sum(counts[tag] for tag in group)
            words = "1 valeur" if number == 1 else f"{number} valeurs"
            label = shortened(", ".join(label_of(tag).text for tag in group))
            report.note(Status.IGNORED, label, words, reason, path="logement", section="Ce qui n’est pas repris")
