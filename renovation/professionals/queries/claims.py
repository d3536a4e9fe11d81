"""What a firm sees of its own entry."""

from uuid import UUID

from renovation.professionals.enums import ClaimState, Moderation
from renovation.professionals.models import EntryClaim, EntryPhoto, EntryWords


def claim_waiting_for_code(claim_id: UUID, *, platform_id: UUID) -> EntryClaim | None:
    found = EntryClaim.objects.filter(pk=claim_id, platform_id=platform_id, state=ClaimState.CODE_SENT)
    return found.select_related("platform").first()


def proven_claim(claim_id: UUID, *, platform_id: UUID) -> EntryClaim | None:
    """The claim that a personal link opens; nobody once it ended."""
    found = EntryClaim.objects.proven().filter(pk=claim_id, platform_id=platform_id)
    return found.select_related("platform").first()


def own_words(claim: EntryClaim) -> tuple[EntryWords | None, EntryWords | None]:
    """What is shown, and the last that was proposed when it is not shown."""
    mine = {one.state: one for one in EntryWords.objects.filter(platform_id=claim.platform_id, siret=claim.siret)}
    refused = mine.get(Moderation.REFUSED)
    return mine.get(Moderation.PUBLISHED), mine.get(Moderation.WAITING) or refused


def own_photos(claim: EntryClaim) -> list[EntryPhoto]:
    photos = EntryPhoto.objects.filter(platform_id=claim.platform_id, siret=claim.siret).select_related("document")
    return list(photos.order_by("proposed_at", "pk"))


def own_photo(claim: EntryClaim, photo_id: UUID) -> EntryPhoto | None:
    photos = EntryPhoto.objects.filter(platform_id=claim.platform_id, siret=claim.siret)
    return photos.select_related("document").filter(pk=photo_id).first()
