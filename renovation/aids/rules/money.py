"""Money: decimals, to the cent, written the French way."""

from decimal import ROUND_HALF_UP, Decimal

ZERO = Decimal(0)
CENT = Decimal("0.01")
HUNDRED = Decimal(100)
SPACE = "\u00a0"


def cents(value: Decimal) -> Decimal:
    """To the cent."""
    return value.quantize(CENT, rounding=ROUND_HALF_UP)


def euros(value: Decimal) -> str:
    """12 345,50 € ; the cents only when there are any."""
    exact = cents(value)
    text = f"{exact:,.2f}" if exact % 1 else f"{exact:,.0f}"
    return text.replace(",", SPACE).replace(".", ",") + f"{SPACE}€"


def percent(rate: Decimal) -> str:
    """0.055 is 5,5 %."""
    text = f"{(rate * HUNDRED).normalize():f}"
    return text.replace(".", ",") + f"{SPACE}%"
