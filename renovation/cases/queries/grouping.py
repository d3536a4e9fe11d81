"""A list of cases by groups: how many in each, and the board by stage."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import CharField, Count, F, QuerySet, Value
from django.db.models.functions import Concat, Trim

from renovation.cases.models import Case
from renovation.cases.queries.cases import CaseCriteria, cases_found
from renovation.cases.queries.columns import with_columns
from renovation.cases.queries.pathway import possible_moves
from renovation.platforms.rules.reader import Reader

# A column of the board is looked at, not scrolled for ever: the list has the rest.
BOARD_CASES = 10
_FULL_NAME = Concat("referent__first_name", Value(" "), "referent__last_name", output_field=CharField())
# Of each grouping: what tells a group apart, how it is named, and what stands for « none » in the filter.
_GROUPS: Mapping[str, tuple[str, Any, str]] = {
    "stage": ("stage", F("stage_name"), ""),
    "referent": ("referent_id", Trim(_FULL_NAME), "nobody"),
    "commune": ("dwelling__commune_id", F("dwelling__commune__name"), ""),
    "pathway": ("pathway_version__pathway_id", F("pathway_version__pathway__name"), ""),
}


@dataclass(frozen=True)
class GroupCount:
    """`value` is what the filter of that name takes; empty where no filter names the group."""

    value: str
    label: str
    number: int


def group_counts(reader: Reader, criteria: CaseCriteria, group: str) -> list[GroupCount]:
    """How many cases of the list are in each group, the largest first; one query."""
    key, label, none = _GROUPS[group]
    rows = cases_found(reader, criteria).order_by().annotate(of_group=F(key), group_label=label)
    counted = rows.values_list("of_group", "group_label").annotate(number=Count("pk"))
    found: dict[str, GroupCount] = {}
    for value, name, number in counted.order_by("-number", "group_label"):
        # One stage may have had two names: the most frequent one stays.
        code = none if value is None else str(value)
        known = found.get(code)
        shown = known.label if known else (name or "")
        found[code] = GroupCount(code, shown, number + (known.number if known else 0))
    return list(found.values())


@dataclass(frozen=True)
class BoardCase:
    """A case of the board, with the stages to which it may go."""

    case: Case
    moves: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class BoardColumn:
    code: str
    name: str
    number: int
    cases: Sequence[BoardCase]

    @property
    def left_out(self) -> int:
        return self.number - len(self.cases)


def board(reader: Reader, criteria: CaseCriteria, *, names: Mapping[str, str]) -> list[BoardColumn]:
    """Running cases by stage, in the order of the pathways: those that stand there for the longest time first.

    Three queries, whatever the number of cases; a stage at which nobody stands keeps its empty column.
    """
    running = cases_found(reader, replace(criteria, stage="", sort="stage_since"))
    numbers = dict(running.order_by().values_list("stage").annotate(number=Count("pk")))
    codes = [*names, *(code for code in numbers if code not in names)]
    shown = _first_of_each([code for code in codes if code in numbers], running)
    return [
        BoardColumn(
            code,
            names.get(code, code),
            numbers.get(code, 0),
            [BoardCase(case, tuple(possible_moves(case))) for case in shown.get(code, [])],
        )
        for code in codes
    ]


def _first_of_each(codes: Sequence[str], running: QuerySet[Case]) -> dict[str, list[Case]]:
    """The first lines of each column, read at once: each part of the union stops at its own end."""
    parts = [running.filter(stage=code).values_list("pk", flat=True)[:BOARD_CASES] for code in codes]
    if not parts:
        return {}
    first, *others = parts
    keys = list(first.union(*others, all=True)) if others else list(first)
    # Prefetched, a version is read and understood once for all of its cases.
    rows = with_columns(Case.objects.filter(pk__in=keys), ("next",)).prefetch_related("pathway_version")
    found: dict[str, list[Case]] = {}
    for case in rows.order_by("stage_since", "pk"):
        found.setdefault(case.stage, []).append(case)
    return found
