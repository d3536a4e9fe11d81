"""Reading a row of ADEME's list of RGE companies ("liste-des-entreprises-rge-2", Licence Ouverte 2.0)."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from renovation.professionals.enums import Body, Domain
from renovation.professionals.rules.identifiers import digits_of, is_siret

# Labels as the source writes them; they are compared once accents, spaces and final dots are taken away.
SOURCE_LABELS: dict[str, Domain] = {
    "Isolation des combles perdus": Domain.ATTIC,
    "Isolation des murs par l'extérieur": Domain.OUTER_WALLS,
    "Isolation par l'intérieur des murs ou rampants de toitures  ou plafonds": Domain.INNER_WALLS,
    "Isolation des planchers bas": Domain.FLOORS,
    "Isolation des toitures terrasses ou des toitures par l'extérieur": Domain.FLAT_ROOFS,
    "Fenêtres, volets, portes donnant sur l'extérieur": Domain.WINDOWS,
    "Fenêtres de toit": Domain.ROOF_WINDOWS,
    "Ventilation mécanique": Domain.VENTILATION,
    "Chaudière condensation ou micro-cogénération gaz ou fioul": Domain.BOILER,
    "Radiateurs électriques, dont régulation.": Domain.ELECTRIC_HEATERS,
    "Pompe à chaleur : chauffage": Domain.HEAT_PUMP,
    "Chauffe-Eau Thermodynamique": Domain.WATER_HEATER,
    "Chauffage et/ou eau chaude solaire": Domain.SOLAR_HEAT,
    "Chaudière bois": Domain.WOOD_BOILER,
    "Poêle ou insert bois": Domain.STOVE,
    "Panneaux solaires photovoltaïques": Domain.PHOTOVOLTAICS,
    "Forage géothermique": Domain.DRILLING,
    "Projet complet de rénovation": Domain.WHOLE_HOUSE,
    "Audit énergétique Maison individuelle": Domain.HOUSE_AUDIT,
    "Audit énergétique Logement collectif": Domain.BUILDING_AUDIT,
    "Architecte": Domain.ARCHITECT,
}


class RowRefused(ValueError):
    """A row that cannot be used; its text says why."""


@dataclass(frozen=True)
class DirectoryRow:
    """One establishment qualified in some domains between two dates."""

    siret: str
    name: str
    address: str
    postcode: str
    commune_name: str
    phone: str
    email: str
    website: str
    domains: tuple[Domain, ...]
    body: Body
    valid_from: date
    valid_to: date


def label_key(label: str) -> str:
    """A label without what varies from one day to the next: accents, case, spaces, final dot."""
    plain = unicodedata.normalize("NFKD", label.replace("’", "'"))
    letters = "".join(character for character in plain if not unicodedata.combining(character))
    return " ".join(letters.lower().split()).rstrip(" .")


_DOMAINS = {label_key(label): domain for label, domain in SOURCE_LABELS.items()}


def parse_row(row: Mapping[str, str]) -> DirectoryRow:
    """The row in our words; refuses one without SIRET, known domain, known body or dates."""
    if not is_siret(row.get("siret", "")):
        raise RowRefused("siret")
    domains = tuple(
        _DOMAINS[key] for key in (label_key(part) for part in row.get("domaine", "").split(";")) if key in _DOMAINS
    )
    if not domains:
        raise RowRefused("domaine")
    if row.get("organisme") not in Body.values:
        raise RowRefused("organisme")
    return DirectoryRow(
        siret=digits_of(row["siret"]),
        name=row.get("nom_entreprise", "").strip()[:200],
        address=row.get("adresse", "").strip()[:200],
        postcode=row.get("code_postal", "").strip()[:5],
        commune_name=row.get("commune", "").strip(),
        phone=row.get("telephone", "").strip()[:20],
        email=row.get("email", "").strip(),
        website=_website(row.get("site_internet", "")),
        domains=domains,
        body=Body(row["organisme"]),
        valid_from=_day(row, "lien_date_debut"),
        valid_to=_day(row, "lien_date_fin"),
    )


def _website(typed: str) -> str:
    """Only addresses of the web: a `javascript:` in the source never becomes a link."""
    address = typed.strip()
    if address and "://" not in address:
        address = f"https://{address}"
    return address[:200] if address.startswith(("http://", "https://")) else ""


def _day(row: Mapping[str, str], column: str) -> date:
    try:
        return date.fromisoformat(row.get(column, "")[:10])
    except ValueError as error:
        raise RowRefused(column) from error
