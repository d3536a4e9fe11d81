"""The levers of a situation: every answer on which an aid depends, as forms ask for it and pages tell it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from renovation.aids.rules.income import MOST_PERSONS
from renovation.aids.rules.money import euros
from renovation.aids.rules.vocabulary import LETTERS

NBSP = "\N{NO-BREAK SPACE}"
HUNDRED = Decimal(100)
Choices = tuple[tuple[str, str], ...]


class LeverKind(StrEnum):
    WHOLE = "whole"
    NUMBER = "number"
    EUROS = "euros"
    # Typed in percent; kept as a fraction when the rules count in fractions.
    PERCENT = "percent"
    FRACTION = "fraction"
    CHOICE = "choice"
    YES_NO = "yes_no"
    DATE = "date"


@dataclass(frozen=True)
class Lever:
    """One answer. `path` is its place in a scenario."""

    path: str
    label: str
    kind: LeverKind = LeverKind.YES_NO
    choices: Choices = ()
    low: int = 0
    high: int = 10_000_000
    unit: str = ""
    hint: str = ""

    @property
    def name(self) -> str:
        """Its name in a form."""
        return self.path.removeprefix("situation.").replace(".", "-")

    def words(self, plain: Any) -> str:
        """A kept value as people read it."""
        if plain is None:
            return "non précisé"
        return _WORDS[self.kind](self, plain)


@dataclass(frozen=True)
class LeverGroup:
    """Answers that are asked together; `rare` ones are folded until something is said there."""

    code: str
    title: str
    levers: tuple[Lever, ...]
    rare: bool = False


def plain_at(plain: Mapping[str, Any], path: str) -> Any:
    """The value at a place of plain data; nothing where nothing was said."""
    found: Any = plain
    for part in path.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found


def with_plain(plain: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """The same plain data with these values; what is not said any more is taken out, empty tables too."""
    result = dict(plain)
    for path, value in values.items():
        result = _put(result, path.split("."), value)
    return result


def leaves(plain: Mapping[str, Any], start: str = "") -> Iterator[tuple[str, Any]]:
    """Every value with its place; lists stay whole."""
    for name, value in plain.items():
        if isinstance(value, Mapping):
            yield from leaves(value, f"{start}{name}.")
        else:
            yield f"{start}{name}", value


def all_levers() -> Iterator[Lever]:
    for group in GROUPS:
        yield from group.levers


def _put(plain: Mapping[str, Any], parts: list[str], value: Any) -> dict[str, Any]:
    result, name = dict(plain), parts[0]
    new = value if len(parts) == 1 else _put(result.get(name) or {}, parts[1:], value)
    if new in (None, "", {}):
        result.pop(name, None)
    else:
        result[name] = new
    return result


def _number(lever: Lever, plain: Any) -> str:
    text = f"{Decimal(str(plain)).normalize():,f}".replace(",", "\N{NARROW NO-BREAK SPACE}").replace(".", ",")
    return f"{text}{NBSP}{lever.unit}" if lever.unit else text


def _percent(lever: Lever, plain: Any) -> str:
    share = Decimal(str(plain)) * (HUNDRED if lever.kind is LeverKind.FRACTION else 1)
    return f"{share.normalize():f}".replace(".", ",") + f"{NBSP}%"


_WORDS: Mapping[LeverKind, Callable[[Lever, Any], str]] = {
    LeverKind.WHOLE: _number,
    LeverKind.NUMBER: _number,
    LeverKind.EUROS: lambda _lever, plain: euros(Decimal(str(plain))),
    LeverKind.PERCENT: _percent,
    LeverKind.FRACTION: _percent,
    LeverKind.CHOICE: lambda lever, plain: dict(lever.choices).get(str(plain), str(plain)),
    LeverKind.YES_NO: lambda _lever, plain: "oui" if plain else "non",
    LeverKind.DATE: lambda _lever, plain: f"{date.fromisoformat(str(plain)):%d/%m/%Y}",
}
_LETTERS: Choices = tuple((letter, letter) for letter in LETTERS)
_OF_WHOM: Choices = (
    ("occupant", "propriétaire occupant"),
    ("landlord", "propriétaire bailleur"),
    ("syndicate", "copropriété"),
)


def _choice(path: str, label: str, choices: Choices, **more: Any) -> Lever:
    return Lever(path, label, LeverKind.CHOICE, choices, **more)


def _euros(path: str, label: str, **more: Any) -> Lever:
    return Lever(path, label, LeverKind.EUROS, unit="€", **more)


def _day(path: str, label: str, **more: Any) -> Lever:
    return Lever(path, label, LeverKind.DATE, **more)


GROUPS: tuple[LeverGroup, ...] = (
    LeverGroup(
        "household",
        "Ménage",
        (
            Lever("situation.household.persons", "Personnes du foyer", LeverKind.WHOLE, low=1, high=MOST_PERSONS),
            _euros(
                "situation.household.rfr_eur", "Revenu fiscal de référence", hint="De l’année, tous avis additionnés."
            ),
            _choice(
                "situation.asker",
                "Demandeur",
                (
                    ("owner", "propriétaire"),
                    ("buyer", "acquéreur"),
                    ("tenant", "locataire"),
                    ("syndicate", "syndicat de copropriété"),
                ),
            ),
            Lever("situation.lives_there", "Habite le logement, ou va l’habiter"),
            _choice(
                "situation.household.region",
                "Région du ménage s’il habite ailleurs",
                (("11", "Île-de-France"), ("elsewhere", "autre région")),
            ),
            Lever(
                "situation.household.precarious",
                "Précarité énergétique (CEE)",
                hint="Laissez vide pour suivre la classe de revenus.",
            ),
        ),
    ),
    LeverGroup(
        "home",
        "Logement",
        (
            _choice("situation.home.kind", "Type", (("house", "maison"), ("flat", "appartement"))),
            Lever("situation.home.area_m2", "Surface habitable", LeverKind.NUMBER, low=5, high=2000, unit="m²"),
            _choice(
                "situation.home.age",
                "Terminé depuis",
                (
                    ("over_15", "15 ans ou plus"),
                    ("from_10_to_15", "10 à 15 ans"),
                    ("from_2_to_10", "2 à 10 ans"),
                    ("under_2", "moins de 2 ans"),
                ),
            ),
            Lever("situation.home.main_residence", "Résidence principale"),
            _choice("situation.home.label", "Classe avant travaux", _LETTERS),
            _choice("situation.project.target_label", "Classe après travaux", _LETTERS),
        ),
    ),
    LeverGroup(
        "project",
        "Projet",
        (
            Lever(
                "situation.project.replaces_fossil_boiler",
                "Remplace une chaudière fioul, charbon ou gaz (hors condensation)",
            ),
            Lever("situation.project.energy_gain_pct", "Gain d’énergie", LeverKind.PERCENT, high=100, unit="%"),
            _euros(
                "situation.project.guide_cost_ttc_eur",
                "Prix de Mon Accompagnateur Rénov’, TTC",
                high=20_000,
            ),
            _day("situation.project.adviser_met_on", "Rendez-vous avec un conseiller tenu le"),
            _choice(
                "situation.project.extent",
                "Bouquet de travaux pour l’éco-prêt",
                (
                    ("windows", "fenêtres seules"),
                    ("one", "un poste"),
                    ("two", "deux postes"),
                    ("three", "trois postes ou plus"),
                    ("whole", "performance globale"),
                    ("sewage", "assainissement"),
                ),
                hint="Laissez vide pour compter les lignes.",
            ),
            _euros("saving_eur_year", "Économies d’énergie attendues par an", high=100_000),
        ),
    ),
    LeverGroup(
        "dates",
        "Dates",
        (
            _day("situation.dates.filing", "Dépôt du dossier (Anah, aides locales)"),
            _day("situation.dates.quote_signed", "Signature du devis (CEE)"),
            _day("situation.dates.loan_offer", "Offre de prêt"),
            _day("situation.dates.tax_year", "Exonération de taxe foncière à partir du"),
        ),
    ),
    LeverGroup(
        "property_tax",
        "Taxe foncière",
        (
            Lever("situation.property_tax.town_voted", "Exonération votée par la commune"),
            Lever("situation.property_tax.town_rate", "Taux voté", LeverKind.FRACTION, high=100, unit="%"),
            _euros("situation.property_tax.yearly_eur", "Taxe foncière par an", high=100_000),
            Lever("situation.property_tax.enough_spent", "Dépense suffisante sur un ou trois ans"),
        ),
        rare=True,
    ),
    LeverGroup(
        "letting",
        "Location (Denormandie, Loc’Avantages)",
        (
            Lever("situation.letting.eligible_town", "Commune éligible au Denormandie"),
            _euros("situation.letting.price_eur", "Prix d’achat du logement"),
            Lever("situation.letting.years", "Années de location", LeverKind.WHOLE, low=1, high=12),
            Lever("situation.letting.two_kinds_of_works", "Deux sortes de travaux sur cinq"),
            _euros("situation.letting.rent_eur_month", "Loyer par mois", high=20_000),
            _choice(
                "situation.letting.rent_level", "Niveau de loyer", tuple((f"loc{n}", f"Loc{n}") for n in (1, 2, 3))
            ),
            Lever("situation.letting.intermediary", "Par une agence ou une association agréée"),
        ),
        rare=True,
    ),
    LeverGroup(
        "syndicate",
        "Copropriété",
        (
            Lever("situation.syndicate.homes", "Logements", LeverKind.WHOLE, low=1, high=5000),
            _euros("situation.syndicate.cost_ht_eur", "Travaux votés, hors taxes", high=100_000_000),
            Lever("situation.syndicate.energy_gain_pct", "Gain d’énergie", LeverKind.PERCENT, high=100, unit="%"),
            Lever("situation.syndicate.leaves_leaky", "Passe de F ou G à D au moins"),
            Lever("situation.syndicate.fragile", "Fragile ou en difficulté"),
            Lever("situation.syndicate.mostly_main_residences", "Assez de résidences principales"),
            Lever("situation.syndicate.over_15_years", "Immeuble de plus de 15 ans"),
        ),
        rare=True,
    ),
    LeverGroup(
        "adaptation",
        "Adaptation du logement (MaPrimeAdapt’)",
        (
            _choice("situation.adaptation.asker", "Pour", _OF_WHOM),
            _euros("situation.adaptation.cost_eur", "Travaux d’adaptation"),
            _choice(
                "situation.adaptation.condition",
                "Condition de la personne",
                (
                    ("age", "70 ans ou plus"),
                    ("gir", "perte d’autonomie (GIR)"),
                    ("disability", "handicap"),
                    ("pch", "bénéficiaire de la PCH"),
                ),
            ),
        ),
        rare=True,
    ),
    LeverGroup(
        "unfit",
        "Logement dégradé (Ma Prime Logement Décent)",
        (
            _choice("situation.unfit.asker", "Pour", _OF_WHOM),
            _euros("situation.unfit.cost_ht_eur", "Travaux, hors taxes"),
            Lever("situation.unfit.gain_35", "Gain d’énergie de 35 % au moins"),
        ),
        rare=True,
    ),
)
