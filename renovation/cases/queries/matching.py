"""Names, telephones and addresses compared with what an adviser typed."""

from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

from renovation.cases.rules.search import Search
from renovation.households.models import dialled

Row = TypeVar("Row", bound=Model)


def matching(queryset: QuerySet[Row], search: Search, *, prefix: str = "household__", or_else: Q | None = None) -> Any:
    """Rows whose household (reached by `prefix`) has this name, telephone or e-mail, or which answer `or_else`.

    What may be a telephone is compared with telephones; else each word is looked for in the name without accents.
    """
    if not (search.words or search.digits):
        return queryset.none()
    condition = or_else or Q()
    if search.digits:
        return dialled_like(queryset, search.digits, prefix=prefix, or_else=condition)
    if "@" in search.text:
        condition |= Q(**{f"{prefix}email__contains": search.text.lower()})
    names = Q()
    for word in search.words:
        names &= Q(**{f"{prefix}search_name__contains": word})
    return queryset.filter(condition | names)


def dialled_like(queryset: QuerySet[Row], digits: str, *, prefix: str = "", or_else: Q | None = None) -> Any:
    """Rows whose telephone holds these digits, however it is written."""
    found = queryset.alias(dialled_digits=dialled(f"{prefix}phone"))
    return found.filter((or_else or Q()) | Q(dialled_digits__contains=digits))
