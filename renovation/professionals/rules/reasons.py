"""Why a row of the list is set aside."""

from enum import Enum


class Reason(Enum):
    SIRET = "siret"
    NAME = "nom"
    BODY = "organisme"
    START = "lien_date_debut"
    END = "lien_date_fin"
    ORDER = "dates"
    COLUMNS = "colonnes"

    @property
    def words(self) -> str:
        return _WORDS[self]


_WORDS = {
    Reason.SIRET: "SIRET absent ou mal formé",
    Reason.NAME: "nom de l’entreprise absent",
    Reason.BODY: "organisme inconnu",
    Reason.START: "date de début absente ou illisible",
    Reason.END: "date de fin absente ou illisible",
    Reason.ORDER: "la fin est avant le début",
    Reason.COLUMNS: "nombre de colonnes différent de l’en-tête",
}
