"""Rows of the directory of professionals, in ADEME's shape."""

from datetime import date

from renovation.territories.models import Commune

TODAY = date(2026, 11, 24)


def row(number: int, commune: Commune, **changes: str) -> dict[str, str]:
    """A line of ADEME's list, valid in November 2026."""
    return {
        "siret": f"{100000000 + number}00011",
        "nom_entreprise": f"ENTREPRISE {number}",
        "adresse": "1 rue des Artisans",
        "code_postal": commune.postcodes.get().code,
        "commune": commune.name.upper(),
        "telephone": "03 53 01 00 00",
        "email": "contact@entreprise.example",
        "site_internet": "",
        "domaine": "Isolation des combles perdus",
        "organisme": "qualibat",
        "lien_date_debut": "2025-01-01",
        "lien_date_fin": "2028-12-31",
        "particulier": "true",
    } | changes
