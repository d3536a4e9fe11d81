"""Real bills beside the conventional calculation, in words and rows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from renovation.diagnosis.rules.bills import Comparison, Conventional, compare
from renovation.diagnosis.rules.energy import price_code

NBSP = "\N{NO-BREAK SPACE}"
_WORDS = {
    "close": "Vos factures sont proches du calcul.",
    "below": "Vous payez moins que le calcul : vous chauffez peut-être moins de pièces, moins longtemps ou moins fort.",
    "above": "Vous payez plus que le calcul : une occupation plus longue, une température plus haute, ou un défaut "
    "que nos questions ne voient pas.",
}


@dataclass(frozen=True)
class RealBills:
    """One line per energy that both know, and what to think of it. The class does not depend on it."""

    lines: tuple[Comparison, ...]

    @property
    def sentence(self) -> str:
        verdicts = {line.verdict for line in self.lines}
        words = (
            _WORDS[verdicts.pop()]
            if len(verdicts) == 1
            else "Selon l’énergie, l’écart va dans un sens ou dans l’autre."
        )
        return words.replace(" :", f"{NBSP}:")


def real_bills(situation: Mapping[str, Any], result: Mapping[str, Any]) -> RealBills | None:
    """The comparison, when a bill speaks of an energy that the calculation knows."""
    lines = compare(situation.get("bills") or {}, dict(_conventional(result["cost_trace"])))
    return RealBills(lines) if lines else None


def _conventional(cost_trace: Mapping[str, Any]) -> Iterator[tuple[str, Conventional]]:
    """The energies of the cost's explanation: what each uses and costs in a year."""
    prefix = price_code("")
    for leaf in cost_trace.get("children", ()):
        operands = leaf.get("operands") or ()
        if str(leaf.get("parameter", "")).startswith(prefix) and operands:
            energy = str(leaf["parameter"]).removeprefix(prefix)
            yield energy, Conventional(kwh=float(operands[0]["value"]), cost_eur=float(leaf["result"]))
