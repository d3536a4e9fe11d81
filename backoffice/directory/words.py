"""The numbers of an import in words."""

from collections.abc import Mapping

CHANGES = {
    "companies_added": "entreprises nouvelles",
    "companies_changed": "entreprises dont une information a changé",
    "companies_gone": "entreprises sorties de la liste",
    "added": "qualifications nouvelles",
    "changed": "qualifications modifiées",
    "gone": "qualifications sorties de la liste",
}
COLUMNS = {
    "latitude": "position exacte",
    "email": "adresse e-mail",
    "phone": "téléphone",
    "website": "site",
    "code": "code de qualification",
    "postcode": "code postal",
}


def change_lines(changes: Mapping[str, int]) -> list[tuple[str, int]]:
    return [(words, changes[name]) for name, words in CHANGES.items() if name in changes]


def empty_columns(rates: Mapping[str, float]) -> list[tuple[str, float]]:
    return [(words, rates[name]) for name, words in COLUMNS.items() if name in rates]
