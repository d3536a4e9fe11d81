"""Lists and pages of cases."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from renovation.cases.enums import Stage
from renovation.cases.models import Act, Case, CaseDocument, Task
from renovation.cases.queries.columns import with_columns
from renovation.cases.queries.texts import cases_with
from renovation.cases.rules.listing import DEFAULT_COLUMNS, Listing
from renovation.cases.rules.search import search_for
from renovation.platforms.enums import Role
from renovation.platforms.rules.reader import Reader
from renovation.territories.models import Commune, Intercommunality

# A search that finds more is asked again by each query: so many identifiers would not travel faster.
FEW = 1000
SORTS = {
    "recent": ("-changed_at", "pk"),
    "number": ("number",),
    "-number": ("-number",),
    "name": ("household__search_name", "pk"),
    "opened": ("opened_at", "pk"),
    "stage_since": ("stage_since", "pk"),
}


@dataclass(frozen=True)
class CaseCriteria:
    """What the list of cases was asked for; an empty text means everything."""

    stage: str = ""
    referent: str = ""
    commune: str = ""
    text: str = ""
    sort: str = "recent"
    pathway: str = ""
    kind: str = ""
    epci: str = ""
    opened_since: date | None = None
    # Neither a contact nor a change since then.
    quiet_before: datetime | None = None
    with_alert: bool = False


def criteria_of(listing: Listing, *, now: datetime) -> CaseCriteria:
    """The list that an address or a saved view names, as of now."""
    days = listing.quiet_days
    return CaseCriteria(
        stage=listing.of("stage"),
        referent=listing.of("referent"),
        commune=listing.of("commune"),
        text=listing.of("q"),
        sort=listing.sort,
        pathway=listing.of("pathway"),
        kind=listing.of("kind"),
        epci=listing.of("epci"),
        opened_since=listing.opened_since,
        quiet_before=now - timedelta(days=days) if days else None,
        with_alert=bool(listing.of("alert")),
    )


def case_list(reader: Reader, criteria: CaseCriteria) -> QuerySet[Case]:
    """The cases that the reader may read and that answer the criteria, with the rows of the usual columns."""
    return with_columns(cases_found(reader, criteria), DEFAULT_COLUMNS)


def cases_found(reader: Reader, criteria: CaseCriteria) -> QuerySet[Case]:
    """The same, without what their lines show: to count them, to write them elsewhere."""
    cases = in_stage(Case.objects.readable_by(reader), criteria.stage)
    cases = _of_referent(cases, reader, criteria.referent)
    cases = cases.filter(_of_place(criteria) & _of_time(criteria))
    if criteria.pathway:
        cases = cases.filter(pathway_version__pathway_id=_uuid(criteria.pathway) or UUID(int=0))
    if criteria.with_alert:
        # By the name of the relation: alerts stand above cases.
        awake = Case.objects.filter(alerts__isnull=False, alerts__ended_at__isnull=True)
        near = reader.platform_ids(*Role.working_on_cases())
        cases = cases.filter(pk__in=awake.filter(platform_id__in=near).values("pk"))
    if search := search_for(criteria.text):
        cases = _among(cases, cases_with(reader, search))
    return cases.order_by(*SORTS.get(criteria.sort, SORTS["recent"]))


def _among(cases: QuerySet[Case], found: QuerySet[Any]) -> QuerySet[Case]:
    """The cases that a search found. Few of them are looked for once, for the count and for each page of the list."""
    keys = list(found[: FEW + 1])
    return cases.filter(pk__in=keys if len(keys) <= FEW else found)


def _of_referent(cases: QuerySet[Case], reader: Reader, referent: str) -> QuerySet[Case]:
    if referent == "mine":
        return cases.filter(referent=reader.user_id)
    if referent == "nobody":
        return cases.filter(referent__isnull=True)
    return cases.filter(referent_id=_uuid(referent) or UUID(int=0)) if referent else cases


def _of_place(criteria: CaseCriteria) -> Q:
    asked = {
        "dwelling__commune_id": criteria.commune,
        "dwelling__commune__intercommunality_id": criteria.epci,
        "dwelling__kind": criteria.kind,
    }
    return Q(**{name: value for name, value in asked.items() if value})


def _of_time(criteria: CaseCriteria) -> Q:
    found = Q()
    if criteria.opened_since is not None:
        first = timezone.make_aware(datetime.combine(criteria.opened_since, time.min))
        found &= Q(opened_at__gte=first)
    if criteria.quiet_before is not None:
        before = criteria.quiet_before
        found &= Q(changed_at__lt=before, household__last_contact_at__lt=before)
    return found


def in_stage(cases: QuerySet[Case], stage: str) -> QuerySet[Case]:
    if stage == "":
        return cases.exclude(stage=Stage.CLOSED)
    return cases if stage == "all" else cases.filter(stage=stage)


def communes_for_filter(reader: Reader) -> list[Commune]:
    """The communes of the reader's territories."""
    served = Commune.objects.filter(platforms__in=reader.platform_ids())
    return list(served.distinct().only("insee", "name", "search_name").order_by("search_name"))


def intercommunalities_for_filter(reader: Reader) -> list[Intercommunality]:
    """Those of the communes of the reader's territories."""
    served = Intercommunality.objects.filter(communes__platforms__in=reader.platform_ids())
    return list(served.distinct().order_by("name"))


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
