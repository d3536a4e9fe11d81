"""The waiting list and invitations, by the link of a mail or for the team."""

from uuid import UUID

from django.db.models import Count, Prefetch

from renovation.appointments.models import BookingInvitation, WaitingEntry, WaitingOffer
from renovation.platforms.models import Platform
from renovation.platforms.rules.reader import Reader
from renovation.platforms.rules.tokens import token_hash


def waiting_entries(*, reader: Reader, platform_id: UUID | None = None) -> list[WaitingEntry]:
    """Who waits on the reader's platforms, whoever waits for longest first, with what was proposed."""
    found = WaitingEntry.objects.readable_by(reader).waiting()
    if platform_id is not None:
        found = found.filter(platform_id=platform_id)
    offers = Prefetch("offers", WaitingOffer.objects.order_by("-offered_at"), to_attr="offered")
    people = found.select_related("household", "kind", "adviser", "at_place", "commune", "case", "lead", "platform")
    return list(people.prefetch_related(offers).order_by("created_at", "pk"))


def waiting_numbers(*, reader: Reader) -> dict[UUID, int]:
    """How many wait for each type."""
    found = WaitingEntry.objects.readable_by(reader).waiting().order_by().values_list("kind_id")
    return dict(found.annotate(number=Count("pk")))


def readable_waiting_entry(reader: Reader, entry_id: UUID) -> WaitingEntry:
    """One of the reader's platforms; `WaitingEntry.DoesNotExist` for any other (D2)."""
    return WaitingEntry.objects.readable_by(reader).select_related("household", "kind").get(pk=entry_id)


def waiting_entry_by_token(platform: Platform, token: str) -> WaitingEntry | None:
    """The entry that the link of a mail opens, on the platform that wrote it."""
    found = WaitingEntry.objects.filter(platform=platform, token_hash=token_hash(token))
    return found.select_related("kind", "household", "platform").first()


def offer_by_token(platform: Platform, token: str) -> WaitingOffer | None:
    """The slot that the link of a mail proposes."""
    found = WaitingOffer.objects.filter(entry__platform=platform, token_hash=token_hash(token))
    return found.select_related("entry__kind", "entry__household", "entry__platform", "hold").first()


def invitation_by_token(platform: Platform, token: str) -> BookingInvitation | None:
    """The invitation that the link of a mail opens; `is_open(now)` says whether it still opens something."""
    found = BookingInvitation.objects.filter(platform=platform, token_hash=token_hash(token))
    return found.select_related("kind", "household", "case", "lead", "adviser", "platform", "appointment").first()
