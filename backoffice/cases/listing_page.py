"""What the list of cases shows: lines of chosen columns, counts, views."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from backoffice.access import CASE_READERS, CASE_WORKERS
from backoffice.cases.listing_forms import CaseFilter
from backoffice.lists import delay_until
from renovation.cases.models import Case
from renovation.cases.queries import (
    CaseCriteria,
    Column,
    communes_for_filter,
    group_counts,
    intercommunalities_for_filter,
    listing_of,
    next_task,
    views_for,
)
from renovation.cases.rules.listing import Listing, narrowed
from renovation.edge.requests import LoggedInRequest
from renovation.pathways.queries import pathway_names, stage_names
from renovation.platforms.queries import colleagues_of
from renovation.platforms.rules.reader import Reader

# Columns whose text is short and must not be cut.
ON_ONE_LINE = {"number", "referent", "changed", "opened", "since", "contact", "phone"}


@dataclass(frozen=True)
class Cell:
    """`chip` is the class of its chip, None when there is none; `after` a word with its own chip."""

    label: str
    text: str
    on_one_line: bool = False
    chip: str | None = None
    after: str = ""
    after_chip: str = ""


@dataclass(frozen=True)
class Row:
    case: Case
    cells: list[Cell]


@dataclass(frozen=True)
class Link:
    """A list that somebody may open; `number` is how many cases are in it, when that is known."""

    label: str
    url: str
    number: int | None = None
    is_current: bool = False


def works_on_cases(reader: Reader) -> bool:
    return bool(reader.roles.intersection(CASE_WORKERS))


def filter_for(request: LoggedInRequest) -> CaseFilter:
    reader = request.reader
    platforms = reader.platform_ids(*CASE_READERS)
    return CaseFilter(
        request.GET,
        choices={
            "stage": list(stage_names(platforms).items()),
            "referent": [(str(one.pk), str(one)) for one in colleagues_of(reader)],
            "pathway": [(str(pk), name) for pk, name in pathway_names(platforms)],
            "commune": [(one.pk, one.name) for one in communes_for_filter(reader)],
            "epci": [(one.pk, one.name) for one in intercommunalities_for_filter(reader)],
        },
        for_team=works_on_cases(reader),
    )


def rows_of(cases: Iterable[Case], columns: list[Column], *, today: date) -> list[Row]:
    return [Row(case, [_cell(column, case, today) for column in columns]) for case in cases]


def address_of(listing: Listing, name: str = "cases") -> str:
    query = urlencode(listing.pairs)
    return reverse(f"backoffice:{name}") + (f"?{query}" if query else "")


def group_links(reader: Reader, listing: Listing, criteria: CaseCriteria) -> list[Link]:
    """The groups with their counts; each opens its own list. A group that no filter names is only counted."""
    if not listing.group:
        return []
    return [
        Link(
            one.label or "Sans réponse" if one.value != "nobody" else "Personne",
            address_of(narrowed(listing, listing.group, one.value)) if one.value else "",
            one.number,
        )
        for one in group_counts(reader, criteria, listing.group)
    ]


def view_links(reader: Reader, listing: Listing) -> list[Link]:
    """Saved views as links; the present one is told apart."""
    links = []
    for view in views_for(reader):
        kept = listing_of(view)
        shared = "" if view.owner_id == reader.user_id else f" ({view.owner})"
        links.append(Link(f"{view.name}{shared}", address_of(kept), is_current=kept == listing))
    return links


def common_context(request: LoggedInRequest, form: CaseFilter, listing: Listing, here: str) -> dict[str, Any]:
    """What the list and the board have in common."""
    return {
        "form": form,
        "here": here,
        "works": works_on_cases(request.reader),
        "views": view_links(request.reader, listing),
        "query": urlencode(listing.pairs),
        "is_filtered": bool(listing.filters),
    }


def _cell(column: Column, case: Case, today: date) -> Cell:
    if column.code == "stage":
        return Cell(column.label, case.stage_name, chip="ok" if case.closed_at else "")
    if column.code == "next":
        task = next_task(case)
        if task is not None:
            delay = delay_until(task.due_on, today=today)
            return Cell(column.label, task.title, after=delay.label, after_chip=delay.tone)
    return Cell(column.label, column.text(case) or "–", column.code in ON_ONE_LINE)
