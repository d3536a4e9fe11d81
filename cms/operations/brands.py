"""Changing the look of a platform, and the frame of its site."""

from collections.abc import Mapping

from django.db import transaction

from cms.models import SiteFrame
from cms.operations.editors import ensure_site_groups
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.models import Brand


@transaction.atomic
def keep_brand(*, brand: Brand, contact: Mapping[str, str], fields: list[str]) -> Brand:
    """Store a brand found readable and how to reach the platform; the journal learns what changed."""
    brand.save()
    for name, value in contact.items():
        setattr(brand.platform, name, value)
    brand.platform.save(update_fields=list(contact))
    record(Action.CONFIGURATION_CHANGED, subject=brand, platform_id=brand.platform_id, detail={"brand": fields})
    return brand


@transaction.atomic
def keep_frame(*, frame: SiteFrame, fields: list[str]) -> SiteFrame:
    """Store the menu, the banner and the footer; the rights of contributors follow the approval step."""
    frame.save()
    if "with_approval" in fields:
        frame.platform.site_frame = frame  # type: ignore[attr-defined]
        ensure_site_groups(frame.platform)
    record(Action.CONFIGURATION_CHANGED, subject=frame, platform_id=frame.platform_id, detail={"frame": fields})
    return frame
