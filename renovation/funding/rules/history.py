"""A history tells everything: the standing of a file is what its steps, one after the other, say."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from renovation.aids.rules.money import ZERO, euros
from renovation.funding.rules.states import (
    HELD,
    HOPED,
    LEFT,
    LOAN_WITH_AMOUNT,
    LOANS_AHEAD,
    WITH_AMOUNT,
    AidState,
    LoanState,
)

MOST_EUR = Decimal(1_000_000)
FIRST_YEAR = 2000
LAST_YEAR = 2100


@dataclass(frozen=True)
class Step:
    """What happened on a day. `amount_eur`: of this step alone, never a sum."""

    state: str
    on: date
    amount_eur: Decimal | None = None
    expires_on: date | None = None


@dataclass(frozen=True)
class AidStanding:
    """`paid_eur`: every payment; `returned_eur`: what was given back to the funder."""

    planned_eur: Decimal
    state: AidState = AidState.TO_FILE
    since: date | None = None
    asked_eur: Decimal | None = None
    granted_eur: Decimal | None = None
    paid_eur: Decimal = ZERO
    claimed_eur: Decimal = ZERO
    returned_eur: Decimal = ZERO
    expires_on: date | None = None

    @property
    def net_eur(self) -> Decimal:
        """What the household keeps."""
        return self.paid_eur - self.returned_eur

    @property
    def awaited_eur(self) -> Decimal:
        """Granted and not paid yet: nothing once it is paid whole, refused or left."""
        return max(ZERO, (self.granted_eur or ZERO) - self.paid_eur) if self.state in HELD else ZERO

    @property
    def hoped_eur(self) -> Decimal:
        """Asked for, or to be: nobody promised it."""
        if self.state not in HOPED:
            return ZERO
        return self.planned_eur if self.asked_eur is None else self.asked_eur

    @property
    def to_return_eur(self) -> Decimal:
        """What the funder asked for and has not received."""
        is_asked = self.state in (AidState.REVERSAL, AidState.REVERSED)
        return max(ZERO, self.claimed_eur - self.returned_eur) if is_asked else ZERO


@dataclass(frozen=True)
class LoanStanding:
    planned_eur: Decimal
    state: LoanState = LoanState.TO_ASK
    since: date | None = None
    offered_eur: Decimal | None = None
    released_eur: Decimal = ZERO
    expires_on: date | None = None

    @property
    def amount_eur(self) -> Decimal:
        """What is lent, as far as it is known."""
        return self.planned_eur if self.offered_eur is None else self.offered_eur

    @property
    def awaited_eur(self) -> Decimal:
        """What the lender may still release."""
        if self.state in LOANS_AHEAD:
            return self.amount_eur
        return max(ZERO, self.amount_eur - self.released_eur) if self.state is LoanState.RELEASED else ZERO


def aid_standing(planned_eur: Decimal, steps: Sequence[Step]) -> AidStanding:
    """In the order in which they were written."""
    found = AidStanding(planned_eur)
    for step in steps:
        found = _after(found, step)
    return found


def _after(found: AidStanding, step: Step) -> AidStanding:
    state, amount = AidState(step.state), step.amount_eur
    found = replace(found, state=state, since=step.on)
    if state is AidState.FILED:
        # Filed again after a refusal: nobody has granted anything since.
        asked = found.asked_eur if amount is None else amount
        return replace(found, asked_eur=asked, granted_eur=found.granted_eur or None, expires_on=None)
    if state is AidState.GRANTED:
        kept = found.granted_eur if amount is None else amount
        return replace(found, granted_eur=kept, expires_on=step.expires_on or found.expires_on)
    if state in (AidState.ADVANCE_PAID, AidState.PAID):
        return replace(found, paid_eur=found.paid_eur + (amount or ZERO))
    if state in LEFT:
        # A grant that is taken back, or given up, keeps what was paid of it.
        return replace(found, granted_eur=None if found.granted_eur is None else found.paid_eur, expires_on=None)
    return _back(found, amount or ZERO)


def _back(found: AidStanding, amount: Decimal) -> AidStanding:
    """Money that the funder asks for again, then received."""
    if found.state is AidState.REVERSAL:
        return replace(found, claimed_eur=found.returned_eur + amount)
    if found.state is AidState.REVERSED:
        return replace(found, returned_eur=found.returned_eur + amount)
    return found


def loan_standing(planned_eur: Decimal, steps: Sequence[Step]) -> LoanStanding:
    found = LoanStanding(planned_eur)
    for step in steps:
        state, amount = LoanState(step.state), step.amount_eur
        found = replace(found, state=state, since=step.on)
        if state in (LoanState.OFFERED, LoanState.ACCEPTED) and amount is not None:
            found = replace(found, offered_eur=amount)
        if state is LoanState.OFFERED:
            found = replace(found, expires_on=step.expires_on or found.expires_on)
        if state is LoanState.RELEASED:
            found = replace(found, released_eur=found.released_eur + (amount or ZERO))
    return found


def refusals(step: Step, standing: AidStanding | LoanStanding, *, today: date) -> list[tuple[str, str]]:
    """What makes a step impossible: the field, and the words to say beside it."""
    return [*_state_refusals(step, standing), *_day_refusals(step, standing, today), *_amount_refusals(step, standing)]


def _state_refusals(step: Step, standing: AidStanding | LoanStanding) -> list[tuple[str, str]]:
    if step.state in standing.state.next:
        return []
    label = type(standing.state)(step.state).label
    return [("state", f"«\u00a0{label}\u00a0» ne suit pas «\u00a0{standing.state.label}\u00a0».")]


def _day_refusals(step: Step, standing: AidStanding | LoanStanding, today: date) -> list[tuple[str, str]]:
    said = []
    if not FIRST_YEAR <= step.on.year <= LAST_YEAR:
        said.append(("on", "Relisez l’année de cette date."))
    elif step.on > today:
        said.append(("on", "Cette date est à venir\u00a0: notez l’étape quand elle a eu lieu."))
    elif standing.since is not None and step.on < standing.since:
        said.append(
            ("on", f"L’étape précédente est du {standing.since:%d/%m/%Y}\u00a0: celle-ci ne peut pas venir avant.")
        )
    end = step.expires_on
    if end is not None and not step.on <= end <= date(LAST_YEAR, 1, 1):
        said.append(("expires_on", "La fin de validité vient après la date de l’étape."))
    return said


def _amount_refusals(step: Step, standing: AidStanding | LoanStanding) -> list[tuple[str, str]]:
    needs = WITH_AMOUNT if isinstance(standing, AidStanding) else LOAN_WITH_AMOUNT
    amount = step.amount_eur
    if amount is None:
        return [("amount", "Écrivez le montant.")] if step.state in needs else []
    if amount < 0:
        return [("amount", "Un montant n’est pas négatif.")]
    if amount > MOST_EUR:
        return [("amount", "Ce montant dépasse un million d’euros. Relisez-le.")]
    goes_back = step.state in (AidState.REVERSAL, AidState.REVERSED)
    if isinstance(standing, AidStanding) and goes_back and amount > standing.net_eur:
        return [("amount", f"Seuls {euros(standing.net_eur)} ont été versés et gardés.")]
    return []


def warnings(standing: AidStanding) -> list[str]:
    """What is possible and deserves a second look."""
    said = []
    granted, asked = standing.granted_eur, standing.asked_eur
    if granted is not None and asked is not None and granted > asked:
        said.append(f"Le montant accordé dépasse de {euros(granted - asked)} le montant demandé.")
    if granted is not None and granted < standing.planned_eur:
        said.append(
            f"L’aide accordée est inférieure de {euros(standing.planned_eur - granted)} au plan\u00a0: revoyez-le."
        )
    if granted is not None and standing.paid_eur > granted:
        said.append(f"Les versements dépassent de {euros(standing.paid_eur - granted)} le montant accordé.")
    if granted is not None and standing.state is AidState.PAID and standing.paid_eur < granted:
        said.append(f"L’aide est dite versée, {euros(granted - standing.paid_eur)} de moins que l’accord.")
    if granted is None and standing.paid_eur:
        said.append("Un versement est noté sans accord.")
    return said


def loan_warnings(standing: LoanStanding) -> list[str]:
    offered, planned, said = standing.offered_eur, standing.planned_eur, []
    if offered is not None and offered > planned:
        said.append(f"L’offre dépasse le plan de {euros(offered - planned)}.")
    if offered is not None and offered < planned:
        said.append(f"L’offre est inférieure de {euros(planned - offered)} au plan\u00a0: revoyez-le.")
    if standing.released_eur > standing.amount_eur:
        said.append(f"Les sommes débloquées dépassent le prêt de {euros(standing.released_eur - standing.amount_eur)}.")
    return said
