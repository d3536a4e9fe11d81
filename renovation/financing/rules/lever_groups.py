"""The levers of a situation by subject: every answer on which an aid depends."""

from collections.abc import Iterator
from typing import Any

from renovation.aids.rules.income import MOST_PERSONS
from renovation.aids.rules.vocabulary import LETTERS
from renovation.financing.rules.levers import Choices, Lever, LeverGroup, LeverKind

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
            Lever("situation.project.low_consumption_renovation", "Vise le niveau basse consommation rénovation"),
            Lever("situation.project.low_consumption_new", "Vise le niveau basse consommation du neuf"),
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
            Lever("situation.syndicate.under_police_order", "Immeuble sous un arrêté de police (insalubrité, péril…)"),
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
            _choice(
                "situation.adaptation.support",
                "Accompagnement",
                (("base", "socle"), ("full", "complet"), ("full_and_report", "complet et rapport")),
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
            _choice(
                "situation.unfit.damage",
                "État du logement loué",
                (
                    ("severe", "très dégradé"),
                    ("safety", "sécurité ou salubrité à rétablir"),
                    ("moderate", "moyennement dégradé"),
                ),
            ),
            Lever("situation.unfit.gain_35", "Gain d’énergie de 35 % au moins"),
        ),
        rare=True,
    ),
)


def all_levers() -> Iterator[Lever]:
    for group in GROUPS:
        yield from group.levers
