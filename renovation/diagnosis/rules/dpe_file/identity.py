"""What a file says of itself: its number, its date, what it describes, and where."""

import re
from dataclasses import dataclass
from datetime import date

from renovation.diagnosis.rules.choices import Kind
from renovation.diagnosis.rules.climate import OutsideMethod, altitude_class, zone_of
from renovation.diagnosis.rules.dpe_file.document import DpeFileError, Element
from renovation.diagnosis.rules.dpe_file.fields import Part, plain_number
from renovation.diagnosis.rules.dpe_file.report import Report, Status, in_words, shortened

SECTION = "Le fichier"
HOUSES, FLATS = {1, 14, 18}, {2, 3, 4, 5, 15, 16, 19, 20, 22, 23, 24, 25, 31, 32, 35, 36, 37}
BUILDINGS, FROM_A_BUILDING = {6, 7, 8, 9, 17, 21, 26, 27, 28, 29, 30}, {10, 11, 12, 13, 33, 34, 38, 39, 40}
INITIAL_STATE = 0
FAR_LARGER = 2.5
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_NUMBER = re.compile(r"[0-9A-Za-z]{8,20}")


@dataclass(frozen=True, slots=True)
class DpePlace:
    """Where the file says that the dwelling stands: to check that it is the right one, and for the climate.

    `zone` (h1a … h3) and `altitude` (low, middle, high) are those that the DPE was calculated with.
    """

    address: str = ""
    postcode: str = ""
    commune: str = ""
    insee: str = ""
    zone: str = ""
    altitude: str = ""
    altitude_m: float | None = None

    @property
    def department(self) -> str:
        """From the INSEE code, which knows Corsica, else from the postcode."""
        code = self.insee or self.postcode
        return code[:3] if code.startswith("97") else code[:2]


@dataclass(frozen=True, slots=True)
class Identity:
    """The document, its dwelling element if it has one, and why it cannot be taken as a dwelling ("" if it can)."""

    number: str
    established_on: date | None
    is_audit: bool
    dwelling: Element | None
    refusal_fr: str
    kind: Kind


def identify(root: Element, report: Report) -> Identity:
    """Raises DpeFileError when the document is neither a DPE nor an audit of the observatory."""
    if root.tag not in {"dpe", "audit"}:
        name = shortened(root.tag)[:40]
        raise DpeFileError(f"Ce fichier XML n’est pas un DPE\u00a0: il commence par l’élément «\u00a0{name}\u00a0».")
    administrative = root.child("administratif")
    is_audit = root.tag == "audit"
    dwelling = _initial_state(root, report) if is_audit else root.child("logement")
    if administrative is None and dwelling is None:
        raise DpeFileError("Ce fichier porte le nom d’un DPE, mais il est vide\u00a0: ni diagnostiqueur, ni logement.")
    number = _number(root)
    established_on = _established_on(administrative, report)
    report.note(Status.READ if number else Status.MISSING, "Numéro", number, "", section=SECTION)
    refusal, kind = _what_it_describes(root, dwelling, is_audit=is_audit)
    if refusal:
        report.note(Status.ODD, "Ce que décrit le fichier", "", refusal, section=SECTION)
    return Identity(number, established_on, is_audit, dwelling, refusal, kind)


def read_place(root: Element, dwelling: Element | None, report: Report) -> DpePlace:
    """The address and the climate of the file."""
    base = "administratif/geolocalisation/adresses/adresse_bien"
    insee, postcode = root.value(f"{base}/ban_citycode"), root.value(f"{base}/code_postal_brut")
    place = DpePlace(
        address=shortened(root.value(f"{base}/ban_label") or root.value(f"{base}/label_brut")),
        postcode=postcode if re.fullmatch(r"\d{5}", postcode) else "",
        commune=shortened(root.value(f"{base}/ban_city") or root.value(f"{base}/nom_commune_brut")),
        insee=insee if re.fullmatch(r"\d[0-9AB]\d{3}", insee) else "",
    )
    words = place.address or f"{place.postcode} {place.commune}".strip()
    explanation = "Vérifiez que c’est bien le logement du dossier." if words else ""
    report.note(Status.READ if words else Status.MISSING, "Adresse", words, explanation, section=SECTION)
    if dwelling is None:
        return place
    part = Part(dwelling.child("meteo") or Element("meteo"), report, SECTION, "", "meteo")
    found = DpePlace(
        address=place.address,
        postcode=place.postcode,
        commune=place.commune,
        insee=place.insee,
        zone=part.choice("enum_zone_climatique_id", among="") or "",
        altitude=part.choice("enum_classe_altitude_id", among="") or "",
        altitude_m=part.number("altitude", among=""),
    )
    _check_climate(found, part)
    return found


