"""What to do, in the right order, with the dangers; and what to bring. Only acts: no amount, no date of a barème."""

from dataclasses import dataclass

from renovation.aids.rules.situation import Situation
from renovation.aids.rules.vocabulary import Asker
from renovation.financing.rules.perusal import Perusal

NBSP = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Step:
    """One act. `danger` says what is lost when it is done too late or too soon."""

    title: str
    text: str
    danger: str = ""


def warning(found: Perusal) -> str:
    """What must not be done too soon, for the aids of this plan."""
    aids = _aids(found)
    waits = []
    if any(aid.startswith("certificates") for aid in aids):
        waits.append("accepté l’offre de prime CEE")
    if any(aid.startswith(("mpr_", "local:")) for aid in aids):
        waits.append("reçu l’accord écrit pour MaPrimeRénov’ et les aides locales")
    return f"Ne signez aucun devis avant d’avoir {' et '.join(waits)}." if waits else ""


def _aids(found: Perusal) -> set[str]:
    return {one.aid for one in found.best.shares if one.paid_eur} if found.best else set()


def to_do(found: Perusal) -> list[Step]:
    """The acts of this household's plan."""
    best = found.best
    aids = _aids(found)
    steps = [
        Step(
            "Prenez rendez-vous avec un conseiller",
            "C’est gratuit. Il vérifie vos aides et garde la preuve du rendez-vous.",
            "Pour le parcours accompagné, ce rendez-vous est exigé avant la demande."
            if "mpr_accompanied" in aids
            else "",
        )
    ]
    if "mpr_accompanied" in aids:
        steps.append(
            Step(
                "Choisissez un Mon Accompagnateur Rénov’",
                "Il fait l’audit, compare les devis et prépare la demande avec vous.",
                "Sans lui, le parcours accompagné n’est pas payé.",
            )
        )
    steps.append(
        Step(
            "Demandez plusieurs devis à des professionnels RGE",
            "Vérifiez leur qualification pour ces travaux dans l’annuaire.",
            "Ne signez rien et ne versez pas d’acompte pour l’instant.",
        )
    )
    if any(aid.startswith("certificates") for aid in aids):
        steps.append(
            Step(
                "Acceptez une offre de prime CEE",
                "Comparez plusieurs fournisseurs d’énergie, puis acceptez l’offre en ligne.",
                f"Avant de signer le devis{NBSP}: après, la prime est perdue.",
            )
        )
    if any(aid.startswith(("mpr_", "local:")) for aid in aids):
        steps.append(
            Step(
                "Déposez la demande de MaPrimeRénov’ et des aides locales",
                "Joignez les devis non signés. Vous recevez un accusé, puis un accord écrit.",
                f"Attendez l’accord avant de signer et de commencer{NBSP}: trop tôt, l’aide peut être refusée.",
            )
        )
    if best and best.loan_eur:
        steps.append(
            Step(
                "Demandez l’éco-prêt à taux zéro à votre banque",
                "Apportez les devis et le formulaire de l’emprunteur. Toutes les banques ne le proposent pas.",
                "Avant le début des travaux : la banque étudie d’abord vos devis.".replace(" :", f"{NBSP}:"),
            )
        )
    steps.append(
        Step(
            "Signez, faites faire, gardez les factures",
            "Les factures et l’attestation de fin de travaux font verser les aides.",
        )
    )
    return steps


def papers_for(situation: Situation) -> list[str]:
    """The papers of an appointment about a scenario: an owner who lives elsewhere, in no second home, lets it."""
    if situation.asker is Asker.OWNER and situation.lives_there is False:
        return to_bring("landlord" if situation.home.main_residence is not False else "second")
    return to_bring(str(situation.asker or ""))


def to_bring(occupation: str) -> list[str]:
    """The papers of the appointment."""
    papers = [
        "votre dernier avis d’impôt (celui de chaque personne du foyer qui en a un)",
        "un titre de propriété ou la dernière taxe foncière",
        "vos factures d’énergie d’une année",
        "l’étiquette énergie (DPE) ou l’audit, si vous l’avez",
        "les devis reçus, non signés",
    ]
    if occupation == "landlord":
        papers.insert(2, "le bail du logement loué")
    if occupation == "buyer":
        papers[1] = "le compromis de vente"
    if occupation == "tenant":
        papers[1] = "votre bail et l’accord écrit du propriétaire"
    return papers
