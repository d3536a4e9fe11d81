"""How a platform ranks and shares its leads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.leads.models import AdviserShare, LeadSettings
from renovation.platforms.models import Platform


@dataclass(frozen=True)
class AdviserPart:
    """Whether an adviser is given leads, and how many at most."""

    adviser_id: UUID
    takes: bool
    most: int | None


@transaction.atomic
def save_lead_settings(*, platform: Platform, values: Mapping[str, Any], parts: Sequence[AdviserPart]) -> LeadSettings:
    """Counts at once: a priority is never stored."""
    settings, _ = LeadSettings.objects.update_or_create(platform=platform, defaults=dict(values))
    for part in parts:
        AdviserShare.objects.update_or_create(
            platform=platform, adviser_id=part.adviser_id, defaults={"takes": part.takes, "most": part.most}
        )
    record(Action.LEADS_SET, subject=platform, platform_id=platform.pk, detail={"is_shared": settings.is_shared})
    return settings
