"""The sheets of the gallery and the looks in which they can be seen."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sheet:
    """One page of the gallery; `office` sheets stand in the adviser's frame."""

    name: str
    title: str
    text: str
    icon: str
    office: bool = False


@dataclass(frozen=True)
class Look:
    """A brand of the gallery: two colours, corners, density."""

    title: str
    brand: str
    accent: str
    radius_px: int
    compact: bool


SHEETS = (
    Sheet("fondations", "Fondations", "Couleurs, lettres, espaces, pictogrammes", "area"),
    Sheet("actions", "Actions et messages", "Boutons, liens, étiquettes, avis, cartes", "yes"),
    Sheet("formulaires", "Formulaires", "Champs, aides, erreurs, cartes à choisir", "document"),
    Sheet("reperes", "Repères", "Étapes, onglets, pages, listes, chronologie", "calendar"),
    Sheet("echanges", "Échanges", "Messages, notes privées, fichiers", "mail"),
    Sheet("images", "Images qui expliquent", "Classe estimée, pertes, financement, courbes", "house"),
    Sheet("bureau", "Bureau des conseillers", "Compteurs, tableaux denses, agenda", "people", office=True),
)

LOOKS = {
    "sapin": Look("Sapin et terre cuite", "#14524a", "#d9642f", radius_px=12, compact=False),
    "bleuet": Look("Bleuet et garance", "#27408b", "#c2415b", radius_px=4, compact=True),
}
THEMES = {"": "Comme mon appareil", "light": "Claire", "dark": "Sombre"}


def sheet_named(name: str) -> Sheet | None:
    return next((sheet for sheet in SHEETS if sheet.name == name), None)
