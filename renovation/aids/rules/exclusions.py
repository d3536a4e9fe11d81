"""The names of the aids, and the pairs of which only one can be taken."""

from collections.abc import Mapping

LABELS: Mapping[str, str] = {
    "mpr_accompanied": "MaPrimeRénov’ parcours accompagné",
    "mpr_guide": "Prise en charge de Mon Accompagnateur Rénov’",
    "mpr_single": "MaPrimeRénov’ par geste",
    "mpr_syndicate": "MaPrimeRénov’ Copropriété",
    "mpr_syndicate_personal": "MaPrimeRénov’ Copropriété, prime individuelle",
    "certificates": "Prime CEE",
    "certificates_boost": "Coup de pouce CEE",
    "certificates_major": "Coup de pouce CEE rénovation d’ampleur",
    "zero_loan": "Éco-prêt à taux zéro",
    "advance_loan": "Prêt avance rénovation à 0\u00a0%",
    "property_tax": "Exonération de taxe foncière",
    "denormandie": "Réduction d’impôt Denormandie",
    "letting": "Loc’Avantages",
    "adapt": "MaPrimeAdapt’",
    "decent": "Ma Prime Logement Décent",
    "overseas_bonus": "Bonus outre-mer",
}
EXCLUSIONS: tuple[tuple[str, str, str], ...] = (
    (
        "mpr_accompanied",
        "mpr_single",
        "Il faut choisir\u00a0: le parcours accompagné de MaPrimeRénov’, ou les primes par geste avec les primes CEE.",
    ),
    (
        "mpr_accompanied",
        "certificates_major",
        "Il faut choisir\u00a0: MaPrimeRénov’ parcours accompagné, ou le coup de pouce CEE rénovation d’ampleur.",
    ),
    (
        "mpr_accompanied",
        "decent",
        "Il faut choisir\u00a0: MaPrimeRénov’ parcours accompagné, ou Ma Prime Logement Décent pour les mêmes travaux.",
    ),
    (
        "denormandie",
        "letting",
        "Il faut choisir\u00a0: la réduction Denormandie, ou Loc’Avantages pour le même logement.",
    ),
)
