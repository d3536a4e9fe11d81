"""Lists of the office: pages of fifty lines, and words for how long something waits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils import timezone

LINES = 50

Row = TypeVar("Row", bound=Model)


class NarrowPaginator(Paginator[Row]):
    """Sorts identifiers only, then reads the lines of the page: sorting whole lines is what makes long lists slow."""

    def page(self, number: int | str) -> Page[Row]:
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        rows: QuerySet[Row] = self.object_list  # type: ignore[assignment]
        keys = list(rows.values_list("pk", flat=True)[first : first + self.per_page])
        found = {row.pk: row for row in rows.order_by().filter(pk__in=keys)}
        return self._get_page(  # type: ignore[attr-defined]
            [found[key] for key in keys if key in found], number, self
        )


def page_of(request: HttpRequest, queryset: QuerySet[Row], *, name: str = "page") -> Page[Row]:
    """The page asked for; the nearest one when there is none of that number. `name` when a page has several lists."""
    return NarrowPaginator(queryset, LINES).get_page(request.GET.get(name))


class RankedPaginator(Paginator[Row]):
    """Of rows whose order is known already, by their identifiers."""

    def __init__(self, rows: QuerySet[Row], keys: Sequence[object]) -> None:
        super().__init__(keys, LINES)  # type: ignore[arg-type]
        self.rows = rows

    def page(self, number: int | str) -> Page[Row]:
        keys = super().page(number).object_list
        found: dict[object, Row] = {row.pk: row for row in self.rows.order_by().filter(pk__in=keys)}
        return self._get_page(  # type: ignore[attr-defined]
            [found[key] for key in keys if key in found], self.validate_number(number), self
        )


def page_of_keys(request: HttpRequest, rows: QuerySet[Row], keys: Sequence[object]) -> Page[Row]:
    """The page asked for of these rows, in the order of `keys`."""
    return RankedPaginator(rows, keys).get_page(request.GET.get("page"))


@dataclass(frozen=True)
class Delay:
    """How near a date is: words, and the tone of its chip (never the only sign)."""

    label: str
    tone: str


def delay_until(due: date, *, today: date) -> Delay:
    """Until a due date: late, today, tomorrow, in so many days."""
    days = (due - today).days
    if days < 0:
        return Delay(f"en retard de {-days}\u00a0j", "late")
    if days == 0:
        return Delay("aujourd’hui", "late")
    if days == 1:
        return Delay("demain", "warn")
    return Delay(f"dans {days}\u00a0j", "warn" if days <= 3 else "ok")


def waiting_since(moment: datetime, *, now: datetime) -> Delay:
    """Since a household asked something: nobody should wait more than 48 hours."""
    hours = int((now - moment).total_seconds() // 3600)
    if hours >= 48:
        return Delay(f"depuis {hours // 24}\u00a0j", "late")
    if hours >= 24:
        return Delay("depuis hier", "warn")
    return Delay(f"depuis {hours}\u00a0h" if hours else "à l’instant", "ok")


def hour_of(moment: datetime) -> str:
    """9 h 30, as people write it."""
    local = timezone.localtime(moment)
    return f"{local.hour}\u00a0h" + (f"\u00a0{local.minute:02d}" if local.minute else "")


def criteria_of(form: Any) -> dict[str, Any]:
    """The filter as understood: fields that make no sense are left out, the others still count."""
    form.is_valid()
    return {name: value for name, value in form.cleaned_data.items() if value not in ("", None)}
