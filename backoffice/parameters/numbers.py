"""Numbers as people write them."""

import re
from typing import Any

from django import forms

from renovation.quantities.rules.shapes import plain

LONGEST = 30
_NUMBER = re.compile(r"[-−]?\d+([.,]\d+)?")


class NumberField(forms.Field):
    """A number with a comma or a point, with or without spaces between the groups.

    `need_is_told`: the page says above a grid of them which ones may stay empty, not each label.
    """

    need_is_told = False

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"inputmode": "decimal", "maxlength": LONGEST}), **kwargs)
        self.error_messages["required"] = "Écrivez un nombre."

    def to_python(self, value: Any) -> Any:
        text = "".join(str(value or "").split())
        if not text:
            return None
        if len(text) > LONGEST or not _NUMBER.fullmatch(text):
            raise forms.ValidationError("Écrivez un nombre, par exemple 1\u202f234,5.")
        return plain(float(text.replace(",", ".").replace("−", "-")))


def spelt(value: Any) -> str:
    """A number ready to be typed over."""
    return "" if value is None else str(value).replace(".", ",")
