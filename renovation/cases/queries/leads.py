"""Lists and pages of leads."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import F, Q, QuerySet

from renovation.cases.enums import LeadState
from renovation.cases.models import Lead
from renovation.cases.queries.matching import matching
from renovation.cases.rules.search import search_for
from renovation.platforms.rules.reader import Reader

LATE_AFTER = timedelta(hours=48)

SORTS = {
    "oldest": ("created_at", "pk"),
    "newest": ("-created_at", "pk"),
    "name": ("household__search_name", "pk"),
}


@dataclass(frozen=True)
class LeadCriteria:
    """What the list of leads was asked for; an empty text means everything."""

    state: str = ""
    origin: str = ""
    whose: str = ""
    late: bool = False
    text: str = ""
    sort: str = "oldest"


def leads_with_household(reader: Reader) -> QuerySet[Lead]:
    return Lead.objects.readable_by(reader).select_related(
        "household", "assigned_to", "diagnosis__commune", "diagnosis__dwelling__commune"
    )


def lead_list(reader: Reader, criteria: LeadCriteria, *, now: datetime) -> QuerySet[Lead]:
    """The leads of the reader's platforms that answer the criteria; waiting ones when no state is asked."""
    leads = leads_with_household(reader)
    if criteria.state == "":
        leads = leads.filter(state__in=LeadState.waiting())
    elif criteria.state != "all":
        leads = leads.filter(state=criteria.state)
    if criteria.origin:
        leads = leads.filter(origin=criteria.origin)
    if criteria.whose == "mine":
        leads = leads.filter(assigned_to=reader.user_id)
    elif criteria.whose == "to_take":
        leads = leads.filter(Q(assigned_to__isnull=True) | Q(assigned_to=reader.user_id))
    elif criteria.whose == "nobody":
        leads = leads.filter(assigned_to__isnull=True)
    if criteria.late:
        leads = late(leads, now=now)
    if search := search_for(criteria.text):
        leads = matching(leads, search)
    return leads.order_by(*SORTS.get(criteria.sort, SORTS["oldest"]))


def late(leads: QuerySet[Lead], *, now: datetime) -> QuerySet[Lead]:
    """Leads without a first answer after 48 hours."""
    return leads.filter(state=LeadState.NEW, created_at__lte=now - LATE_AFTER)


def lead_for(reader: Reader, lead_id: UUID) -> Lead:
    """One lead of the reader's platforms with all that its page shows; Lead.DoesNotExist otherwise (D2)."""
    return (
        Lead.objects.readable_by(reader)
        .select_related("platform", "household", "assigned_to", "diagnosis__commune", "diagnosis__dwelling__commune")
        .prefetch_related("household__consents", "household__cases", "household__occupancies__dwelling__commune")
        .annotate(case_id_opened=F("case__pk"))
        .get(pk=lead_id)
    )
