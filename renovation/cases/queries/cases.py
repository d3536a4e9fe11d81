"""Lists and pages of cases."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from renovation.cases.enums import Stage
from renovation.cases.models import Act, Case, CaseDocument, Task
from renovation.cases.queries.matching import matching
from renovation.cases.rules.search import search_for
from renovation.platforms.rules.reader import Reader
from renovation.territories.models import Commune

SORTS = {
    "recent": ("-changed_at", "pk"),
    "number": ("number",),
    "-number": ("-number",),
    "name": ("household__search_name", "pk"),
    "opened": ("opened_at", "pk"),
}


@dataclass(frozen=True)
class CaseCriteria:
    """What the list of cases was asked for; an empty text means everything."""

    stage: str = ""
    referent: str = ""
    commune: str = ""
    text: str = ""
    sort: str = "recent"


def case_list(reader: Reader, criteria: CaseCriteria) -> QuerySet[Case]:
    """The cases that the reader may read and that answer the criteria; running ones when no stage is asked.

    Rows come with their household, dwelling, referent and open tasks: four tables, two queries a page.
    """
    cases = in_stage(Case.objects.readable_by(reader), criteria.stage)
    if criteria.referent == "mine":
        cases = cases.filter(referent=reader.user_id)
    elif criteria.referent == "nobody":
        cases = cases.filter(referent__isnull=True)
    elif criteria.referent:
        cases = cases.filter(referent_id=_uuid(criteria.referent))
    if criteria.commune:
        cases = cases.filter(dwelling__commune_id=criteria.commune)
    if search := search_for(criteria.text):
        number = Q(number__contains=search.text.upper()) if search.may_be_number else None
        cases = matching(cases, search, or_else=number)
    return with_row(cases).order_by(*SORTS.get(criteria.sort, SORTS["recent"]))


def in_stage(cases: QuerySet[Case], stage: str) -> QuerySet[Case]:
    if stage == "":
        return cases.exclude(stage=Stage.CLOSED)
    return cases if stage == "all" else cases.filter(stage=stage)


def with_row(cases: QuerySet[Case]) -> QuerySet[Case]:
    """What one line of a list shows."""
    tasks = Task.objects.to_do().order_by("due_on")
    return (
        cases.select_related("household", "dwelling__commune", "referent")
        .defer("summary")
        .prefetch_related(Prefetch("tasks", queryset=tasks, to_attr="open_tasks"))
    )


def communes_for_filter(reader: Reader) -> list[Commune]:
    """The communes of the reader's territories."""
    served = Commune.objects.filter(platforms__in=reader.platform_ids())
    return list(served.distinct().only("insee", "name", "search_name").order_by("search_name"))


def case_for(reader: Reader, case_id: UUID) -> Case:
    """One case that the reader may read, with all that its page shows; Case.DoesNotExist otherwise (D2)."""
    return (
        Case.objects.readable_by(reader)
        .select_related(
            "platform",
            "household",
            "dwelling__commune",
            "referent",
            "lead__diagnosis__commune",
            "pathway_version__pathway",
        )
        .get(pk=case_id)
    )


def tasks_of(case: Case) -> list[Task]:
    """What remains to be done on a case, the most urgent first."""
    return list(Task.objects.to_do().filter(case=case).select_related("assigned_to").order_by("due_on", "pk"))


def task_for(reader: Reader, task_id: UUID) -> Task:
    """A task of a case that the reader may read; Task.DoesNotExist otherwise."""
    return Task.objects.filter(case__in=Case.objects.readable_by(reader)).select_related("case").get(pk=task_id)


def act_for(reader: Reader, act_id: UUID) -> Act:
    """An act of a case that the reader may read; Act.DoesNotExist otherwise."""
    acts = Act.objects.filter(case__in=Case.objects.readable_by(reader))
    return acts.select_related("case__household", "pathway_version", "correction").get(pk=act_id)


def document_for(reader: Reader, document_id: UUID) -> CaseDocument:
    """A document of a case that the reader may read; CaseDocument.DoesNotExist otherwise."""
    return (
        CaseDocument.objects.filter(case__in=Case.objects.readable_by(reader))
        .select_related("case", "document")
        .get(document_id=document_id)
    )


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
