"""Reads about subscribers and letters."""

from uuid import UUID

from django.db.models import Count, Q

from renovation.newsletters.models import Letter, Subscriber
from renovation.platforms.enums import Right
from renovation.platforms.models import Platform
from renovation.platforms.permissions import platforms_open_to
from renovation.platforms.rules.reader import Reader


def letters_for_staff(reader: Reader) -> list[Letter]:
    """Letters of the reader's platforms, the newest first."""
    return list(Letter.objects.readable_by(reader).select_related("platform").order_by("-ready_at", "pk"))


def letter_for_staff(reader: Reader, letter_id: UUID) -> Letter:
    """One letter of the reader's platforms; `Letter.DoesNotExist` for any other (D2)."""
    return Letter.objects.readable_by(reader).select_related("platform__brand").get(pk=letter_id)


def subscriber_counts(reader: Reader) -> list[Platform]:
    """The reader's platforms with their number of subscribers: `confirmed` and `unconfirmed`."""
    own = Platform.objects.filter(pk__in=platforms_open_to(reader, Right.SEND_LETTERS)).order_by("name")
    return list(
        own.annotate(
            confirmed=Count("subscribers", filter=Q(subscribers__confirmed_at__isnull=False)),
            unconfirmed=Count("subscribers", filter=Q(subscribers__confirmed_at__isnull=True)),
        )
    )


def confirmed_count(platform_id: UUID) -> int:
    return Subscriber.objects.confirmed().filter(platform_id=platform_id).count()


def subscriber_named(subscriber_id: UUID | None, *, platform_id: UUID) -> Subscriber | None:
    """The subscriber of this platform that a link names, when it still exists."""
    if subscriber_id is None:
        return None
    return Subscriber.objects.select_related("platform").filter(pk=subscriber_id, platform_id=platform_id).first()


def exportable_platform(reader: Reader, platform_id: UUID) -> Platform:
    """A platform whose subscribers the reader may export; `Platform.DoesNotExist` for any other (D2)."""
    return Platform.objects.filter(pk__in=platforms_open_to(reader, Right.EXPORT_SUBSCRIBERS)).get(pk=platform_id)
