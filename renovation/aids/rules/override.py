"""Amounts that a person knows better than the rules: a notification received, a local agreement.

The rule's own answer stays beside the amount that takes its place (`Result.before`), so that both are always shown.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from renovation.aids.rules.result import Result, leaf
from renovation.aids.rules.situation import Line
from renovation.aids.rules.vocabulary import Nature, Status


@dataclass(frozen=True)
class Override:
    """The amount and why it takes the place of the calculation; `label` is the aid for which it was decided."""

    amount_eur: Decimal
    reason: str
    label: str = ""


Overrides = Mapping[str, Override]


def overridden(key: str, result: Result, overrides: Overrides) -> Result:
    """The same aid with the amount that was decided, if any was."""
    one = overrides.get(key)
    if one is None:
        return result
    tree = leaf("Montant retenu", f"Montant décidé par le conseiller. Motif\u00a0: {one.reason}", one.amount_eur)
    nature = Nature.GRANT if result.nature is Nature.INFORMATION else result.nature
    return replace(
        result,
        nature=nature,
        status=Status.ELIGIBLE,
        amount_eur=tree.result,
        trace=tree,
        reason="",
        questions=(),
        notes=(),
        to_verify=False,
        before=result,
    )


def numbered(lines: Iterable[Line]) -> Iterator[str]:
    """The name of each line: its work, and its rank among lines of the same work. It survives a change of order."""
    seen: Counter[str] = Counter()
    for line in lines:
        seen[line.work.value] += 1
        rank = seen[line.work.value]
        yield line.work.value if rank == 1 else f"{line.work.value}/{rank}"


def line_key(code: str, name: str) -> str:
    return f"{code}:{name}"
