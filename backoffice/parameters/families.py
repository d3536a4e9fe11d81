"""Families of parameters, named after the first words of their codes."""

from renovation.quantities.queries import families

_NAMES = {
    "aids.accompanied": "Aides\u00a0: parcours accompagné",
    "aids.adapt": "Aides\u00a0: MaPrimeAdapt’",
    "aids.advance_loan": "Aides\u00a0: prêt avance rénovation",
    "aids.boost": "Aides\u00a0: coups de pouce CEE",
    "aids.certificates": "Aides\u00a0: prix des CEE",
    "aids.decent": "Aides\u00a0: Ma Prime Logement Décent",
    "aids.denormandie": "Aides\u00a0: Denormandie",
    "aids.guide": "Aides\u00a0: Mon Accompagnateur Rénov’",
    "aids.income": "Aides\u00a0: classes de revenus",
    "aids.letting": "Aides\u00a0: Loc’Avantages",
    "aids.overseas": "Aides\u00a0: outre-mer",
    "aids.property_tax": "Aides\u00a0: taxe foncière",
    "aids.sheet": "Aides\u00a0: fiches CEE",
    "aids.single": "Aides\u00a0: MaPrimeRénov’ par geste",
    "aids.syndicate": "Aides\u00a0: MaPrimeRénov’ Copropriété",
    "aids.vat": "Aides\u00a0: TVA",
    "aids.window": "Aides\u00a0: dates des guichets",
    "aids.zero_loan": "Aides\u00a0: éco-prêt à taux zéro",
    "diagnosis.ghg": "Diagnostic\u00a0: émissions de CO₂",
    "diagnosis.price": "Diagnostic\u00a0: prix de l’énergie",
    "diagnosis.primary_energy": "Diagnostic\u00a0: énergie primaire",
    "diagnosis.thresholds": "Diagnostic\u00a0: seuils des classes",
    "diagnosis.works_cost": "Travaux\u00a0: coûts",
    "financing.aid_delay": "Plan de financement\u00a0: délais des aides",
    "financing.energy_growth": "Plan de financement\u00a0: prix de l’énergie",
    "financing.horizon_years": "Plan de financement\u00a0: années montrées",
    "financing.payment_terms": "Plan de financement\u00a0: paiement des entreprises",
    "prices.index": "Prix\u00a0: indice du bâtiment",
    "diagnosis.works_level": "Travaux\u00a0: niveaux techniques",
}


def family_choices() -> list[tuple[str, str]]:
    """Those that exist; one without a name goes by its code."""
    return sorted(((family, _NAMES.get(family, family)) for family in families()), key=lambda choice: choice[1])
