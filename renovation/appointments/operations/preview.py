"""Hours that come back as they are typed, before anything is stored: for a preview."""

from uuid import UUID

from renovation.appointments.models import OpeningRule
from renovation.appointments.operations.hours import checked_rule
from renovation.appointments.operations.rule_changes import NewHours


def rule_as_typed(*, platform_id: UUID, adviser_id: UUID, hours: NewHours) -> OpeningRule:
    """An unsaved rule, checked as when it is opened; `HoursRefused` says what is absurd."""
    return OpeningRule(
        platform_id=platform_id,
        adviser_id=adviser_id,
        rule=checked_rule(hours.rule, hours.first_day, hours.last_day, hours.opens, hours.closes),
        first_day=hours.first_day,
        last_day=hours.last_day,
        opens=hours.opens,
        closes=hours.closes,
        excluded_days=sorted(set(hours.excluded_days)),
        on_holidays=hours.on_holidays,
        modalities=list(hours.reception.modalities),
    )
