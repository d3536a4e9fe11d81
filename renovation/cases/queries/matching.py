"""Names, telephones and addresses compared with what an adviser typed."""

from typing import Any, TypeVar

from django.db.models import CharField, F, Func, Model, Q, QuerySet, Value

from renovation.cases.rules.search import Search

Row = TypeVar("Row", bound=Model)


def matching(queryset: QuerySet[Row], search: Search, *, prefix: str = "household__", or_else: Q | None = None) -> Any:
    """Rows whose household (reached by `prefix`) has this name, telephone or e-mail, or which answer `or_else`.

    What may be a telephone is compared with telephones; else each word is looked for in the name without accents.
    """
    if not (search.words or search.digits):
        return queryset.none()
    condition = or_else or Q()
    if search.digits:
        queryset = queryset.alias(dialled=_dialled(f"{prefix}phone"))
        return queryset.filter(condition | Q(dialled__contains=search.digits))
    if "@" in search.text:
        condition |= Q(**{f"{prefix}email__contains": search.text.lower()})
    names = Q()
    for word in search.words:
        names &= Q(**{f"{prefix}search_name__contains": word})
    return queryset.filter(condition | names)


def _dialled(field: str) -> Func:
    """A telephone without what people put between its digits (cheaper than a regular expression)."""
    return Func(F(field), Value(" .-()/"), Value(""), function="translate", output_field=CharField())
