"""Invented companies in the shape of ADEME's list, for demonstrations and tests.

No true company can be meant: the key of each SIREN is wrong on purpose, telephones and addresses are of the kinds
reserved for fiction.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from renovation.professionals.enums import Body, Domain
from renovation.professionals.rules.identifiers import luhn_holds
from renovation.professionals.rules.labels import SOURCE_LABELS

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
_STREETS = ("rue des Artisans", "rue de la Scierie", "chemin des Carrières", "avenue de la Gare", "zone des Prés")

# What firms of one trade hold together, and how such firms call themselves.
_BUNDLES: tuple[tuple[Body, tuple[Domain, ...], tuple[str, ...]], ...] = (
    (Body.QUALIBAT, (Domain.ATTIC, Domain.INNER_WALLS, Domain.FLOORS), ("Isolation", "Plâtrerie")),
    (Body.QUALIBAT, (Domain.OUTER_WALLS, Domain.FLAT_ROOFS), ("Façades", "Isolation")),
    (Body.QUALIBAT, (Domain.WINDOWS, Domain.ROOF_WINDOWS), ("Menuiserie", "Fenêtres")),
    (Body.QUALIBAT, (Domain.ATTIC, Domain.FLAT_ROOFS, Domain.ROOF_WINDOWS), ("Toiture", "Charpente")),
    (Body.QUALIBAT, (Domain.VENTILATION, Domain.BOILER), ("Ventilation", "Chauffage")),
    (Body.QUALITENR, (Domain.HEAT_PUMP, Domain.WATER_HEATER), ("Chauffage", "Thermique")),
    (Body.QUALITENR, (Domain.STOVE, Domain.WOOD_BOILER), ("Poêles", "Bois énergie")),
    (Body.QUALITENR, (Domain.PHOTOVOLTAICS, Domain.SOLAR_HEAT), ("Solaire", "Énergies")),
    (Body.QUALIFELEC, (Domain.ELECTRIC_HEATERS, Domain.PHOTOVOLTAICS), ("Électricité",)),
    (Body.QUALITENR, (Domain.DRILLING,), ("Forage",)),
    (Body.OPQIBI, (Domain.HOUSE_AUDIT, Domain.BUILDING_AUDIT), ("Études thermiques",)),
    (Body.AFNOR, (Domain.HOUSE_AUDIT, Domain.WHOLE_HOUSE), ("Audit", "Rénovation")),
    (Body.ARCHITECTS, (Domain.ARCHITECT,), ("Architecture",)),
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
    body, domains, trades = draw.choice(_BUNDLES)
    identity = _identity(draw, place, number, trade=draw.choice(trades))
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


def _identity(draw: Random, place: Place, number: int, *, trade: str) -> dict[str, str]:
    name = f"{draw.choice(_FIRST)} {draw.choice(_SECOND)} {trade}"
    slug = f"entreprise-{number + 1}"
    return {
        "siret": f"{_false_siren(draw)}{draw.randrange(10, 99):05d}",
        "nom_entreprise": f"{name} (fictif)",
        "adresse": f"{draw.randrange(1, 80)} {draw.choice(_STREETS)}",
        "code_postal": place.postcode,
        "commune": place.name,
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
