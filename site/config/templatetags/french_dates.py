"""Dates as French writes them: the first of a month is "1er". Built into every template in place of Django's filter."""

from datetime import date
from typing import Any

from django import template
from django.template import defaultfilters

register = template.Library()


@register.filter(name="date", expects_localtime=True, is_safe=False)
def french_date(value: Any, arg: str | None = None) -> str:
    """Django's own filter, with the ordinal where the day stands before its month."""
    if arg and isinstance(value, date) and value.day == 1:
        arg = arg.replace("j F", "j\\e\\r F").replace("j M", "j\\e\\r M")
    return str(defaultfilters.date(value, arg))
