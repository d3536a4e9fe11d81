"""Boxes to tick kept as one text, codes separated by commas: what the optimistic lock compares."""

from typing import Any

from django import forms


class CodesField(forms.MultipleChoiceField):
    """Several codes; the value is one text, always in the order of the choices."""

    widget = forms.CheckboxSelectMultiple

    def prepare_value(self, value: Any) -> list[str]:
        return _split(value)

    def to_python(self, value: Any) -> list[str]:
        return super().to_python(_split(value))

    def clean(self, value: Any) -> str:
        ticked = super().clean(value)
        options: Any = self.choices
        return ",".join(str(code) for code, _ in options if str(code) in ticked)


def _split(value: Any) -> list[str]:
    """From the text of the lock, or from the boxes of a browser."""
    parts = [value] if isinstance(value, str) else list(value or [])
    return [code for part in parts for code in str(part).split(",") if code]
