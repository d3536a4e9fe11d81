"""Labels of domains as ADEME's data sets write them, made comparable, and the domain of ours that each one means.

Labels are not stable: double spaces, accents, a final dot, a year at the end of the old ones. They are never keys.
"""

import re
import unicodedata
from dataclasses import dataclass

from renovation.professionals.enums import Domain

SOURCE_LABELS: dict[str, Domain] = {
    "Isolation des combles perdus": Domain.ATTIC,
    "Isolation des murs par l'extérieur": Domain.OUTER_WALLS,
    "Isolation par l'intérieur des murs ou rampants de toitures  ou plafonds": Domain.INNER_WALLS,
    "Isolation des planchers bas": Domain.FLOORS,
    "Isolation des toitures terrasses ou des toitures par l'extérieur": Domain.FLAT_ROOFS,
    "Fenêtres, volets, portes donnant sur l'extérieur": Domain.WINDOWS,
    "Fenêtres de toit": Domain.ROOF_WINDOWS,
    "Ventilation mécanique": Domain.VENTILATION,
    "Chaudière condensation ou micro-cogénération gaz ou fioul": Domain.BOILER,
    "Radiateurs électriques, dont régulation.": Domain.ELECTRIC_HEATERS,
    "Pompe à chaleur : chauffage": Domain.HEAT_PUMP,
    "Chauffe-Eau Thermodynamique": Domain.WATER_HEATER,
    "Chauffage et/ou eau chaude solaire": Domain.SOLAR_HEAT,
    "Chaudière bois": Domain.WOOD_BOILER,
    "Poêle ou insert bois": Domain.STOVE,
    "Panneaux solaires photovoltaïques": Domain.PHOTOVOLTAICS,
    "Forage géothermique": Domain.DRILLING,
    "Projet complet de rénovation": Domain.WHOLE_HOUSE,
    "Audit énergétique Maison individuelle": Domain.HOUSE_AUDIT,
    "Audit énergétique Logement collectif": Domain.BUILDING_AUDIT,
    "Architecte": Domain.ARCHITECT,
}
# Of before 2021, where one old label is one domain of today. The others joined several: they are only kept on file.
_OLD_LABELS: dict[str, Domain] = {
    "Fenêtres, volets, portes extérieures 2020": Domain.WINDOWS,
    "Ventilation 2020": Domain.VENTILATION,
    "Panneaux photovoltaïques 2020": Domain.PHOTOVOLTAICS,
}
# Known, on file, never searched: studies that households do not order, old labels that joined several domains, noise.
_ON_FILE_ONLY = (
    "Etude thermique reglementaire",
    "Etude enveloppe du bâtiment",
    "Etude système technique bâtiment",
    "Etude solaire thermique",
    "Etude solaire photovoltaïque",
    "Etude bois énergie",
    "Etude forage géothermique",
    "Etude ACV",
    "Etude eclairage",
    "Commisionnement",
    "Isolation du toit 2020",
    "Isolation des murs et planchers bas 2020",
    "Pompe à chaleur et/ou Chauffe-eau thermodynamique 2020",
    "Chauffage et/ou eau chaude au bois 2020",
    "Inconnu",
    "Non renseigné",
)
NOT_TOLD = "non renseigne"
_YEAR = re.compile(r" 20\d\d$")


@dataclass(frozen=True)
class ReadLabel:
    """A label of one cell. `domain` is None when it is only kept on file; `is_known` is False for a new one."""

    key: str
    label: str
    domain: Domain | None
    is_known: bool


def label_key(label: str) -> str:
    """A label without what varies from one day to the next: accents, case, spaces, final dot, year."""
    plain = unicodedata.normalize("NFKD", label.replace("’", "'"))
    letters = "".join(character for character in plain if not unicodedata.combining(character))
    return _YEAR.sub("", " ".join(letters.lower().split()).rstrip(" ."))[:150]


_DOMAINS = {label_key(label): domain for label, domain in (SOURCE_LABELS | _OLD_LABELS).items()}
_KNOWN = {*_DOMAINS, *map(label_key, _ON_FILE_ONLY)}
# The old boiler, electric and solar labels begin as those of today and end differently from one snapshot to another.
_OLD_STARTS = ("chaudiere condensation", "equipements electriques hors enr")


def read_labels(cell: str) -> tuple[ReadLabel, ...]:
    """The labels of a cell: some bodies write several, separated by semicolons. An empty cell is "not told"."""
    found = {label_key(part): " ".join(part.split()) for part in cell.split(";") if part.strip()}
    if not found:
        found = {NOT_TOLD: "Non renseigné"}
    return tuple(
        ReadLabel(key, label[:200], _DOMAINS.get(key), key in _KNOWN or key.startswith(_OLD_STARTS))
        for key, label in found.items()
    )
