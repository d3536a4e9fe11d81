"""Fictitious households and plausible homes, drawn with a fixed seed."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from config.demo.words import REQUESTS, WISHES
from renovation.territories.models import Commune

FIRST_NAMES = [
    "Camille",
    "Samir",
    "Jeanne",
    "Bao",
    "Michel",
    "Inès",
    "Thomas",
    "Lucie",
    "Karim",
    "Odile",
    "Bernard",
    "Chloé",
    "Mathieu",
    "Fatou",
    "Sylvie",
    "Hugo",
    "Monique",
    "Ahmed",
    "Élodie",
    "Patrick",
    "Julie",
    "Nicolas",
    "Françoise",
    "Antoine",
    "Aline",
    "Rachid",
    "Manon",
    "Denis",
    "Sophie",
    "Guillaume",
    "Mireille",
    "Loïc",
]
LAST_NAMES = [
    "Leroux",
    "Haddad",
    "Morel",
    "Nguyen",
    "Vuillemin",
    "Jeannin",
    "Faivre",
    "Cuenot",
    "Pernot",
    "Girardot",
    "Marchand",
    "Bouveret",
    "Roussel",
    "Benali",
    "Tissot",
    "Grosjean",
    "Maire",
    "Courtois",
    "Dornier",
    "Lambert",
    "Saillard",
    "Bole",
    "Petitjean",
    "Mougin",
    "Cattin",
    "Ferreira",
    "Billod",
    "Gauthier",
    "Racine",
    "Pointurier",
]
_PERIODS = ("before_1948", "1948_1974", "1948_1974", "1975_1977", "1978_1982", "1983_1988", "1989_2000")


@dataclass(frozen=True)
class Home:
    first_name: str
    last_name: str
    email: str
    phone: str
    commune: Commune
    answers: dict[str, str]
    situation: dict[str, Any]
    request: str
    wish: str


class Homes:
    """An endless street: each call gives another household."""

    def __init__(self, communes: list[Commune], seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 (fictitious people)
        self.communes = communes
        self.weights = [commune.population + 200 for commune in communes]
        self.count = 0
        self.names: list[tuple[str, str]] = []

    def next(self) -> Home:
        """A household with a home, answers and a request."""
        self.count += 1
        random = self.random
        first, last = self._name()
        answers = self._answers()
        # Numbers reserved for fiction by ARCEP: 06 39 98 xx xx.
        phone = f"06 39 98 {random.randrange(100):02d} {random.randrange(100):02d}"
        return Home(
            first_name=first,
            last_name=last,
            email=f"{_plain(first)}.{_plain(last)}{self.count}@courriel.example",
            phone=phone,
            commune=random.choices(self.communes, self.weights)[0],
            answers=answers,
            situation=_situation(answers, self.count),
            request=random.choice(_plausible(answers)),
            wish=random.choice(WISHES),
        )

    def _name(self) -> tuple[str, str]:
        """Every couple of names once before any comes back."""
        if not self.names:
            self.names = [(first, last) for first in FIRST_NAMES for last in LAST_NAMES]
            self.random.shuffle(self.names)
        return self.names.pop()

    def _answers(self) -> dict[str, str]:
        random = self.random
        flat = random.random() < 0.25
        period = random.choice(_PERIODS)
        old = period in ("before_1948", "1948_1974")
        generator = random.choice(("gas", "gas", "oil", "oil", "electric", "electric", "logs", "air_water"))
        common = {
            "kind": "flat" if flat else "house",
            "period": period,
            "area_m2": str(random.randrange(38, 95) if flat else random.randrange(75, 185)),
            "sides": random.choice(("1", "2")) if flat else random.choice(("4", "4", "3", "2")),
            "wall_material": "stone" if period == "before_1948" else random.choice(("block", "brick", "concrete")),
            "wall_insulation": random.choice(("none", "none", "inside"))
            if old
            else random.choice(("inside", "unknown")),
            "glazing": random.choice(("single", "old_double", "old_double", "recent_double")),
            "ventilation": random.choice(("windows", "natural", "extract", "unknown")),
            "generator": generator,
            "generator_age": random.choice(("old", "middle", "recent")),
            "control": random.choice(("none", "central", "rooms")),
            "hot_water": "same" if generator in ("gas", "oil") else "electric_tank",
            "cooling": "no",
            "solar": random.choice(("no", "no", "no", "yes")),
        }
        if flat:
            return common | {"position": random.choice(("middle", "under_roof", "above_ground")), "collective": "no"}
        return common | {
            "levels": random.choice(("1", "2", "2")),
            "roof": random.choice(("lost_attic", "lost_attic", "converted")),
            "roof_insulation": random.choice(("none", "thin", "thin", "good")),
            "floor": random.choice(("cellar", "crawl_space", "soil")),
            "floor_insulation": random.choice(("no", "no", "unknown")),
        }


def _situation(answers: Mapping[str, str], count: int) -> dict[str, Any]:
    """Who asks, what they buy and feel: drawn apart, so that the street stays the same."""
    random = Random(f"situation {count}")  # noqa: S311 (fictitious people)
    who = random.choices(("owner", "landlord", "tenant", "copro"), (70, 12, 10, 8))[0]
    said: dict[str, Any] = {"who": who, "horizon": random.choice(("soon", "later", "curious"))}
    if answers["wall_insulation"] == "none":
        said["winter"] = random.choice((["cold_walls"], ["cold_rooms", "cold_walls"], ["draughts"]))
    if answers["generator"] in ("gas", "oil") and random.random() < 0.6:
        said["bills"] = {answers["generator"]: {"amount": float(random.randrange(90, 260) * 100), "unit": "kwh"}}
    said["wishes"] = random.sample(["save", "warmth", "heating", "insulate", "climate"], 2)
    return said


def _plausible(answers: Mapping[str, str]) -> list[str]:
    """Requests that go with this home, those about its own faults three times as likely as the general ones."""
    fitting = [
        (words, needed)
        for words, needed in REQUESTS
        if all(answers.get(name) in allowed for name, allowed in needed.items())
    ]
    return [words for words, needed in fitting for _ in range(3 if needed else 1)]


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFD", name.lower())
    return "".join(letter for letter in folded if letter.isascii() and letter.isalpha())
