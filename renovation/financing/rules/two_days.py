"""The same situation on two days, aid by aid, with the rules that changed between them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from renovation.aids.rules.certificates import BOOST_CODE, CODE, MAJOR_CODE
from renovation.aids.rules.financing import Book
from renovation.aids.rules.local_shape import LocalAid
from renovation.aids.rules.result import Result
from renovation.aids.rules.situation import Dates
from renovation.aids.rules.windows import COUNTERS
from renovation.aids.rules.works import WORKS
from renovation.financing.rules.changed_lists import told_apart
from renovation.financing.rules.scenario import Scenario
from renovation.financing.rules.study import Study, calculate
from renovation.quantities.rules.parameters import Value
from renovation.quantities.rules.wording import Difference, differences, in_short

# The local aids that are published for the home on a day.
LocalAidsOn = Callable[[date], Sequence[LocalAid]]
# Which parameters an aid reads, by the beginning of their codes; those of works and sheets are sorted further.
_READS: Mapping[str, tuple[str, ...]] = {
    "mpr_accompanied": ("aids.accompanied.", "aids.income.", "aids.age.mpr"),
    "mpr_guide": ("aids.guide.", "aids.accompanied.best_start", "aids.accompanied.fewest_jumps", "aids.income."),
    "mpr_single": ("aids.single.", "aids.income.", "aids.age.mpr"),
    "mpr_syndicate": ("aids.syndicate.",),
    "mpr_syndicate_personal": ("aids.syndicate.personal", "aids.income."),
    CODE: ("aids.sheet.", "aids.certificates.", "aids.income.", "aids.age.certificates"),
    BOOST_CODE: ("aids.boost.", "aids.sheet.", "aids.certificates.", "aids.income.", "aids.age.certificates"),
    MAJOR_CODE: ("aids.major.", "aids.accompanied.", "aids.sheet.factor.SA", "aids.age.certificates"),
    "zero_loan": ("aids.zero_loan.", "aids.age.zero_loan"),
    "advance_loan": ("aids.advance_loan.", "aids.income.", "aids.age.zero_loan"),
    "property_tax": ("aids.property_tax.",),
    "denormandie": ("aids.denormandie.",),
    "letting": ("aids.letting.",),
    "adapt": ("aids.adapt.", "aids.income."),
    "decent": ("aids.decent.", "aids.income."),
    "overseas_bonus": ("aids.overseas.", "aids.income."),
}
_BY_WORK = ("aids.single.sums.", "aids.single.ceiling.", "aids.boost.lump.", "aids.boost.times.", "aids.overseas.")
MOST_CELLS = 6


@dataclass(frozen=True)
class Cause:
    """A parameter that is not the same on both days, in words."""

    label: str
    before: str
    after: str
    source: str
    cells: tuple[Difference, ...] = ()


@dataclass(frozen=True)
class AidRow:
    """One aid on both days; nothing on a day where it is not judged."""

    label: str
    left: Result | None
    right: Result | None
    causes: tuple[Cause, ...]

    @property
    def differs(self) -> bool:
        return _answer(self.left) != _answer(self.right)

    @property
    def difference_eur(self) -> Decimal | None:
        """Only between two amounts: a status is told in words."""
        amounts = [one.amount_eur if one is not None else None for one in (self.left, self.right)]
        if amounts == [None, None]:
            return None
        return (amounts[1] or Decimal(0)) - (amounts[0] or Decimal(0))


@dataclass(frozen=True)
class TwoDays:
    left: Study
    right: Study
    rows: tuple[AidRow, ...]

    @property
    def changed(self) -> list[AidRow]:
        return [one for one in self.rows if one.differs]

    @property
    def same(self) -> list[AidRow]:
        return [one for one in self.rows if not one.differs]


def nothing_local(_day: date) -> Sequence[LocalAid]:
    return ()


def compared(
    scenario: Scenario, book: Book, days: tuple[date, date], local_aids: LocalAidsOn = nothing_local
) -> TwoDays:
    """As if everything was done on one day, then on the other. Amounts decided are left out: the rules are compared."""
    still = replace(scenario, situation=replace(scenario.situation, dates=Dates()))
    left, right = (calculate(still, book, day, local_aids=local_aids(day)) for day in days)
    causes = _causes(left, right, book)
    keys = list(dict.fromkeys((*left.keyed, *right.keyed)))
    rows = [_row(key, left.keyed.get(key), right.keyed.get(key), causes) for key in keys]
    return TwoDays(left, right, tuple(rows))


def _row(key: str, left: Result | None, right: Result | None, causes: Mapping[str, Cause]) -> AidRow:
    one = left or right
    assert one is not None  # noqa: S101 (a key comes from one of the two days)
    why = tuple(cause for code, cause in causes.items() if reads(key, code)) if _answer(left) != _answer(right) else ()
    return AidRow(one.label, left, right, why)


def reads(key: str, parameter: str) -> bool:
    """Whether the aid, for its line of works if it has one, may depend on this parameter."""
    code, _, name = key.partition(":")
    if parameter == f"aids.window.{COUNTERS.get(code, '')}":
        return True
    if not parameter.startswith(_READS.get(code, ())):
        return False
    work = name.partition("/")[0]
    if work and parameter.startswith(_BY_WORK):
        return parameter.rpartition(".")[2].startswith(work)
    if work and parameter.startswith("aids.sheet.BAR"):
        sheet = next((traits.sheet for one, traits in WORKS.items() if one.value == work), "")
        return parameter == f"aids.sheet.{sheet}"
    return True


def _causes(left: Study, right: Study, book: Book) -> dict[str, Cause]:
    """The parameters read on either day that are not the same on both, whether or not both days came to read them."""
    codes = {code for study in (left, right) for read in study.used.values() for code in read}
    found = {}
    for code in sorted(codes):
        old, new = (book(study.on).values.get(code) for study in (left, right))
        cause = _cause(old, new)
        if cause is not None:
            found[code] = cause
    return found


def _cause(old: Value | None, new: Value | None) -> Cause | None:
    one = new or old
    before, after = (None if side is None else side.value for side in (old, new))
    if one is None or before == after:
        return None
    apart = told_apart(before, after)
    if apart is not None:
        return Cause(one.label, *apart, one.source)
    words = ["aucune valeur" if side is None else in_short(side, one.unit) for side in (before, after)]
    cells = differences(before, after, one.unit) if old and new else []
    return Cause(one.label, words[0], words[1], one.source, tuple(cells[:MOST_CELLS]))


def _answer(one: Result | None) -> tuple[object, ...]:
    return () if one is None else (one.status, one.amount_eur)


def totals(found: TwoDays) -> list[tuple[str, Decimal | None, Decimal | None]]:
    """What the aids and the household pay on each day, by the best way of that day."""
    rows = (("Aides", "grants_eur"), ("Reste à payer", "remaining_eur"), ("Prêt sans intérêts possible", "loan_eur"))
    left, right = found.left.best, found.right.best
    return [(label, getattr(left, name, None), getattr(right, name, None)) for label, name in rows]
