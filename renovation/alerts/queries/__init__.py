"""Reads of alerts, for the faces."""

from renovation.alerts.queries.alerts import (
    AlertCounts,
    AlertCriteria,
    alert_counts,
    alert_for,
    alert_list,
    alerts_awake,
    alerts_of,
    last_refresh,
    wants_digest,
)
from renovation.alerts.queries.names import agent_names, subject_names
from renovation.alerts.queries.ruling import platforms_to_set, rule_for, rules_for, stage_choices
from renovation.alerts.queries.watches import findings

__all__ = [
    "AlertCounts",
    "AlertCriteria",
    "agent_names",
    "alert_counts",
    "alert_for",
    "alert_list",
    "alerts_awake",
    "alerts_of",
    "findings",
    "last_refresh",
    "platforms_to_set",
    "rule_for",
    "rules_for",
    "stage_choices",
    "subject_names",
    "wants_digest",
]
