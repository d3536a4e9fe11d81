"""Tables of alerts."""

from renovation.alerts.models.alert import Alert
from renovation.alerts.models.digest import DigestChoice
from renovation.alerts.models.rule import AlertRule

__all__ = ["Alert", "AlertRule", "DigestChoice"]
