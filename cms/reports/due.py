"""Which pages must be read again, since when and why."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import CharField, F, QuerySet, Value
from wagtail.models import Page, get_page_models

from cms.models import AidPage
from cms.models.base import SitePage
from cms.rules.staleness import months_after


@dataclass(frozen=True)
class Due:
    """A page to be read again: the day on which that falls, who keeps it, for what reason."""

    page_id: int
    on: date
    keeper_id: UUID | None
    why: str


PLANNED, AID_UNCHECKED = "date de relecture", "fiche aide à vérifier"


def due_pages(*, until: date) -> dict[int, Due]:
    """Live pages whose day comes before this one; the earlier of two reasons counts.

    A page shared by another platform is read again by those who write it.
    """
    found: dict[int, Due] = {}
    for due in sorted((*_planned(until), *_aids(until)), key=lambda due: due.on):
        found.setdefault(due.page_id, due)
    return found


def _planned(until: date) -> list[Due]:
    """One request for all kinds of pages, each of which has its own table."""
    kinds = [model for model in get_page_models() if issubclass(model, SitePage)]
    first, *others = [_rows(kind, until) for kind in kinds]
    return [Due(*row) for row in first.union(*others, all=True)]


def _rows(kind: type[Page], until: date) -> QuerySet[Page, tuple[int, date, UUID | None, str]]:
    rows: QuerySet[Page, tuple[int, date, UUID | None, str]] = (
        kind.objects.live()
        .filter(review_due_on__lte=until, alias_of=None)
        .annotate(day=F("review_due_on"), why=Value(PLANNED, CharField()))
        .values_list("pk", "day", "keeper_id", "why")
        .order_by()
    )
    return rows


def _aids(until: date) -> list[Due]:
    aids = AidPage.objects.live().filter(alias_of=None).only("pk", "checked_on", "fresh_months", "year", "keeper_id")
    days = [(aid, min(months_after(aid.checked_on, aid.fresh_months), date(aid.year, 12, 31))) for aid in aids]
    return [Due(aid.pk, day, aid.keeper_id, AID_UNCHECKED) for aid, day in days if day <= until]
