"""Fictitious households and plausible homes, drawn with a fixed seed."""

import unicodedata
from dataclasses import dataclass
from random import Random

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
REQUESTS = (
    "Nous voulons isoler le toit avant l’hiver prochain.",
    "La chaudière au fioul a 27 ans, par quoi la remplacer ?",
    "Il fait 16 degrés dans les chambres le matin.",
    "J’ai reçu un démarcheur, je voudrais un avis neutre sur son devis.",
    "Nous achetons cette maison et aimerions connaître les travaux utiles.",
    "Les murs sont humides côté nord depuis le changement des fenêtres.",
    "Je suis bailleur, mon logement est classé F.",
    "Nous hésitons entre une pompe à chaleur et un poêle à granulés.",
)
WISHES = ("", "Plutôt le matin", "Après 17 h 30", "Le mercredi", "Entre midi et deux")
_PERIODS = ("before_1948", "1948_1974", "1948_1974", "1975_1977", "1978_1982", "1983_1988", "1989_2000")


@dataclass(frozen=True)
class Home:
    first_name: str
    last_name: str
    email: str
    phone: str
    commune: Commune
    answers: dict[str, str]
    request: str
    wish: str


class Homes:
    """An endless street: each call gives another household."""

    def __init__(self, communes: list[Commune], seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 (fictitious people)
        self.communes = communes
        self.weights = [commune.population + 200 for commune in communes]
        self.count = 0

    def next(self) -> Home:
        """A household with a home, answers and a request."""
        self.count += 1
        random = self.random
        first, last = random.choice(FIRST_NAMES), random.choice(LAST_NAMES)
        # Numbers reserved for fiction by ARCEP: 06 39 98 xx xx.
        phone = f"06 39 98 {random.randrange(100):02d} {random.randrange(100):02d}"
        return Home(
            first_name=first,
            last_name=last,
            email=f"{_plain(first)}.{_plain(last)}{self.count}@courriel.example",
            phone=phone,
            commune=random.choices(self.communes, self.weights)[0],
            answers=self._answers(),
            request=random.choice(REQUESTS),
            wish=random.choice(WISHES),
        )

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


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFD", name.lower())
    return "".join(letter for letter in folded if letter.isascii() and letter.isalpha())
