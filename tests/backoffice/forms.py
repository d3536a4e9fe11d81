"""Forms of a page as a browser would send them back."""

import re
from html import unescape

from django.forms import Form
from django.http import HttpResponse


def hidden(response: HttpResponse, name: str) -> str:
    """The value of a hidden field of the page (the last one when several forms have it)."""
    found = re.findall(rf'<input type="hidden" name="{name}" value="([^"]*)"', response.content.decode())
    assert found, f"no hidden field {name}"
    return unescape(found[-1])


def sent_back(form: Form) -> dict[str, str | list[str]]:
    """What a browser sends for a form that was left as it is."""
    values = {field.name: field.value() for field in form}
    return {name: value for name, value in values.items() if value not in (None, "", False)}
