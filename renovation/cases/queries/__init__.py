"""Reads of leads and cases, for the faces."""

from renovation.cases.queries.cases import (
    CaseCriteria,
    case_for,
    case_list,
    communes_for_filter,
    document_for,
    task_for,
    tasks_of,
)
from renovation.cases.queries.dashboard import (
    OfficeCounts,
    Scope,
    leads_to_take,
    office_counts,
    open_tasks,
    unread_messages,
)
from renovation.cases.queries.figures import PlatformFigures, platform_figures
from renovation.cases.queries.homes import Home, dwelling_of_lead, home_for
from renovation.cases.queries.household import (
    SharedContent,
    case_of_household_user,
    cases_of_household_user,
    shared_content,
    shared_document_of_household_user,
)
from renovation.cases.queries.leads import LeadCriteria, lead_for, lead_list
from renovation.cases.queries.reports import report_is_under_way
from renovation.cases.queries.search import SearchResults, search_office
from renovation.cases.queries.timeline import TimelineItem, case_timeline

__all__ = [
    "CaseCriteria",
    "Home",
    "LeadCriteria",
    "OfficeCounts",
    "PlatformFigures",
    "Scope",
    "SearchResults",
    "SharedContent",
    "TimelineItem",
    "case_for",
    "case_list",
    "case_of_household_user",
    "case_timeline",
    "cases_of_household_user",
    "communes_for_filter",
    "document_for",
    "dwelling_of_lead",
    "home_for",
    "lead_for",
    "lead_list",
    "leads_to_take",
    "office_counts",
    "open_tasks",
    "platform_figures",
    "report_is_under_way",
    "search_office",
    "shared_content",
    "shared_document_of_household_user",
    "task_for",
    "tasks_of",
    "unread_messages",
]
