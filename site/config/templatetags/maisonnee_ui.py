"""What templates need of the design system: pictograms, figures in French, the brand's address, class rows."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.safestring import SafeString, mark_safe

from config.door.devices import device_words
from renovation.edge.pictures.icons import icon_svg
from renovation.platforms.models import Platform
from renovation.prices.rules.wording import euros as euros_and_cents

register = template.Library()

NARROW_SPACE = "\u202f"
SPACE = "\u00a0"
CLASSES = "ABCDEFG"


@dataclass(frozen=True)
class ClassRow:
    letter: str
    inside: bool

    @property
    def css(self) -> str:
        return self.letter.lower()


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """A pictogram of the house; decorative unless it has a label."""
    return mark_safe(icon_svg(name, label))  # noqa: S308 (our own drawings, label escaped)


@register.simple_tag
def brand_address(platform: Platform) -> str:
    """The stylesheet of the platform's brand; changes when the brand does, so browsers may keep it."""
    version = int(platform.brand.changed_at.timestamp()) if hasattr(platform, "brand") else 0
    return f"{reverse('brand', kwargs={'slug': platform.slug})}?v={version}"


@register.filter
def figure(value: Any) -> str:
    """A number as people read it: grouped by three with narrow spaces, decimal comma. Other values pass."""
    if value is None or isinstance(value, bool):
        return ""
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return str(value)
    places = 0 if number == number.to_integral_value() or abs(number) >= 100 else min(2, _places(number))
    # Rounded first: Django cuts the digits off.
    text = number_format(round(number, places), decimal_pos=places, use_l10n=True, force_grouping=True)
    return text.replace(SPACE, NARROW_SPACE).replace("-", "−")


@register.filter
def euros(value: Any) -> str:
    """An amount in whole euros, with the spaces of French typography."""
    return f"{figure(round(Decimal(str(value))))}{SPACE}€" if value not in (None, "") else ""


@register.filter
def price(value: Any) -> str:
    """An amount to the euro, to the cent when it is small."""
    return euros_and_cents(Decimal(str(value))) if value not in (None, "") else ""


@register.filter
def cents(value: Decimal) -> str:
    """An amount to the cent, always with its cents: tables of money are added up."""
    text = f"{value:,.2f}".replace(",", NARROW_SPACE).replace(".", ",").replace("-", "−")
    return f"{text}{SPACE}€"


@register.filter
def percent(value: Any) -> str:
    """A fraction as people read it: 0.055 is 5,5 %."""
    return f"{figure(Decimal(str(value)) * 100)}{SPACE}%"


@register.filter
def count_to(total: int) -> range:
    """1 … total, to draw as many marks."""
    return range(1, int(total) + 1)


@register.filter
def class_rows(low: str, high: str) -> list[ClassRow]:
    """The seven classes, those of the range marked."""
    first, last = sorted((CLASSES.index(low), CLASSES.index(high)))
    return [ClassRow(letter, first <= rank <= last) for rank, letter in enumerate(CLASSES)]


@register.filter
def hours(value: timedelta | None) -> str:
    """A duration in plain words: "3 h", "2 j"."""
    if value is None:
        return ""
    whole = int(value.total_seconds() // 3600)
    return f"{whole // 24}{SPACE}j" if whole >= 48 else f"{whole}{SPACE}h"


@register.filter
def device(user_agent: str) -> str:
    """The browser of a session, in words."""
    return device_words(user_agent)


@register.filter
def required_words(form: BaseForm) -> str:
    """What is asked of a form with several answers, said once at its top; short forms say it at the label."""
    needed = [field.field.required for field in form.visible_fields()]
    if len(needed) < 2 or not any(needed):
        return ""
    if all(needed):
        return "Toutes les réponses sont obligatoires."
    return "Les réponses sont obligatoires, sauf celles marquées «\u00a0facultatif\u00a0»."


@register.filter
def need_word(field: BoundField) -> str:
    """The word beside a label. Where nothing is required, as in filters, or may be passed, none is needed."""
    visible = field.form.visible_fields()
    if getattr(field.form, "skippable", False) or getattr(field.field, "need_is_told", False):
        return ""
    if field.field.required:
        return "obligatoire" if len(visible) == 1 else ""
    return "facultatif" if any(other.field.required for other in visible) else ""


@register.simple_tag
def picture(drawing: Any) -> SafeString:
    """An informative picture (renovation.edge.pictures): the drawing, its text alternative and its table."""
    return render_to_string(drawing.template, {"drawing": drawing})


def _places(number: Decimal) -> int:
    return max(0, -int(number.normalize().as_tuple().exponent))
