"""The columns of a list of cases: the same on the page and in the file."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from renovation.cases.models import Case, Task
from renovation.dwellings.models import Dwelling


@dataclass(frozen=True)
class Column:
    """`text` says it in words. What `is_private` is for the team, not for partners."""

    code: str
    label: str
    text: Callable[[Case], str]
    is_private: bool = False


def surname_first(household: object) -> str:
    """Leroux, Camille: lists are read by surname."""
    last, first = getattr(household, "last_name", ""), getattr(household, "first_name", "")
    return f"{last}, {first}" if first else last


def place_of(dwelling: Dwelling | None) -> str:
    if dwelling is None:
        return ""
    kind = dwelling.get_kind_display().lower()
    return f"{dwelling.commune} · {kind}" if kind else str(dwelling.commune)


def next_task(case: Case) -> Task | None:
    """The most urgent of the open tasks, which `with_columns` read."""
    tasks: list[Task] = getattr(case, "open_tasks", [])
    return tasks[0] if tasks else None


def _next(case: Case) -> str:
    task = next_task(case)
    return f"{task.title} ({task.due_on:%d/%m/%Y})" if task else ""


def _day(moment: datetime | None) -> str:
    return f"{timezone.localtime(moment):%d/%m/%Y}" if moment else ""


def _address(case: Case) -> str:
    if case.dwelling is None:
        return ""
    parts = (case.dwelling.address, case.dwelling.postcode, case.dwelling.commune.name)
    return " ".join(part for part in parts if part)


HOUSEHOLD = Column("household", "Ménage", lambda case: surname_first(case.household))
COLUMNS = {
    column.code: column
    for column in (
        Column("number", "Numéro", lambda case: case.number),
        Column("place", "Logement", lambda case: place_of(case.dwelling)),
        Column("address", "Adresse", _address),
        Column("phone", "Téléphone", lambda case: case.household.phone),
        Column("email", "E-mail", lambda case: case.household.email),
        Column("title", "Projet", lambda case: case.title),
        Column("pathway", "Parcours", lambda case: case.pathway_version.pathway.name),
        Column("stage", "Étape", lambda case: case.stage_name),
        Column("since", "À l’étape depuis", lambda case: _day(case.stage_since)),
        Column("referent", "Référent", lambda case: str(case.referent or "Personne")),
        Column("next", "Prochaine action", _next, is_private=True),
        Column("contact", "Dernier contact", lambda case: _day(case.household.last_contact_at)),
        Column("opened", "Ouvert", lambda case: _day(case.opened_at)),
        Column("changed", "Modifié", lambda case: _day(case.changed_at)),
    )
}


def columns_of(codes: Iterable[str], *, for_team: bool) -> list[Column]:
    """Those that this reader may see, in the order asked."""
    found = [COLUMNS[code] for code in codes if code in COLUMNS]
    return [column for column in found if for_team or not column.is_private]


def with_columns(cases: QuerySet[Case], codes: Iterable[str]) -> QuerySet[Any]:
    """With what these columns need: two queries for a page, whatever they are."""
    wanted = set(codes)
    cases = cases.select_related("household", "dwelling__commune", "referent").defer("summary")
    if "pathway" in wanted:
        cases = cases.select_related("pathway_version__pathway").defer("summary", "pathway_version__content")
    if "next" in wanted:
        tasks = Task.objects.to_do().order_by("due_on", "pk")
        cases = cases.prefetch_related(Prefetch("tasks", queryset=tasks, to_attr="open_tasks"))
    return cases
