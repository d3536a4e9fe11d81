"""Reading a row of ADEME's list of RGE companies ("liste-des-entreprises-rge-2", Licence Ouverte 2.0)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from renovation.professionals.enums import Body, Domain
from renovation.professionals.rules.identifiers import SIRET_LENGTH, digits_of
from renovation.professionals.rules.labels import ReadLabel, read_labels
from renovation.professionals.rules.reasons import Reason

COLUMNS = (
    "siret",
    "nom_entreprise",
    "adresse",
    "code_postal",
    "commune",
    "latitude",
    "longitude",
    "telephone",
    "email",
    "site_internet",
    "code_qualification",
    "nom_qualification",
    "url_qualification",
    "nom_certificat",
    "domaine",
    "meta_domaine",
    "organisme",
    "particulier",
    "lien_date_debut",
    "lien_date_fin",
)
# Without these a file is not the list, whatever else it holds.
NEEDED = frozenset({"siret", "nom_entreprise", "domaine", "organisme", "lien_date_debut", "lien_date_fin"})
_BODIES = {body.value: body for body in Body}
_WEB = re.compile(r"https?://[\w-]+(\.[\w-]+)+(:\d+)?([/?#]\S*)?$", re.IGNORECASE)
_LOCAL = r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_ADDRESS = re.compile(rf"{_LOCAL}(?:\.{_LOCAL})*@(?:{_LABEL}\.)+[a-z]{{2,63}}", re.IGNORECASE | re.ASCII)
MAX_ADDRESS = 254
_NO = {"false", "0", "non", "faux"}


class RowRefused(ValueError):
    """A row that cannot be used."""

    def __init__(self, reason: Reason, value: str = "") -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.value = value


@dataclass(frozen=True, slots=True)
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
    latitude: float | None
    longitude: float | None
    code: str
    label: str
    certificate: str
    certificate_url: str
    labels: tuple[ReadLabel, ...]
    body: Body
    for_households: bool
    valid_from: date
    valid_to: date

    @property
    def domains(self) -> tuple[Domain, ...]:
        """Those that can be searched."""
        return tuple(label.domain for label in self.labels if label.domain)


def parse_row(row: Mapping[str, str]) -> DirectoryRow:
    """The row in our words; refuses one without SIRET, name, known body or dates."""
    siret = digits_of(row.get("siret", ""))
    if len(siret) != SIRET_LENGTH:
        raise RowRefused(Reason.SIRET, row.get("siret", ""))
    name = " ".join(row.get("nom_entreprise", "").split())
    if not name:
        raise RowRefused(Reason.NAME)
    body = _BODIES.get(row.get("organisme", "").strip().lower())
    if body is None:
        raise RowRefused(Reason.BODY, row.get("organisme", ""))
    valid_from, valid_to = _day(row, Reason.START), _day(row, Reason.END)
    if valid_to < valid_from:
        raise RowRefused(Reason.ORDER, f"{valid_from} > {valid_to}")
    latitude, longitude = _point(row)
    return DirectoryRow(
        siret=siret,
        name=name[:200],
        address=row.get("adresse", "").strip()[:200],
        postcode=_postcode(row.get("code_postal", "")),
        commune_name=row.get("commune", "").strip()[:100],
        phone=row.get("telephone", "").strip()[:20],
        email=_email(row.get("email", "")),
        website=_web_address(row.get("site_internet", ""), 200),
        latitude=latitude,
        longitude=longitude,
        code=row.get("code_qualification", "").strip()[:60],
        label=row.get("nom_qualification", "").strip()[:250],
        certificate=row.get("nom_certificat", "").strip()[:150],
        certificate_url=_web_address(row.get("url_qualification", ""), 400),
        labels=read_labels(row.get("domaine", "")),
        body=body,
        for_households=row.get("particulier", "").strip().lower() not in _NO,
        valid_from=valid_from,
        valid_to=valid_to,
    )


def _email(typed: str) -> str:
    """Only what is one address that a mail may be sent to: the cell sometimes holds two, half of one, or words."""
    address = typed.strip()
    return address if _ADDRESS.fullmatch(address) and len(address) <= MAX_ADDRESS else ""


def _postcode(typed: str) -> str:
    """Spreadsheets eat the first zero of the first nine départements."""
    code = typed.strip().removesuffix(".0")
    return code.zfill(5)[:5] if code.isdigit() else ""


def _web_address(typed: str, longest: int) -> str:
    """Only addresses of the web: a `javascript:` in the source never becomes a link; one too long is none."""
    address = typed.strip()
    if address and "://" not in address:
        address = f"https://{address}"
    return address if _WEB.match(address) and len(address) <= longest else ""


def _point(row: Mapping[str, str]) -> tuple[float | None, float | None]:
    """Nothing for a point that is none, zero or on another continent than ours."""
    try:
        latitude, longitude = float(row.get("latitude", "")), float(row.get("longitude", ""))
    except ValueError:
        return None, None
    is_a_point = -90 <= latitude <= 90 and -180 <= longitude <= 180 and (latitude, longitude) != (0, 0)
    return (latitude, longitude) if is_a_point else (None, None)


def _day(row: Mapping[str, str], reason: Reason) -> date:
    typed = row.get(reason.value, "").strip()
    try:
        return date.fromisoformat(typed[:10])
    except ValueError as error:
        raise RowRefused(reason, typed) from error
