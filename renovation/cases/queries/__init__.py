"""Reads of leads and cases, for the faces."""

from renovation.cases.queries.cases import (
    CaseCriteria,
    act_for,
    case_for,
    case_list,
    cases_found,
    communes_for_filter,
    criteria_of,
    document_for,
    intercommunalities_for_filter,
    task_for,
)
from renovation.cases.queries.columns import COLUMNS, Column, columns_of, next_task, with_columns
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
from renovation.cases.queries.grouping import BoardCase, BoardColumn, GroupCount, board, group_counts
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
from renovation.cases.queries.views import (
    chosen_cases,
    export_for,
    grouped_act_for,
    last_exports,
    lines_of_act,
    listing_of,
    parts_of,
    view_for,
    views_for,
)

__all__ = [
    "COLUMNS",
    "BoardCase",
    "BoardColumn",
    "CaseCriteria",
    "Column",
    "Content",
    "Expected",
    "GroupCount",
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
    "board",
    "case_for",
    "case_list",
    "case_move_for",
    "case_of_household_user",
    "case_timeline",
    "cases_by_version",
    "cases_found",
    "cases_of_household_user",
    "chosen_cases",
    "columns_of",
    "communes_for_filter",
    "content_of",
    "contents_of",
    "criteria_of",
    "document_for",
    "dwelling_of_lead",
    "expected_documents",
    "export_for",
    "group_counts",
    "grouped_act_for",
    "groups_to_move",
    "home_for",
    "intercommunalities_for_filter",
    "last_exports",
    "lead_for",
    "lead_list",
    "leads_to_take",
    "lines_of_act",
    "lines_of_move",
    "listing_of",
    "moves_to",
    "next_task",
    "office_counts",
    "open_tasks",
    "parts_of",
    "platform_figures",
    "possible_moves",
    "report_is_under_way",
    "search_office",
    "shared_content",
    "shared_document_of_household_user",
    "standing_of",
    "task_for",
    "unread_messages",
    "view_for",
    "views_for",
    "with_columns",
]
