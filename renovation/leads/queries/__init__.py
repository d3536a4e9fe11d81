"""Reads about duplicates, priority and sharing of leads."""

from renovation.leads.queries.duplicates import (
    Duplicate,
    Typed,
    duplicates_of,
    duplicates_of_typed,
    household_to_merge,
    merge_for,
    merges_of,
    waiting_lead_of,
    with_duplicates,
)
from renovation.leads.queries.priorities import by_priority, priority_of, scores_of
from renovation.leads.queries.sharing import candidates_of, last_handover, settings_of, shares_of

__all__ = [
    "Duplicate",
    "Typed",
    "by_priority",
    "candidates_of",
    "duplicates_of",
    "duplicates_of_typed",
    "household_to_merge",
    "last_handover",
    "merge_for",
    "merges_of",
    "priority_of",
    "scores_of",
    "settings_of",
    "shares_of",
    "waiting_lead_of",
    "with_duplicates",
]
