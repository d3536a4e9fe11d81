"""Invented companies in the shape of ADEME's list, for demonstrations and tests.

No true company can be meant: the key of each SIREN is wrong on purpose, telephones and addresses are of the kinds
reserved for fiction.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from renovation.professionals.enums import Body, Domain
from renovation.professionals.rules.identifiers import luhn_holds
from renovation.professionals.rules.labels import SOURCE_LABELS

_FIRST = ("Ateliers", "Établissements", "Maison", "Entreprise", "Artisans", "Coopérative", "Société")
# Parts of invented names: none is that of a firm, and there are thousands of them, as in the true list.
_STARTS = (
    "Bel",
    "Cour",
    "Dam",
    "Fal",
    "Gar",
    "Jol",
    "Lan",
    "Mar",
    "Nor",
    "Pel",
    "Quin",
    "Ros",
    "Sal",
    "Tru",
    "Vau",
    "Zel",
)
_MIDDLES = ("ba", "co", "da", "fi", "go", "li", "ma", "no", "pi", "ro", "ta", "ve")
_ENDS = ("rin", "lot", "nard", "sset", "vey", "gnon", "zier", "mont", "ttaz", "quel", "din", "rce")
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
_CODES = {domain: f"9{number}D" for number, domain in enumerate(Domain, start=100)}


_META = {
    Body.OPQIBI: "Etudes énergétiques",
    Body.AFNOR: "Etudes énergétiques",
    Body.ARCHITECTS: "Etudes énergétiques",
    Body.QUALITENR: "Installations d'énergies renouvelables",
}
_WORKS = "Travaux d'efficacité énergétique"
# About two kilometres, at our latitudes.
SPREAD_DEGREES = 0.02


@dataclass(frozen=True)
class Place:
    """A commune where companies may stand."""

    name: str
    postcode: str
    population: int
    latitude: float | None = None
    longitude: float | None = None


def demonstration_rows(places: Sequence[Place], *, companies: int, seed: int, on: date) -> Iterator[dict[str, str]]:
    """Rows of invented establishments, the same for the same seed; a few expired, as in the true list.

    One firm in ten has several establishments; a firm has one trade, or several of them.
    """
    if not places:
        return
    draw = Random(seed)  # noqa: S311 (no secret depends on it)
    weights = list(accumulate(max(place.population, 1) ** 0.8 for place in places))
    sirens = _false_sirens(draw)
    number = 0
    while number < companies:
        siren = next(sirens)
        bundles = draw.sample(_BUNDLES, draw.choices((1, 2, 3, 4), (35, 33, 22, 10))[0])
        name = _name(draw, trade=draw.choice(bundles[0][2]))
        several = draw.random() < 0.1
        for establishment in range(min(draw.randint(2, 4) if several else 1, companies - number)):
            place = draw.choices(places, cum_weights=weights)[0]
            number += 1
            identity = _identity(draw, place, number, siret=f"{siren}{establishment + 1:05d}", name=name)
            for bundle in bundles:
                yield from _bundle_rows(draw, identity, bundle, on)


def _bundle_rows(
    draw: Random, identity: dict[str, str], bundle: tuple[Body, tuple[Domain, ...], tuple[str, ...]], on: date
) -> Iterator[dict[str, str]]:
    """What a body gave to an establishment: one file, so one pair of dates."""
    body, domains, _ = bundle
    begins, ends = _dates(draw, on)
    for domain in domains[: draw.randint(1, len(domains))]:
        code = _CODES[domain]
        yield identity | {
            "code_qualification": code,
            "nom_qualification": f"{domain.label} [{code}]",
            "url_qualification": f"https://certificats.example/{code}-{identity['siret']}.pdf",
            "nom_certificat": f"{body.label} (fictif)",
            "domaine": _LABELS[domain],
            "meta_domaine": "Bouquet de travaux" if domain is Domain.WHOLE_HOUSE else _META.get(body, _WORKS),
            "organisme": body.value,
            "particulier": "false" if draw.random() < 0.03 else "true",
            "lien_date_debut": begins.isoformat(),
            "lien_date_fin": ends.isoformat(),
        }


def _dates(draw: Random, on: date) -> tuple[date, date]:
    """Four years: most in the middle of them, some about to end, a few ended or not begun."""
    kind = draw.random()
    if kind < 0.02:
        ends = on - timedelta(days=draw.randrange(1, 300))
    elif kind < 0.05:
        ends = on + timedelta(days=draw.randrange(0, 60))
    elif kind < 0.06:
        ends = on + timedelta(days=4 * 365 + draw.randrange(1, 60))
    else:
        ends = on + timedelta(days=draw.randrange(60, 4 * 365 - 30))
    return ends - timedelta(days=4 * 365), ends


def _name(draw: Random, *, trade: str) -> str:
    invented = f"{draw.choice(_STARTS)}{draw.choice(_MIDDLES)}{draw.choice(_ENDS)}"
    return f"{draw.choice(_FIRST)} {invented} {trade} (fictif)"


def _identity(draw: Random, place: Place, number: int, *, siret: str, name: str) -> dict[str, str]:
    slug = f"entreprise-{number}"
    latitude, longitude = _point(draw, place)
    return {
        "siret": siret,
        "nom_entreprise": name,
        "adresse": f"{draw.randrange(1, 80)} {draw.choice(_STREETS)}",
        "code_postal": place.postcode,
        "commune": place.name,
        "latitude": latitude,
        "longitude": longitude,
        "telephone": "" if draw.random() < 0.05 else f"03 53 01 {number // 100 % 100:02d} {number % 100:02d}",
        "email": "" if draw.random() < 0.15 else f"contact@{slug}.example",
        "site_internet": f"https://{slug}.example" if draw.random() < 0.4 else "",
    }


def _point(draw: Random, place: Place) -> tuple[str, str]:
    """Near the centre of the commune; a few have none."""
    if place.latitude is None or place.longitude is None or draw.random() < 0.03:
        return "", ""
    aside, along = draw.uniform(-SPREAD_DEGREES, SPREAD_DEGREES), draw.uniform(-SPREAD_DEGREES, SPREAD_DEGREES)
    return f"{place.latitude + aside:.5f}", f"{place.longitude + along:.5f}"


def _false_sirens(draw: Random) -> Iterator[str]:
    """Nine digits whose key is wrong, each one once."""
    given: set[str] = set()
    while True:
        digits = f"{draw.randrange(10**8, 10**9)}"
        if digits not in given and not luhn_holds(digits):
            given.add(digits)
            yield digits
