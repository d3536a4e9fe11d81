"""What a campaign gave, counted and divided; nothing is guessed."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

TENTH = Decimal("0.1")


@dataclass(frozen=True)
class Results:
    """Households by what became of them. Those who answered and converted are among those who were reached."""

    recipients: int = 0
    waiting: int = 0
    reached: int = 0
    left_out: int = 0
    unsubscribed: int = 0
    answered: int = 0
    converted: int = 0

    @property
    def told(self) -> int:
        """Whoever got the message or the call, also those who then sent us away."""
        return self.reached + self.unsubscribed

    @property
    def answer_rate(self) -> Decimal | None:
        return share(self.answered, self.told)

    @property
    def conversion_rate(self) -> Decimal | None:
        return share(self.converted, self.told)


@dataclass(frozen=True)
class Reach:
    """Households of a segment, and those whom a campaign would reach. Each one left out is counted under one reason."""

    households: int = 0
    without_consent: int = 0
    objected: int = 0
    without_address: int = 0
    reachable: int = 0

    def as_json(self) -> dict[str, int]:
        return {
            "households": self.households,
            "without_consent": self.without_consent,
            "objected": self.objected,
            "without_address": self.without_address,
        }


def share(part: int, whole: int) -> Decimal | None:
    """A part in percent, to the tenth; nothing of nobody."""
    if not whole:
        return None
    return (Decimal(part) * 100 / Decimal(whole)).quantize(TENTH, ROUND_HALF_UP)
