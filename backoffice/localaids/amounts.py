"""Amounts and rates as people write them."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms


class AmountField(forms.CharField):
    """A positive or negative amount as people write it: « 38 000 € », « 38000,50 », « 40 % »."""

    default_error_messages = {  # noqa: RUF012 (as Django declares it)
        "invalid": "Écrivez le montant en chiffres, par exemple 24 500.",
        "too_large": "Ce montant est trop grand.",
    }

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        plain = "".join(text.replace("€", "").replace("%", "").split()).replace(",", ".").replace("−", "-")
        try:
            amount = Decimal(plain)
        except InvalidOperation as error:
            raise forms.ValidationError(self.error_messages["invalid"]) from error
        if not amount.is_finite() or abs(amount) >= Decimal(10) ** 8:
            raise forms.ValidationError(self.error_messages["too_large"])
        return amount

    def prepare_value(self, value: Any) -> Any:
        """A decimal that is known, without the zeros of the database."""
        if not isinstance(value, Decimal):
            return value
        return f"{value.normalize():f}".replace(".", ",")

    def validate(self, value: Any) -> None:
        if value is None and self.required:
            raise forms.ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value: Any) -> None:
        """A decimal has nothing of the text's rules to obey."""
