"""The rules of the platforms on which the reader works."""

from uuid import UUID

from django.db.models import Count, Q, QuerySet

from renovation.alerts.models import AlertRule
from renovation.pathways.queries import stage_names
from renovation.platforms.enums import Right
from renovation.platforms.models import Platform
from renovation.platforms.permissions import platforms_open_to
from renovation.platforms.rules.reader import Reader


def rules_for(reader: Reader) -> QuerySet[AlertRule]:
    """Rules that the reader may see, with the number of their running alerts."""
    seen = AlertRule.objects.filter(platform_id__in=platforms_open_to(reader, Right.WORK_ALERTS))
    running = Count("alerts", filter=Q(alerts__ended_at__isnull=True))
    return seen.select_related("platform").annotate(running=running).order_by("platform__name", "-is_on", "name", "pk")


def rule_for(reader: Reader, rule_id: UUID) -> AlertRule:
    """One rule; AlertRule.DoesNotExist when it is of another platform."""
    return rules_for(reader).get(pk=rule_id)


def platforms_to_set(reader: Reader) -> list[Platform]:
    """Platforms on which the reader may write rules."""
    return list(Platform.objects.filter(pk__in=platforms_open_to(reader, Right.SET_ALERTS)).order_by("name"))


def stage_choices(platform_id: UUID) -> list[tuple[str, str]]:
    """Code and name of the stages that a rule of this platform may be narrowed to."""
    return list(stage_names([platform_id]).items())
