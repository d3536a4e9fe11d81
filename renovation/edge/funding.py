"""The follow-up with its words and pictures, for the office, the household and print."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from renovation.aids.rules.money import ZERO
from renovation.edge.pictures.cash import CashCurve, CashMonth
from renovation.funding.models import AidFile, AidStep, LoanFile, LoanStep, Repayment
from renovation.funding.rules.curve import Curve
from renovation.funding.rules.dates import Ahead, late_eur
from renovation.funding.rules.history import AidStanding, LoanStanding
from renovation.funding.rules.plain import AID_WORDS, LOAN_WORDS

_TONES = {
    "granted": "ok",
    "advance_paid": "ok",
    "paid": "ok",
    "released": "ok",
    "accepted": "ok",
    "closed": "ok",
    "incomplete": "warn",
    "reversal": "warn",
    "refused": "danger",
}


@dataclass(frozen=True)
class FileRow:
    """A file with where it stands and its next date."""

    file: AidFile | LoanFile
    stands: AidStanding | LoanStanding
    ahead: Ahead | None

    @property
    def tone(self) -> str:
        return _TONES.get(self.file.state, "")


def row_of(file: AidFile | LoanFile, *, today: date) -> FileRow:
    return FileRow(file, file.standing, file.ahead(today))


def rows_of(files: Sequence[AidFile | LoanFile], *, today: date) -> list[FileRow]:
    return [row_of(one, today=today) for one in files]


@dataclass(frozen=True)
class HistoryLine:
    """A step; `cancelled`: the one that cancels it."""

    step: AidStep | LoanStep
    cancelled: AidStep | LoanStep | None


def history_of(file: AidFile | LoanFile) -> list[HistoryLine]:
    """The last first; what was cancelled stays, with why."""
    rows: list[Any] = list(file.steps.all())
    cancelling = {one.cancels_id: one for one in rows if one.cancels_id}
    return [HistoryLine(one, cancelling.get(one.pk)) for one in reversed(rows) if one.state]


def last_step(file: AidFile | LoanFile) -> AidStep | LoanStep | None:
    """The one that may be cancelled."""
    steps: Sequence[AidStep | LoanStep] = file.counted_steps()
    return steps[-1] if steps else None


def cash_pictured(curve: Curve) -> dict[str, Any]:
    """The curve, its picture, the months in which money moves."""
    months = [CashMonth(f"{one.day:%m/%y}", one.in_eur, one.out_eur, one.balance_eur) for one in curve.months]
    picture = CashCurve("Trésorerie des travaux", months) if months else None
    return {"curve": curve, "picture_of_cash": picture, "months": curve.moving}


@dataclass(frozen=True)
class PlainFile:
    """A file as its household reads it. `next_due`: the first payment that is owed, `late_eur`: what should be paid."""

    file: AidFile | LoanFile
    stands: AidStanding | LoanStanding
    words: str
    next_due: Repayment | None = None
    late_eur: Decimal = ZERO


def in_plain_words(file: AidFile | LoanFile, *, today: date) -> PlainFile:
    if isinstance(file, AidFile):
        return PlainFile(file, file.standing, AID_WORDS[file.stands])
    rows = list(file.repayments.all()) if file.owes_dues else []
    late = late_eur([(one.due_on, one.amount_eur, one.paid_on) for one in rows], today=today)
    next_due = next((one for one in rows if one.paid_on is None and one.due_on >= today), None)
    return PlainFile(file, file.standing, LOAN_WORDS[file.stands], next_due, late)
