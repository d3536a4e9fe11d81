"""Mentions that a quote must bear to be used for aids, as a list to tick with the paper in hand."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Mention:
    """`code` is what is kept; words are shown."""

    code: str
    label: str


# The list of the checks of « Mon Devis Sans Oublis », by what the paper shows from its top to its foot.
MENTIONS = (
    Mention("word", "Le mot «\u00a0devis\u00a0» et un numéro"),
    Mention("date", "La date du devis"),
    Mention("validity", "La durée ou la date de validité"),
    Mention("visit", "La date de la visite préalable"),
    Mention("start", "La date de début des travaux ou leur délai"),
    Mention("seller", "Le nom et l’adresse de l’entreprise, sa forme juridique, son capital"),
    Mention("siret", "Le SIRET et l’immatriculation (RCS ou répertoire des métiers)"),
    Mention("vat_number", "Le numéro de TVA, ou «\u00a0TVA non applicable\u00a0»"),
    Mention("insurance", "L’assurance décennale\u00a0: assureur, contrat, territoire"),
    Mention("client", "Le nom et l’adresse du client"),
    Mention("site", "L’adresse du chantier"),
    Mention("split", "La fourniture et la pose, séparées"),
    Mention("vat_table", "Le tableau des montants HT, de la TVA et du TTC"),
    Mention("rge", "La mention RGE, avec la qualification"),
    Mention("products", "La marque et la référence de chaque produit"),
    Mention("performance", "La performance de chaque produit\u00a0: R, Uw, Etas, COP, avec sa norme (ACERMI…)"),
    Mention("surfaces", "La surface ou le nombre, pour chaque ligne"),
)
CODES = tuple(one.code for one in MENTIONS)


def missing(ticked: Iterable[str]) -> list[Mention]:
    """Those that were not found on the paper."""
    there = set(ticked)
    return [one for one in MENTIONS if one.code not in there]
