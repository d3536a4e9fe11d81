"""Sizes of files as people read them: "59 ko", "2,4 Mo". Built into every template in place of Django's filter."""

from typing import Any

from django import template
from django.utils.formats import number_format

register = template.Library()

KILO = 1000
SPACE = "\u00a0"


@register.filter(name="filesizeformat", is_safe=True)
def french_size(size_bytes: Any) -> str:
    """Thousands, as telephones and hosts count them; nothing under one kilobyte is worth a figure."""
    size = int(size_bytes or 0)
    if size < KILO:
        return f"moins d’un{SPACE}ko"
    if size < KILO**2:
        return f"{round(size / KILO)}{SPACE}ko"
    return f"{number_format(round(size / KILO**2, 1), decimal_pos=1)}{SPACE}Mo"
