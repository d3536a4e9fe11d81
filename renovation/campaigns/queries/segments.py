"""Segments of the reader's platforms."""

from uuid import UUID

from django.db.models import QuerySet

from renovation.campaigns.models import Segment
from renovation.platforms.enums import Right
from renovation.platforms.models import Platform
from renovation.platforms.permissions import platforms_open_to
from renovation.platforms.rules.reader import Reader


def segments_for(reader: Reader) -> QuerySet[Segment]:
    """By platform and name."""
    return Segment.objects.readable_by(reader).select_related("platform").order_by("platform__name", "name", "pk")


def segment_for(reader: Reader, segment_id: UUID) -> Segment:
    """One of them; Segment.DoesNotExist for any other (D2)."""
    return segments_for(reader).get(pk=segment_id)


def platforms_to_target(reader: Reader, right: Right = Right.READ_SEGMENTS) -> list[Platform]:
    """Those on which the reader may do this."""
    return list(Platform.objects.filter(pk__in=platforms_open_to(reader, right)).order_by("name"))
