"""Families of parameters, named after the first words of their codes."""

from renovation.quantities.queries import families

_NAMES = {
    "diagnosis.ghg": "Diagnostic\u00a0: émissions de CO₂",
    "diagnosis.price": "Diagnostic\u00a0: prix de l’énergie",
    "diagnosis.primary_energy": "Diagnostic\u00a0: énergie primaire",
    "diagnosis.thresholds": "Diagnostic\u00a0: seuils des classes",
    "diagnosis.works_cost": "Travaux\u00a0: coûts",
    "diagnosis.works_level": "Travaux\u00a0: niveaux techniques",
}


def family_choices() -> list[tuple[str, str]]:
    """Those that exist; one without a name goes by its code."""
    return sorted(((family, _NAMES.get(family, family)) for family in families()), key=lambda choice: choice[1])
