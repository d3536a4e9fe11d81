"""Where a file of aid and a loan may stand, and where they may go from there."""

from collections.abc import Mapping
from enum import StrEnum


class AidState(StrEnum):
    TO_FILE = "to_file"
    FILED = "filed"
    INCOMPLETE = "incomplete"
    GRANTED = "granted"
    ADVANCE_ASKED = "advance_asked"
    ADVANCE_PAID = "advance_paid"
    BALANCE_ASKED = "balance_asked"
    PAID = "paid"
    REFUSED = "refused"
    REVERSAL = "reversal"
    REVERSED = "reversed"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        return _AIDS[self]

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        return [(one.value, one.label) for one in cls]

    @property
    def next(self) -> tuple["AidState", ...]:
        """Where it may go; itself where the same thing may happen twice."""
        return AID_MOVES[self]


class LoanState(StrEnum):
    TO_ASK = "to_ask"
    ASKED = "asked"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    RELEASED = "released"
    CLOSED = "closed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        return _LOANS[self]

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        return [(one.value, one.label) for one in cls]

    @property
    def next(self) -> tuple["LoanState", ...]:
        return LOAN_MOVES[self]


_AIDS = {
    AidState.TO_FILE: "À déposer",
    AidState.FILED: "Déposée",
    AidState.INCOMPLETE: "À compléter",
    AidState.GRANTED: "Accordée",
    AidState.ADVANCE_ASKED: "Avance ou acompte demandé",
    AidState.ADVANCE_PAID: "Avance ou acompte versé",
    AidState.BALANCE_ASKED: "Solde demandé",
    AidState.PAID: "Versée",
    AidState.REFUSED: "Refusée",
    AidState.REVERSAL: "Reversement demandé",
    AidState.REVERSED: "Reversée",
    AidState.WITHDRAWN: "Abandonnée",
}
_LOANS = {
    LoanState.TO_ASK: "À demander",
    LoanState.ASKED: "Demandé",
    LoanState.OFFERED: "Offre reçue",
    LoanState.ACCEPTED: "Offre acceptée",
    LoanState.RELEASED: "Débloqué",
    LoanState.CLOSED: "Remboursé",
    LoanState.REFUSED: "Refusé",
    LoanState.WITHDRAWN: "Abandonné",
}
_A, _L = AidState, LoanState
AID_MOVES: Mapping[AidState, tuple[AidState, ...]] = {
    _A.TO_FILE: (_A.FILED, _A.WITHDRAWN),
    _A.FILED: (_A.INCOMPLETE, _A.GRANTED, _A.REFUSED, _A.WITHDRAWN),
    _A.INCOMPLETE: (_A.FILED, _A.GRANTED, _A.REFUSED, _A.WITHDRAWN),
    # Granted again: another amount, or a longer time.
    _A.GRANTED: (_A.GRANTED, _A.ADVANCE_ASKED, _A.ADVANCE_PAID, _A.BALANCE_ASKED, _A.PAID, _A.REFUSED, _A.WITHDRAWN),
    _A.ADVANCE_ASKED: (_A.ADVANCE_PAID, _A.GRANTED, _A.BALANCE_ASKED, _A.PAID, _A.WITHDRAWN),
    _A.ADVANCE_PAID: (_A.GRANTED, _A.ADVANCE_ASKED, _A.ADVANCE_PAID, _A.BALANCE_ASKED, _A.PAID, _A.REVERSAL),
    _A.BALANCE_ASKED: (_A.BALANCE_ASKED, _A.ADVANCE_PAID, _A.PAID, _A.REFUSED, _A.REVERSAL),
    _A.PAID: (_A.PAID, _A.REVERSAL),
    _A.REFUSED: (_A.FILED,),
    _A.REVERSAL: (_A.REVERSED, _A.PAID),
    # Given back in parts, or asked for more.
    _A.REVERSED: (_A.REVERSED, _A.REVERSAL),
    _A.WITHDRAWN: (_A.FILED,),
}
LOAN_MOVES: Mapping[LoanState, tuple[LoanState, ...]] = {
    _L.TO_ASK: (_L.ASKED, _L.WITHDRAWN),
    _L.ASKED: (_L.OFFERED, _L.REFUSED, _L.WITHDRAWN),
    _L.OFFERED: (_L.OFFERED, _L.ACCEPTED, _L.WITHDRAWN),
    _L.ACCEPTED: (_L.RELEASED, _L.WITHDRAWN),
    _L.RELEASED: (_L.RELEASED, _L.CLOSED),
    _L.CLOSED: (),
    _L.REFUSED: (_L.ASKED,),
    _L.WITHDRAWN: (_L.ASKED,),
}
# Asked of a funder, which has not answered yet; or asked by the funder, which waits.
AWAITING = (_A.FILED, _A.INCOMPLETE, _A.ADVANCE_ASKED, _A.BALANCE_ASKED, _A.REVERSAL)
# Granted, and not paid whole: what is not asked for in time is lost.
HELD = (_A.GRANTED, _A.ADVANCE_ASKED, _A.ADVANCE_PAID, _A.BALANCE_ASKED)
LEFT = (_A.REFUSED, _A.WITHDRAWN)
HOPED = (_A.TO_FILE, _A.FILED, _A.INCOMPLETE)
LOANS_AHEAD = (_L.TO_ASK, _L.ASKED, _L.OFFERED, _L.ACCEPTED)
# Payments are owed to the lender.
LOANS_OWED = (_L.ACCEPTED, _L.RELEASED)
# Money moves, or an amount is told: the step says how much.
WITH_AMOUNT = frozenset({_A.GRANTED, _A.ADVANCE_PAID, _A.PAID, _A.REVERSAL, _A.REVERSED})
LOAN_WITH_AMOUNT = frozenset({_L.OFFERED, _L.RELEASED})
