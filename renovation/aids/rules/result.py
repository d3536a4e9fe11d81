"""What an aid answers: one status, an amount, why, and the tree of the calculation."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from renovation.aids.rules.money import ZERO, cents
from renovation.aids.rules.vocabulary import Nature, Status
from renovation.quantities.rules.parameters import MissingParameter, Parameters, Value
from renovation.quantities.rules.trace import Operand, Trace

Tree = Trace[Decimal]


@dataclass(frozen=True)
class Requirement:
    """A condition: met, not met, or not known (then the question that would tell)."""

    met: bool | None
    reason: str
    question: str = ""


@dataclass(frozen=True)
class Result:
    aid: str
    label: str
    nature: Nature
    on: date
    status: Status
    amount_eur: Decimal | None = None
    trace: Tree | None = None
    reason: str = ""
    questions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    to_verify: bool = False
    details: Mapping[str, Decimal] = field(default_factory=dict)
    # What the rule answered, where a person decided another amount.
    before: "Result | None" = None

    @property
    def granted(self) -> bool:
        return self.status is Status.ELIGIBLE

    def to_dict(self) -> dict[str, Any]:
        return {
            "aid": self.aid,
            "label": self.label,
            "nature": self.nature.value,
            "on": self.on.isoformat(),
            "status": self.status.value,
            "status_label": self.status.label,
            "amount_eur": None if self.amount_eur is None else str(self.amount_eur),
            "reason": self.reason,
            "questions": list(self.questions),
            "notes": list(self.notes),
            "to_verify": self.to_verify,
            "details": {name: str(value) for name, value in self.details.items()},
            "trace": None if self.trace is None else tree_to_dict(self.trace),
            "before": None if self.before is None else self.before.to_dict(),
        }


@dataclass(frozen=True)
class Aid:
    """An aid before it is judged: its name and its day."""

    code: str
    label: str
    nature: Nature
    on: date

    def refused(self, requirements: Iterable[Requirement]) -> Result | None:
        """The refusal or the questions; None when everything is met. What is refused asks nothing more."""
        unmet: list[str] = []
        questions: list[str] = []
        for one in requirements:
            if one.met is None:
                questions.append(one.question)
            elif not one.met:
                unmet.append(one.reason)
        if unmet:
            return self.answer(Status.NOT_ELIGIBLE, reason=" ".join(dict.fromkeys(unmet)))
        if questions:
            return self.answer(Status.TO_COMPLETE, questions=tuple(dict.fromkeys(questions)))
        return None

    def granted(
        self, tree: Tree, *, notes: tuple[str, ...] = (), details: Mapping[str, Decimal] | None = None
    ) -> Result:
        return Result(
            self.code,
            self.label,
            self.nature,
            self.on,
            Status.ELIGIBLE,
            amount_eur=tree.result,
            trace=tree,
            notes=notes,
            to_verify=uncertain(tree),
            details=details or {},
        )

    def not_verified(self, missing: str) -> Result:
        """A rule that applies but whose figure nobody has read: no amount is better than an invented one."""
        return self.answer(
            Status.NOT_VERIFIED, reason=f"Le barème n’a pas encore été lu dans un texte officiel. {missing}".strip()
        )

    def answer(self, status: Status, *, reason: str = "", questions: tuple[str, ...] = ()) -> Result:
        return Result(
            self.code,
            self.label,
            self.nature,
            self.on,
            status,
            reason=reason,
            questions=questions,
            to_verify=status is Status.NOT_VERIFIED,
        )


def uncertain(tree: Tree) -> bool:
    """Whether any figure of the tree waits for a reading of its text."""
    return tree.to_verify or any(uncertain(child) for child in tree.children)


def leaf(label: str, formula: str, result: Decimal, value: Value | None = None, *operands: Operand[Decimal]) -> Tree:
    """One amount and where its figure comes from."""
    if value is None:
        return Trace(label, formula, cents(result), "€", operands=operands)
    return Trace(label, formula, cents(result), "€", value.source, value.to_verify, (), operands, value.code)


def total(label: str, formula: str, children: Iterable[Tree]) -> Tree:
    """A sum: its children add up to it."""
    parts = tuple(children)
    return Trace(label, formula, sum((part.result for part in parts), ZERO), "€", children=parts)


def cell(value: Value, *keys: str | int) -> Decimal:
    """One figure of a table."""
    found: Any = value.value
    for key in keys:
        try:
            found = found[key]
        except (KeyError, IndexError):
            raise MissingParameter(f"{value.code} has no figure for {keys}") from None
    return Decimal(found) if isinstance(found, int) else Decimal(str(found))


def bracket(value: Value, at: Decimal) -> Decimal:
    """The figure of the bracket in which a quantity falls: rows (below, figure), the last one without bound."""
    return Decimal(str(bracket_row(value.value, at)))


def bracket_row(rows: Any, at: Decimal) -> Any:
    """What stands in the bracket: rows (below, content), the last one without bound."""
    for below, content in rows:
        if below is None or at < Decimal(str(below)):
            return content
    raise MissingParameter(f"no bracket for {at}")


def known(parameters: Parameters, code: str) -> Value | None:
    """The value in force, or None when nothing was read for this day."""
    return parameters.values.get(code)


def moved(result: Result, status: Status, reason: str) -> Result:
    """The same aid with another status: its amount stays in the details as what it would have been."""
    details = dict(result.details)
    if result.amount_eur is not None:
        details["if_open_eur"] = result.amount_eur
    return replace(result, status=status, reason=reason, amount_eur=None, details=details)


def tree_to_dict(tree: Tree) -> dict[str, Any]:
    return {
        "label": tree.label,
        "formula": tree.formula,
        "result": str(tree.result),
        "unit": tree.unit,
        "source": tree.source,
        "to_verify": tree.to_verify,
        "parameter": tree.parameter,
        "operands": [{"label": one.label, "value": str(one.value), "unit": one.unit} for one in tree.operands],
        "children": [tree_to_dict(child) for child in tree.children],
    }
