"""What a household and its bank must see before they rely on a plan."""

from datetime import date
from decimal import Decimal

from renovation.aids.rules.money import euros
from renovation.financing.rules.plan.financed import Financed
from renovation.financing.rules.plan.loans import MONTHS_A_YEAR, LoanKind
from renovation.financing.rules.study import Study

NBSP = "\N{NO-BREAK SPACE}"
NOT_CONTRACTUAL = "Document non contractuel"


def warnings_of(plan: Financed, study: Study, *, on: date) -> list[str]:
    """The most serious first."""
    return [
        *_resources(plan),
        *_cash(plan),
        *_loans(plan, study),
        *_budget(plan),
        *_dates(plan, study, on),
        *_doubts(plan, study),
    ]


def _resources(plan: Financed) -> list[str]:
    if plan.missing_eur > 0:
        return [f"Il manque {euros(plan.missing_eur)}{NBSP}: aucune ressource ne les paie encore."]
    if plan.missing_eur < 0:
        return [f"Les ressources dépassent le reste à payer de {euros(-plan.missing_eur)}."]
    return []


def _cash(plan: Financed) -> list[str]:
    need, worst = plan.cash.bridging_eur, plan.cash.worst
    if not need or worst is None:
        return []
    until = plan.cash.bridging_until
    told = f", rendus en {until:%m/%Y}" if until else ""
    return [f"Trésorerie{NBSP}: il faut avancer jusqu’à {euros(need)} en {worst.day:%m/%Y}{told}."]


def _loans(plan: Financed, study: Study) -> list[str]:
    """The zero-rate loan never exceeds its ceiling, nor the works once aided."""
    said = []
    zero = sum((one.amount_eur for one in plan.inputs.loans if one.kind is LoanKind.ECO_PTZ), Decimal(0))
    answer = study.middle.result("zero_loan")
    ceiling = answer.amount_eur if answer is not None and answer.granted else None
    if zero and ceiling is None:
        said.append("L’éco-prêt à taux zéro n’est pas ouvert, ou des réponses manquent pour le dire.")
    if zero and ceiling is not None and zero > ceiling:
        said.append(f"L’éco-prêt à taux zéro dépasse son plafond de {euros(ceiling)}.")
    if zero > plan.remaining_eur:
        said.append("L’éco-prêt à taux zéro dépasse le reste à payer.")
    rated = [one for one in plan.inputs.loans if one.kind is LoanKind.ECO_PTZ and one.rate_percent]
    said += ["Un éco-prêt à taux zéro n’a pas d’intérêts."] if rated else []
    return [*said, *_too_long(plan, study)]


def _too_long(plan: Financed, study: Study) -> list[str]:
    """The zero-rate loan is given back within the years that its own rule counts."""
    years = study.loan_years
    longest = max((one.months for one in plan.inputs.loans if one.kind is LoanKind.ECO_PTZ), default=0)
    if years is None or longest <= years * MONTHS_A_YEAR:
        return []
    return [f"L’éco-prêt à taux zéro dure {longest} mois{NBSP}: pour ces travaux, il se rend en {years} ans au plus."]


def _budget(plan: Financed) -> list[str]:
    worst = plan.worst_year
    if worst is not None and worst.left_eur < 0:
        told = f"L’année {worst.year}, les mensualités dépassent les économies de {euros(-worst.left_eur)} par mois"
        return [f"{told}, aux prix de l’énergie d’aujourd’hui."]
    return []


def _dates(plan: Financed, study: Study, on: date) -> list[str]:
    filing, timing = study.scenario.situation.dates.filing, plan.inputs.timing
    said = []
    if filing is not None and timing.begins_on < filing:
        said.append("Les travaux commenceraient avant le dépôt de la demande d’aide\u00a0: elle serait perdue.")
    if timing.signed_on < on and plan.aids:
        said.append("La signature est passée\u00a0: vérifiez que chaque aide a été demandée avant.")
    return said


def _doubts(plan: Financed, study: Study) -> list[str]:
    doubtful = [one.label for one in plan.aids if one.to_verify]
    said = [f"Montants à vérifier dans le texte officiel{NBSP}: {', '.join(doubtful)}."] if doubtful else []
    if plan.aids:
        said.append("Les aides ne sont pas acquises tant que l’organisme ne les a pas accordées par écrit.")
    return [*said, *study.warnings]
