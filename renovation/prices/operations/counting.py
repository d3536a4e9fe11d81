"""Counting what the base is used for."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import F

from renovation.prices.enums import Use
from renovation.prices.models import PriceUse


@transaction.atomic
def count_use(*, platform_id: UUID, use: Use, on: date) -> None:
    """One more this month; nobody is named."""
    month = on.replace(day=1)
    counter, _ = PriceUse.objects.get_or_create(platform_id=platform_id, use=use, month=month)
    PriceUse.objects.filter(pk=counter.pk).update(number=F("number") + 1)
