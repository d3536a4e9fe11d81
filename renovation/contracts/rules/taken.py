"""What an amendment takes away: never more than what is signed, by line and in all."""

from collections.abc import Iterator

from renovation.contracts.rules.facts import Known, QuoteFacts
from renovation.contracts.rules.money import CENT, ZERO, in_words
from renovation.contracts.rules.remarks import Remark, error

_MORE = "\u00a0: l’avenant ne peut pas en retirer plus."


def taken_away(quote: QuoteFacts, known: Known) -> Iterator[Remark]:
    """Several of its lines may change the same one. A discount, negative from the start, is not held."""
    if known.agreed_total is None:
        return
    left, taking = dict(known.agreed), dict[str, int]()
    for line in quote.lines:
        if line.changes in left:
            left[line.changes] += line.ttc or ZERO
            if line.ttc is not None and line.ttc < 0:
                taking[line.changes] = line.position
    for key, position in taking.items():
        if known.agreed[key] >= 0 and left[key] < -CENT:
            yield error(f"Cette ligne vaut {in_words(known.agreed[key])} TTC signés{_MORE}", "ttc", position)
    if known.agreed_total + sum((line.ttc or ZERO for line in quote.lines), ZERO) < -CENT:
        yield error(f"{in_words(known.agreed_total)} TTC sont signés en tout{_MORE}", "lines")
