"""What a firm proposes for its entry, and what the team says of it. Nothing is shown before."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from renovation.documents.enums import ScanState
from renovation.documents.operations import remove_document, store_photo
from renovation.documents.rules import DocumentRefused
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.mail import send_mail
from renovation.professionals.enums import Moderation
from renovation.professionals.links import link_token
from renovation.professionals.models import EntryClaim, EntryPhoto, EntryWords
from renovation.professionals.refusals import EntryRefused
from renovation.professionals.rules.claims import MOST_PHOTOS, PHOTO_LONGEST_PX


@dataclass(frozen=True)
class Words:
    """What the firm typed."""

    description: str
    hours: str
    website: str


@transaction.atomic
def propose_words(*, claim: EntryClaim, words: Words, now: datetime) -> EntryWords:
    """What waits is replaced by what is typed last; what is shown stays until the team has read."""
    EntryClaim.objects.select_for_update().get(pk=claim.pk)
    proposed, _ = EntryWords.objects.update_or_create(
        platform_id=claim.platform_id,
        siret=claim.siret,
        state=Moderation.WAITING,
        defaults={
            "company_name": claim.company_name,
            "description": words.description.strip(),
            "hours": words.hours.strip(),
            "website": words.website.strip(),
            "proposed_at": now,
        },
    )
    return proposed


@transaction.atomic
def remove_words(*, claim: EntryClaim) -> None:
    """The firm takes away what it says of itself: what is shown, what waits, what was refused."""
    EntryClaim.objects.select_for_update().get(pk=claim.pk)
    mine = EntryWords.objects.filter(platform_id=claim.platform_id, siret=claim.siret)
    for shown in mine.published():
        detail = {"siret": shown.siret, "kind": "words", "state": "withdrawn", "by": "firm"}
        record(Action.ENTRY_MODERATED, subject=shown, platform_id=shown.platform_id, detail=detail)
    mine.delete()


@transaction.atomic
def propose_photo(*, claim: EntryClaim, upload: UploadedFile, caption: str, now: datetime) -> EntryPhoto:
    """A photo of works, checked as documents are (E1 to E5) and made small. Raises DocumentRefused."""
    EntryClaim.objects.select_for_update().get(pk=claim.pk)
    if EntryPhoto.objects.filter(platform_id=claim.platform_id, siret=claim.siret).count() >= MOST_PHOTOS:
        raise DocumentRefused(f"Votre fiche a déjà {MOST_PHOTOS} photos, le maximum. Retirez-en une d’abord.")
    stored = store_photo(
        platform_id=claim.platform_id, upload=upload, title=caption, longest_px=PHOTO_LONGEST_PX, uploaded_by_id=None
    )
    return EntryPhoto.objects.create(
        platform_id=claim.platform_id,
        siret=claim.siret,
        company_name=claim.company_name,
        document=stored.document,
        caption=caption.strip(),
        width=stored.width,
        height=stored.height,
        proposed_at=now,
    )


@transaction.atomic
def remove_photo(*, photo: EntryPhoto) -> None:
    """The firm, or the team, takes a photo away: its file goes too."""
    photo.delete()
    remove_document(document=photo.document)


@transaction.atomic
def withdraw(*, shown: EntryWords | EntryPhoto) -> None:
    """The team takes away what it had published: a face, a claim that was false. The journal keeps that it did."""
    kind = "photo" if isinstance(shown, EntryPhoto) else "words"
    detail = {"siret": shown.siret, "kind": kind, "state": "withdrawn"}
    record(Action.ENTRY_MODERATED, subject=shown, platform_id=shown.platform_id, detail=detail)
    if isinstance(shown, EntryPhoto):
        remove_photo(photo=shown)
    else:
        shown.delete()


@transaction.atomic
def moderate_words(
    *, words_id: UUID, published: bool, reason: str, proposed_at: datetime, author_id: UUID, now: datetime
) -> EntryWords:
    """Show what waits in place of what was shown, or refuse it with a reason. `proposed_at` is what the reader saw."""
    words = EntryWords.objects.select_for_update().get(pk=words_id)
    if words.state != Moderation.WAITING:
        raise EntryRefused("Ce texte est déjà relu.")
    if words.proposed_at != proposed_at:
        raise EntryRefused("L’entreprise a changé son texte pendant que vous le lisiez. Relisez-le.")
    if not published and not reason.strip():
        raise EntryRefused("Dites à l’entreprise pourquoi son texte n’est pas publié.")
    state = Moderation.PUBLISHED if published else Moderation.REFUSED
    EntryWords.objects.filter(platform_id=words.platform_id, siret=words.siret, state=state).delete()
    words.state, words.reason = state, "" if published else reason.strip()
    words.decided_at, words.decided_by_id = now, author_id
    words.save(update_fields=["state", "reason", "decided_at", "decided_by_id"])
    _told(words, "words", reason=words.reason)
    return words


@transaction.atomic
def moderate_photo(*, photo_id: UUID, published: bool, reason: str, author_id: UUID, now: datetime) -> None:
    """Show a photo, or refuse it: its file is then removed, and the firm told why."""
    photo = EntryPhoto.objects.select_for_update(of=("self",)).select_related("document").get(pk=photo_id)
    if photo.state != Moderation.WAITING:
        raise EntryRefused("Cette photo est déjà relue.")
    if published and photo.document.scan_state not in ScanState.readable():
        raise EntryRefused("Le contrôle antivirus de cette photo n’est pas fini. Revenez plus tard.")
    if not published and not reason.strip():
        raise EntryRefused("Dites à l’entreprise pourquoi sa photo n’est pas publiée.")
    photo.state = Moderation.PUBLISHED if published else Moderation.REFUSED
    photo.decided_at, photo.decided_by_id = now, author_id
    photo.save(update_fields=["state", "decided_at", "decided_by_id"])
    _told(photo, "photo", reason="" if published else reason.strip())
    if not published:
        remove_photo(photo=photo)


def _told(what: EntryWords | EntryPhoto, kind: str, *, reason: str) -> None:
    """Journal the decision, and write to whoever speaks for the firm."""
    detail = {"siret": what.siret, "kind": kind, "state": str(what.state)}
    record(Action.ENTRY_MODERATED, subject=what, platform_id=what.platform_id, detail=detail)
    claim = EntryClaim.objects.proven().filter(platform_id=what.platform_id, siret=what.siret)
    for one in claim.select_related("platform"):
        context = {"claim": one, "kind": kind, "reason": reason, "token": link_token(one.pk)}
        send_mail(
            platform=one.platform,
            template="entry_moderated",
            recipient=one.email,
            context=context,
            key=f"entry_moderated:{what.pk}",
            secret=True,
        )
