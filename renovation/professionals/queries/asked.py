"""What people asked and what firms propose, for the platform's team; what it decided."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper, OuterRef, Q, QuerySet, Subquery

from renovation.platforms.enums import Right
from renovation.platforms.models import Platform
from renovation.platforms.permissions import platforms_open_to
from renovation.platforms.rules.reader import Reader
from renovation.professionals.enums import RequestState
from renovation.professionals.models import (
    CharterMember,
    Company,
    EntryClaim,
    EntryPhoto,
    EntryRequest,
    EntryWords,
    HiddenEntry,
)


@dataclass(frozen=True)
class ToModerate:
    """What waits for the eyes of the team, the oldest first."""

    claims: tuple[EntryClaim, ...]
    words: tuple[EntryWords, ...]
    photos: tuple[EntryPhoto, ...]

    @property
    def count(self) -> int:
        return len(self.claims) + len(self.words) + len(self.photos)


def requests_for(reader: Reader, *, state: str = "") -> QuerySet[EntryRequest]:
    """Those of the reader's platforms, the newest first; the open ones when no state is asked."""
    requests = EntryRequest.objects.readable_by(reader).select_related("platform")
    if state in RequestState.values:
        requests = requests.filter(state=state)
    elif state != "all":
        requests = requests.open()
    return requests.order_by("-received_at", "pk")


def request_for(reader: Reader, request_id: UUID) -> EntryRequest:
    """EntryRequest.DoesNotExist when it is of another platform."""
    return EntryRequest.objects.readable_by(reader).select_related("platform").get(pk=request_id)


def to_moderate(reader: Reader) -> ToModerate:
    """Three requests. A claim bears the number of the list: the one to call."""
    listed = Company.objects.filter(pk=OuterRef("siret")).values("phone")[:1]
    claims = EntryClaim.objects.readable_by(reader).to_check().select_related("platform")
    claims = claims.annotate(listed_phone=Subquery(listed))
    words = EntryWords.objects.readable_by(reader).waiting().select_related("platform")
    photos = EntryPhoto.objects.readable_by(reader).waiting().select_related("platform", "document")
    return ToModerate(
        tuple(claims.order_by("asked_at")),
        tuple(words.order_by("proposed_at")),
        tuple(photos.order_by("proposed_at")),
    )


def words_shown(reader: Reader) -> QuerySet[EntryWords]:
    """Texts that visitors see, which the team may take away."""
    words = EntryWords.objects.readable_by(reader).published().select_related("platform")
    return words.order_by("company_name", "pk")


def photos_shown(reader: Reader) -> QuerySet[EntryPhoto]:
    """Photos that visitors see, which the team may take away."""
    photos = EntryPhoto.objects.readable_by(reader).published().select_related("platform", "document")
    return photos.order_by("company_name", "proposed_at", "pk")


def claim_for(reader: Reader, claim_id: UUID) -> EntryClaim:
    return EntryClaim.objects.readable_by(reader).select_related("platform").get(pk=claim_id)


def proven_claims(reader: Reader) -> QuerySet[EntryClaim]:
    """Firms that complete their entry themselves."""
    return EntryClaim.objects.readable_by(reader).proven().select_related("platform").order_by("company_name", "pk")


def words_for(reader: Reader, words_id: UUID) -> EntryWords:
    return EntryWords.objects.readable_by(reader).select_related("platform").get(pk=words_id)


def photo_for(reader: Reader, photo_id: UUID) -> EntryPhoto:
    return EntryPhoto.objects.readable_by(reader).select_related("platform", "document").get(pk=photo_id)


def hidden_for(reader: Reader) -> list[HiddenEntry]:
    """Entries hidden today on the reader's platforms."""
    near = platforms_open_to(reader, Right.WORK_DIRECTORY)
    hidden = HiddenEntry.objects.standing().filter(platform_id__in=near).select_related("platform")
    return list(hidden.order_by("company_name"))


def hidden_entry_for(reader: Reader, hidden_id: UUID) -> HiddenEntry:
    near = platforms_open_to(reader, Right.WORK_DIRECTORY)
    return HiddenEntry.objects.standing().filter(platform_id__in=near).get(pk=hidden_id)


def platforms_with_charter(reader: Reader) -> list[Platform]:
    """Platforms whose charter the reader may see, with their settings."""
    near = platforms_open_to(reader, Right.WORK_DIRECTORY)
    return list(Platform.objects.filter(pk__in=near).select_related("directory_settings").order_by("name"))


def charter_members(platform_id: UUID, *, on: date) -> QuerySet[CharterMember]:
    """Those who stand or will, then those of before, who bear `has_ended`."""
    members = CharterMember.objects.filter(platform_id=platform_id)
    ended = ExpressionWrapper(Q(ends_on__isnull=False, ends_on__lt=on), output_field=BooleanField())
    return members.annotate(has_ended=ended).order_by("has_ended", "company_name", "signed_on", "pk")


def charter_member_for(reader: Reader, member_id: UUID) -> CharterMember:
    near = platforms_open_to(reader, Right.WORK_DIRECTORY)
    return CharterMember.objects.filter(platform_id__in=near).select_related("platform").get(pk=member_id)
