"""Rights on alerts and their rules."""

from renovation.alerts.models import AlertRule
from renovation.platforms.enums import Right
from renovation.platforms.permissions import can_on_platform
from renovation.platforms.rules.reader import Reader


def may_set(reader: Reader, rule: AlertRule) -> bool:
    """Whether the reader may write, try and switch this rule."""
    return can_on_platform(reader, Right.SET_ALERTS, rule.platform_id)
