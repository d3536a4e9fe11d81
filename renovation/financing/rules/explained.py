"""A calculation in words and figures, with what its parameters say of themselves: text, dates, address."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from renovation.aids.rules.money import euros, percent
from renovation.aids.rules.result import Tree
from renovation.quantities.rules.parameters import Parameters
from renovation.quantities.rules.trace import Operand

NBSP = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Explained:
    """One node: rows are the operands in words; `since` is the first day of its parameter."""

    label: str
    formula: str
    amount_eur: Decimal
    rows: tuple[tuple[str, str], ...]
    source: str
    address: str
    since: date | None
    to_verify: bool
    children: tuple["Explained", ...]


def explained(tree: Tree, parameters: Parameters) -> Explained:
    """The same tree, ready to be shown."""
    value = parameters.values.get(tree.parameter)
    return Explained(
        label=tree.label,
        formula=tree.formula,
        amount_eur=tree.result,
        rows=tuple((one.label, _words(one)) for one in tree.operands),
        source=tree.source,
        address=value.address if value is not None else "",
        since=value.valid_from if value is not None else None,
        to_verify=tree.to_verify,
        children=tuple(explained(child, parameters) for child in tree.children),
    )


def _words(operand: Operand[Decimal]) -> str:
    if operand.unit == "€":
        return euros(operand.value)
    if operand.label.startswith("Taux") and operand.value <= 1:
        return percent(operand.value)
    number = f"{operand.value.normalize():,f}".replace(",", "\N{NARROW NO-BREAK SPACE}").replace(".", ",")
    return f"{number}{NBSP}{operand.unit}".strip() if operand.unit else number
