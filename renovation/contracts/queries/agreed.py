"""What is agreed by line once amendments are signed: what may be invoiced."""

from dataclasses import dataclass
from uuid import UUID

from renovation.contracts.models import Quote, QuoteLine
from renovation.contracts.rules.billing import Amounts
from renovation.contracts.rules.money import ZERO


@dataclass(frozen=True)
class AgreedLine:
    """A line of a signed quote with what its amendments added or took away."""

    line: QuoteLine
    amounts: Amounts


def agreed_of(root: Quote, *, but: UUID | None = None) -> list[AgreedLine]:
    """Lines of the quote, then those that amendments (`but` one) brought. Nothing while it is not signed."""
    if not root.is_signed:
        return []
    lines = list(root.lines.all())
    changed: dict[object, Amounts] = {}
    for amendment in root.amendments.all():
        if not amendment.is_signed or amendment.pk == but:
            continue
        for line in amendment.lines.all():
            if line.changes_id is None:
                lines.append(line)
            else:
                changed[line.changes_id] = changed.get(line.changes_id, Amounts()) + amounts_of(line)
    return [AgreedLine(line, amounts_of(line) + changed.get(line.pk, Amounts())) for line in lines]


def amounts_of(line: QuoteLine) -> Amounts:
    ht, ttc = line.ht or ZERO, line.ttc or ZERO
    return Amounts(ht, ttc - ht, ttc)


def key_of(line: QuoteLine) -> str:
    """Under which a line is followed: that of the programme, else its own."""
    return line.planned_key or f"line:{line.pk}"
