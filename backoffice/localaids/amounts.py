"""Amounts and rates as people write them."""

from typing import Any

from renovation.edge.forms import MoneyField


class AmountField(MoneyField):
    """An amount, or a rate: « 38 000 € », « 40 % »."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.replace("%", "") if isinstance(value, str) else value)
