"""What firms added to entries that left the list long ago is erased: nobody sees it any more."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.professionals.enums import ClaimState
from renovation.professionals.models import Company, EntryClaim, EntryPhoto, EntryWords
from renovation.professionals.operations.moderation import remove_photo


@transaction.atomic
def forget_additions(*, now: datetime, months: int) -> int:
    """Who spoke for the firm, its text, its photos with their files: once it is out of the list for so long. A firm
    that renews its qualification is back well before."""
    still = Company.objects.filter(pk=OuterRef("siret")).filter(
        Q(gone_on__isnull=True) | Q(gone_on__gte=now.date() - timedelta(days=30 * months))
    )
    photos = list(EntryPhoto.objects.filter(~Exists(still)).select_related("document"))
    for photo in photos:
        remove_photo(photo=photo)
    words, _ = EntryWords.objects.filter(~Exists(still)).delete()
    return len(photos) + words + _end_claims(EntryClaim.objects.filter(~Exists(still)))


def _end_claims(claims: QuerySet[EntryClaim]) -> int:
    """Those that the team has not answered are told first, in their time: they are not erased here."""
    ended = claims.exclude(state=ClaimState.TO_CHECK)
    for claim in ended.filter(state=ClaimState.PROVEN).select_for_update():
        record(Action.ENTRY_CLAIM_ENDED, subject=claim, platform_id=claim.platform_id, detail={"siret": claim.siret})
    erased, _ = ended.delete()
    return erased
