"""Words of the directory that need a number or the day."""

from datetime import timedelta

from django import template
from django.utils import timezone

from renovation.professionals.models import DirectoryRelease
from renovation.professionals.rules.works import Trade

register = template.Library()

# The list is published every night.
OLD = timedelta(days=7)


@register.filter
def counted(trade: Trade, number: int) -> str:
    return trade.counted(number)


@register.filter
def is_old(release: DirectoryRelease | None) -> bool:
    return release is not None and timezone.localdate() - release.data_date > OLD
