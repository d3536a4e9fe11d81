"""Private calendar addresses: created, replaced by another, revoked."""

from datetime import datetime

from django.db import transaction

from renovation.accounts.models import User
from renovation.appointments.enums import FeedDetail
from renovation.appointments.models import CalendarFeed, Place
from renovation.appointments.refusals import AppointmentRefused
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.models import Platform
from renovation.platforms.rules.tokens import token_hash

MOST_FEEDS = 5


@transaction.atomic
def create_feed(
    *,
    platform: Platform,
    author: User,
    token: str,
    now: datetime,
    detail: FeedDetail = FeedDetail.SUBJECT,
    adviser: User | None = None,
    place: Place | None = None,
) -> CalendarFeed:
    """An address for one adviser or one place. Only the hash of its token is kept: it is shown once."""
    if (adviser is None) == (place is None):
        raise AppointmentRefused("Choisissez une personne ou un lieu.")
    if place is not None and place.platform_id != platform.pk:
        raise AppointmentRefused("Ce lieu n’est pas de cette plateforme.")
    living = CalendarFeed.objects.living().filter(platform=platform, adviser=adviser, place=place)
    if living.count() >= MOST_FEEDS:
        raise AppointmentRefused(f"Il y a déjà {MOST_FEEDS} adresses pour cet agenda : retirez-en une.")
    feed = CalendarFeed.objects.create(
        platform=platform,
        adviser=adviser,
        place=place,
        detail=detail,
        token_hash=token_hash(token),
        created_by_id=author.pk,
        created_at=now,
    )
    record(Action.FEED_CREATED, subject=feed, platform_id=platform.pk, detail={"shows": str(detail)})
    return feed


@transaction.atomic
def revoke_feed(*, feed: CalendarFeed, now: datetime) -> CalendarFeed:
    """The address gives nothing any more. Twice changes nothing more."""
    current = CalendarFeed.objects.select_for_update(of=("self",)).get(pk=feed.pk)
    if current.revoked_at is None:
        current.revoked_at = now
        current.save(update_fields=["revoked_at"])
        record(Action.FEED_REVOKED, subject=current, platform_id=current.platform_id)
    return current
