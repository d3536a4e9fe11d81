"""Reads of leads and cases, for the faces."""

from renovation.cases.queries.cases import (
    CaseCriteria,
    act_for,
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
from renovation.cases.queries.expected import Content, Expected, content_of, contents_of, expected_documents
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
from renovation.cases.queries.moving import (
    case_move_for,
    cases_by_version,
    groups_to_move,
    lines_of_move,
    moves_to,
)
from renovation.cases.queries.pathway import (
    Standing,
    acts_of_case,
    possible_moves,
    standing_of,
)
from renovation.cases.queries.reports import report_is_under_way
from renovation.cases.queries.search import SearchResults, search_office
from renovation.cases.queries.timeline import TimelineItem, case_timeline

__all__ = [
    "CaseCriteria",
    "Content",
    "Expected",
    "Home",
    "LeadCriteria",
    "OfficeCounts",
    "PlatformFigures",
    "Scope",
    "SearchResults",
    "SharedContent",
    "Standing",
    "TimelineItem",
    "act_for",
    "acts_of_case",
    "case_for",
    "case_list",
    "case_move_for",
    "case_of_household_user",
    "case_timeline",
    "cases_by_version",
    "cases_of_household_user",
    "communes_for_filter",
    "content_of",
    "contents_of",
    "document_for",
    "dwelling_of_lead",
    "expected_documents",
    "groups_to_move",
    "home_for",
    "lead_for",
    "lead_list",
    "leads_to_take",
    "lines_of_move",
    "moves_to",
    "office_counts",
    "open_tasks",
    "platform_figures",
    "possible_moves",
    "report_is_under_way",
    "search_office",
    "shared_content",
    "shared_document_of_household_user",
    "standing_of",
    "task_for",
    "tasks_of",
    "unread_messages",
]