def _check_climate(place: DpePlace, part: Part) -> None:
    """The climate that the DPE was calculated with, against that of its département and of its altitude."""
    try:
        expected = zone_of(place.department) if place.department else ""
    except OutsideMethod:
        expected = ""
    if place.zone and expected and place.zone != expected:
        said = (
            f"Le département {place.department} est en zone {expected.upper()}\u00a0: celle du fichier est à vérifier."
        )
        part.amend("enum_zone_climatique_id", Status.ODD, place.zone.upper(), said, among="")
    if place.altitude_m is not None and place.altitude and altitude_class(round(place.altitude_m)) != place.altitude:
        said = "L’altitude et la classe d’altitude du fichier se contredisent."
        part.amend("altitude", Status.ODD, in_words(place.altitude_m, "m"), said, among="")


def _initial_state(root: Element, report: Report) -> Element | None:
    """An audit describes the dwelling before works and after each step: only the first is a starting point."""
    states = root.all("logement_collection/logement") or root.all("logement")
    for state in states:
        scenario = plain_number(state.value("caracteristique_generale/enum_scenario_id"))
        if scenario == INITIAL_STATE:
            said = f"L’état initial est repris\u00a0; les {len(states) - 1} états après travaux ne le sont pas."
            report.note(Status.ADAPTED, "Audit énergétique", "", said, section=SECTION)
            return state
    return None


def _number(root: Element) -> str:
    found = root.value("numero_dpe") or root.value("numero_audit") or root.value("administratif/numero_dpe")
    return found.upper() if _NUMBER.fullmatch(found) else ""


def _established_on(administrative: Element | None, report: Report) -> date | None:
    raw = ""
    if administrative is not None:
        raw = administrative.value("date_etablissement_dpe") or administrative.value("date_etablissement_audit")
    match = _DATE.match(raw)
    try:
        found = date(*(int(group) for group in match.groups())) if match else None
    except ValueError:
        found = None
    if found is not None:
        report.note(Status.READ, "Établi le", found.strftime("%d/%m/%Y"), "", section=SECTION)
    else:
        status = Status.ODD if raw else Status.MISSING
        report.note(status, "Établi le", raw, "Ce n’est pas une date." if raw else "", section=SECTION)
    return found


def _what_it_describes(root: Element, dwelling: Element | None, *, is_audit: bool) -> tuple[str, Kind]:
    """(why it is no description of one dwelling, "" if it is one; house or flat)."""
    if dwelling is None:
        return _without_dwelling(root, is_audit=is_audit), Kind.FLAT
    method = plain_number(dwelling.value("caracteristique_generale/enum_methode_application_dpe_log_id"))
    house = method in HOUSES or (method not in FLATS and not _has_neighbours(dwelling))
    return _refusal(dwelling, method, house=house), Kind.HOUSE if house else Kind.FLAT


def _refusal(dwelling: Element, method: float | None, *, house: bool) -> str:
    if method in FROM_A_BUILDING:
        return (
            "Ce DPE d’appartement a été tiré du DPE de tout l’immeuble\u00a0: ses murs et ses fenêtres sont ceux de"
            " l’immeuble, ses consommations celles de l’appartement. Il ne peut pas décrire le logement."
        )
    if method in BUILDINGS:
        return "Ce DPE décrit un immeuble entier, pas un logement\u00a0: il ne peut pas décrire le logement."
    if dwelling.child("enveloppe") is None:
        return "Ce fichier ne décrit pas les parois du logement\u00a0: il ne peut pas servir de point de départ."
    if not house and _has_walls_of_building(dwelling):
        return (
            "Ce DPE est celui d’un appartement, mais ses parois et sa ventilation sont celles de tout l’immeuble."
            " Il ne peut pas décrire le logement."
        )
    return ""


def _has_walls_of_building(dwelling: Element) -> bool:
    """DPE of flats that come from the study of a new building: what is ventilated is far larger than the flat."""
    area_m2 = plain_number(dwelling.value("caracteristique_generale/surface_habitable_logement")) or 0.0
    systems = dwelling.all("ventilation_collection/ventilation")
    ventilated_m2 = sum(plain_number(one.value("donnee_entree/surface_ventile")) or 0.0 for one in systems)
    return 0 < area_m2 * FAR_LARGER < ventilated_m2


def _without_dwelling(root: Element, *, is_audit: bool) -> str:
    if is_audit:
        return "Cet audit ne contient pas d’état initial\u00a0: il ne peut pas servir de point de départ."
    if root.child("logement_neuf") is not None:
        return "Ce DPE est celui d’un logement neuf, sans ses parois\u00a0: il ne peut pas servir de point de départ."
    if root.child("tertiaire") is not None:
        return "Ce DPE est celui d’un local professionnel\u00a0: il ne décrit pas de logement."
    return "Ce fichier ne contient aucun logement\u00a0: il ne peut pas servir de point de départ."


def _has_neighbours(dwelling: Element) -> bool:
    flats = plain_number(dwelling.value("caracteristique_generale/nombre_appartement"))
    return flats is not None and flats > 1
