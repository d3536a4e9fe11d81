"""Invented companies in the shape of ADEME's list, for demonstrations and tests.

No true company can be meant: the key of each SIREN is wrong on purpose, telephones and addresses are of the kinds
reserved for fiction.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from renovation.professionals.enums import Body, Domain
from renovation.professionals.rules.ademe import SOURCE_LABELS
from renovation.professionals.rules.identifiers import luhn_holds

_FIRST = ("Ateliers", "Établissements", "Maison", "Entreprise", "Artisans", "Coopérative", "Société")
_SECOND = (
    "du Doubs",
    "de la Loue",
    "des Sapins",
    "du Belvédère",
    "de la Citadelle",
    "des Tilleuls",
    "du Val",
    "de la Combe",
    "des Deux Rives",
    "du Lomont",
    "de la Source",
    "des Prés",
)
_TRADE = ("Isolation", "Toiture", "Chauffage", "Menuiserie", "Énergies", "Rénovation", "Habitat", "Bois", "Ventilation")
_STREETS = ("rue des Artisans", "rue de la Scierie", "chemin des Carrières", "avenue de la Gare", "zone des Prés")

# What firms of one trade hold together.
_BUNDLES: tuple[tuple[Body, tuple[Domain, ...]], ...] = (
    (Body.QUALIBAT, (Domain.ATTIC, Domain.INNER_WALLS, Domain.FLOORS)),
    (Body.QUALIBAT, (Domain.OUTER_WALLS, Domain.FLAT_ROOFS)),
    (Body.QUALIBAT, (Domain.WINDOWS, Domain.ROOF_WINDOWS)),
    (Body.QUALIBAT, (Domain.ATTIC, Domain.FLAT_ROOFS, Domain.ROOF_WINDOWS)),
    (Body.QUALIBAT, (Domain.VENTILATION, Domain.BOILER)),
    (Body.QUALITENR, (Domain.HEAT_PUMP, Domain.WATER_HEATER)),
    (Body.QUALITENR, (Domain.STOVE, Domain.WOOD_BOILER)),
    (Body.QUALITENR, (Domain.PHOTOVOLTAICS, Domain.SOLAR_HEAT)),
    (Body.QUALIFELEC, (Domain.ELECTRIC_HEATERS, Domain.PHOTOVOLTAICS)),
    (Body.QUALITENR, (Domain.DRILLING,)),
    (Body.OPQIBI, (Domain.HOUSE_AUDIT, Domain.BUILDING_AUDIT)),
    (Body.AFNOR, (Domain.HOUSE_AUDIT, Domain.WHOLE_HOUSE)),
    (Body.ARCHITECTS, (Domain.ARCHITECT,)),
)
_LABELS = {domain: label for label, domain in SOURCE_LABELS.items()}


@dataclass(frozen=True)
class Place:
    """A commune where companies may stand."""

    name: str
    postcode: str
    population: int


def demonstration_rows(places: Sequence[Place], *, companies: int, seed: int, on: date) -> Iterator[dict[str, str]]:
    """Rows of invented companies, the same for the same seed; a few expired, as in the true list."""
    draw = Random(seed)  # noqa: S311 (no secret depends on it)
    weights = [max(place.population, 1) ** 0.8 for place in places]
    for number in range(companies):
        place = draw.choices(places, weights)[0]
        yield from _company_rows(draw, place, number, on)


def _company_rows(draw: Random, place: Place, number: int, on: date) -> Iterator[dict[str, str]]:
    identity = _identity(draw, place, number)
    body, domains = draw.choice(_BUNDLES)
    begins = on - timedelta(days=draw.randrange(30, 4 * 365 - 70))
    ends = begins + timedelta(days=4 * 365)
    if draw.random() < 0.02:
        begins, ends = on - timedelta(days=4 * 365 + 40), on - timedelta(days=40)
    for domain in domains[: draw.randint(1, len(domains))]:
        yield {
            **identity,
            "domaine": _LABELS[domain],
            "organisme": body.value,
            "lien_date_debut": begins.isoformat(),
            "lien_date_fin": ends.isoformat(),
            "particulier": "true",
        }


def _identity(draw: Random, place: Place, number: int) -> dict[str, str]:
    name = f"{draw.choice(_FIRST)} {draw.choice(_SECOND)} {draw.choice(_TRADE)}"
    slug = f"entreprise-{number + 1}"
    return {
        "siret": f"{_false_siren(draw)}{draw.randrange(10, 99):05d}",
        "nom_entreprise": f"{name} (fictif)".upper(),
        "adresse": f"{draw.randrange(1, 80)} {draw.choice(_STREETS)}",
        "code_postal": place.postcode,
        "commune": place.name.upper(),
        "telephone": "" if draw.random() < 0.05 else f"03 53 01 {number // 100 % 100:02d} {number % 100:02d}",
        "email": "" if draw.random() < 0.15 else f"contact@{slug}.example",
        "site_internet": f"https://{slug}.example" if draw.random() < 0.4 else "",
    }


def _false_siren(draw: Random) -> str:
    """Nine digits whose key is wrong."""
    while True:
        digits = f"{draw.randrange(10**8, 10**9)}"
        if not luhn_holds(digits):
            return digits
