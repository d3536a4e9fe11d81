"""Keeping what visitors looked for in vain, so that the staff writes what is missing. Nobody can be told from it."""

from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F

from cms.models import FruitlessSearch
from cms.rules.searching import may_be_kept
from renovation.platforms.models import Platform

DAYS_IN_MONTH = 30.44
# Programs type anything: a day holds so many different searches at most.
MOST_IN_A_DAY = 300


@transaction.atomic
def note_fruitless(*, platform: Platform, typed: str, on: date) -> None:
    """One more search for these words on this day."""
    words = may_be_kept(typed)
    if not words:
        return
    day = FruitlessSearch.objects.filter(platform=platform, day=on)
    if not day.filter(words=words).exists():
        if day.count() >= MOST_IN_A_DAY:
            return
        # Two visitors may look for the same at once: the second finds the row of the first.
        FruitlessSearch.objects.bulk_create(
            [FruitlessSearch(platform=platform, day=on, words=words)], ignore_conflicts=True
        )
    day.filter(words=words).update(times=F("times") + 1)


def forget_old_searches(*, on: date) -> int:
    """Rows older than the announced time go."""
    limit = on - timedelta(days=round(settings.FRUITLESS_SEARCH_MONTHS * DAYS_IN_MONTH))
    deleted, _ = FruitlessSearch.objects.filter(day__lt=limit).delete()
    return deleted
