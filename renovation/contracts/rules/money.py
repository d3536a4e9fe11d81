"""Money to the cent: what is split adds up to what it was."""

from collections.abc import Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
ZERO = Decimal(0)


def cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, ROUND_HALF_UP)


def in_words(amount: Decimal) -> str:
    """12 345,60 €, as people read it."""
    text = f"{amount:,.2f}".replace(",", "\N{NARROW NO-BREAK SPACE}").replace(".", ",").replace("-", "−")
    return f"{text}\N{NO-BREAK SPACE}€"


def shares(amount: Decimal, weights: Sequence[Decimal]) -> list[Decimal]:
    """The amount split by weights, to the cent: the cents that are left go to those that lost most by rounding."""
    if not weights:
        return []
    total = sum(weights, ZERO)
    if total == 0:
        return [amount, *([ZERO] * (len(weights) - 1))]
    exact = [amount * weight / total for weight in weights]
    found = [one.quantize(CENT, ROUND_FLOOR) for one in exact]
    left = int(((amount - sum(found, ZERO)) / CENT).to_integral_value())
    by_loss = sorted(range(len(weights)), key=lambda rank: (found[rank] - exact[rank], rank))
    for rank in by_loss[: max(0, left)]:
        found[rank] += CENT
    # What no rounding explains stays with the first, so that the sum is always the amount.
    found[0] += amount - sum(found, ZERO)
    return found


def filled(ht: Decimal | None, rate: Decimal | None, ttc: Decimal | None) -> tuple[Decimal | None, Decimal | None]:
    """Before and after tax, each known from the other when the rate is."""
    if rate is None or not 0 <= rate <= 1:
        return ht, ttc
    if ttc is None and ht is not None:
        return ht, ht + cents(ht * rate)
    if ht is None and ttc is not None:
        return cents(ttc / (1 + rate)), ttc
    return ht, ttc
