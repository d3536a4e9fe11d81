"""What the team says of a document that a household handed over."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from renovation.accounts.models import User
from renovation.cases.enums import DocumentState
from renovation.cases.models import CaseDocument
from renovation.cases.operations.requests import mail_link
from renovation.cases.operations.stages import locked_case
from renovation.cases.refusals import Refused
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.mail import send_mail
from renovation.platforms.models import Platform


@transaction.atomic
def decide_document(
    *, document_id: UUID, author: User, accepted: bool, reason: str, seen: str, now: datetime
) -> CaseDocument:
    """Accept a document, or ask for another one and tell its household why.

    `seen` is the state that the person read: a colleague who decided meanwhile is not overwritten (H4). The same
    decision twice is one. A refused document stays in the case, and answers nothing any more.
    """
    case = locked_case(CaseDocument.objects.values_list("case_id", flat=True).get(document_id=document_id))
    entry = CaseDocument.objects.with_versions().get(document_id=document_id)
    state = DocumentState.ACCEPTED if accepted else DocumentState.REFUSED
    reason = "" if accepted else reason.strip()
    if (entry.state, entry.refusal_reason) == (state, reason):
        return entry
    if not entry.from_household or entry.is_former:
        raise Refused("Ce document a été remplacé\u00a0: vérifiez le nouveau.")
    if entry.state != seen:
        raise Refused(f"Un collègue a déjà répondu\u00a0: {entry.get_state_display().lower()}. Relisez le document.")
    if not accepted and not reason:
        raise Refused("Dites au ménage ce qui ne va pas.")
    entry.state, entry.refusal_reason = state, reason
    entry.decided_at, entry.decided_by_id = now, author.pk
    entry.save(update_fields=["state", "refusal_reason", "decided_at", "decided_by_id"])
    detail = {"document": str(document_id), "state": str(state), "by": str(author.pk)}
    record(Action.DOCUMENT_CHECKED, subject=case, platform_id=case.platform_id, detail=detail)
    if not accepted and case.household.email:
        _tell(entry, now)
    return entry


def _tell(entry: CaseDocument, now: datetime) -> None:
    case = entry.case
    platform = Platform.objects.select_related("brand").get(pk=case.platform_id)
    context = {
        "first_name": case.household.first_name,
        "title": entry.document.title,
        "reason": entry.refusal_reason,
        "link": mail_link(case, until=timezone.localdate(now), now=now),
    }
    key = f"document_refused:{entry.pk}:{now.isoformat()}"
    recipient = case.household.email
    send_mail(
        platform=platform, template="document_refused", recipient=recipient, context=context, key=key, secret=True
    )
