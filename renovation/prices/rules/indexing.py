"""Bringing past prices to the present with a published index of building costs."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

CODE = "prices.index.building"


@dataclass(frozen=True)
class Index:
    """Values by month, as the parameter holds them. `source` is told beside every figure that they change."""

    values: Mapping[str, Decimal]
    source: str
    to_verify: bool

    @property
    def last_month(self) -> str:
        return max(self.values)

    @property
    def present(self) -> date:
        """The month to which prices are brought."""
        return date.fromisoformat(f"{self.last_month}-01")

    def factor(self, month: date) -> Decimal:
        """What multiplies a price of that month. Months after the last one published are the present."""
        value = self.values.get(f"{month:%Y-%m}")
        return self.values[self.last_month] / value if value else Decimal(1)

    def factors(self) -> dict[date, Decimal]:
        """Of each month that changes something."""
        months = {date.fromisoformat(f"{month}-01") for month in self.values}
        return {month: self.factor(month) for month in sorted(months) if self.factor(month) != 1}


def read_index(value: object, *, source: str, to_verify: bool) -> Index | None:
    """None where nothing usable is published: prices are then told as they were."""
    if not isinstance(value, Mapping) or not value:
        return None
    values = {str(month): Decimal(str(figure)) for month, figure in value.items()}
    return Index(values, source, to_verify) if all(figure > 0 for figure in values.values()) else None


def months_before(day: date, months: int) -> date:
    """The same day, so many months earlier; the last day of a shorter month."""
    rank = day.year * 12 + day.month - 1 - months
    year, month = divmod(rank, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
