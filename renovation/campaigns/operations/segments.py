"""Criteria are given a name, or lose it."""

from uuid import UUID

from django.db import transaction

from renovation.accounts.models import User
from renovation.campaigns.models import Segment
from renovation.campaigns.refusals import CampaignRefused
from renovation.campaigns.rules.criteria import Criteria
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.models import Platform


@transaction.atomic
def save_segment(*, key: UUID, platform: Platform, name: str, criteria: Criteria, author: User) -> Segment:
    """A new one, or other criteria under a name that is known when `key` is its own. A name is given once."""
    same = Segment.objects.select_for_update(of=("self",)).filter(platform=platform, name=name).first()
    if same is not None and same.pk != key:
        raise CampaignRefused("Un autre segment porte déjà ce nom.")
    values = {
        "name": name,
        "criteria_as_json": criteria.as_json(),
        "author_id": author.pk,
        "author_name": str(author),
    }
    segment, _ = Segment.objects.update_or_create(pk=key, platform=platform, defaults=values)
    _record(segment, {"name": name, "criteria": criteria.as_json()})
    return segment


@transaction.atomic
def remove_segment(*, segment: Segment) -> None:
    """Its campaigns keep its name and what it asked."""
    _record(segment, {"name": segment.name, "removed": True})
    segment.delete()


def _record(segment: Segment, detail: dict[str, object]) -> None:
    record(Action.SEGMENT_CHANGED, subject=segment, platform_id=segment.platform_id, detail=detail)
