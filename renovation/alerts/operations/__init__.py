"""Writes on alerts, one function per use case."""

from renovation.alerts.operations.digest import choose_digest, send_digests
from renovation.alerts.operations.refreshing import refresh_platform, refresh_rule
from renovation.alerts.operations.ruling import rule_values, save_rule, switch, try_rule
from renovation.alerts.operations.seeding import seed_rules
from renovation.alerts.operations.snoozing import snooze, wake

__all__ = [
    "choose_digest",
    "refresh_platform",
    "refresh_rule",
    "rule_values",
    "save_rule",
    "seed_rules",
    "send_digests",
    "snooze",
    "switch",
    "try_rule",
    "wake",
]
