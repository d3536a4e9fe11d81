"""Changing the look of a platform."""

from django.db import transaction

from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.models import Brand


@transaction.atomic
def keep_brand(*, brand: Brand, fields: list[str]) -> Brand:
    """Store a brand whose colours were found readable, and tell the journal which choices changed."""
    brand.save()
    record(Action.CONFIGURATION_CHANGED, subject=brand, platform_id=brand.platform_id, detail={"brand": fields})
    return brand
