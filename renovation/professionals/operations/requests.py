"""What people ask about an entry: received, treated, and what is hidden because of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.mail import send_mail
from renovation.platforms.models import Platform
from renovation.professionals.enums import HiddenReason, HiddenScope, RequestKind, RequestState
from renovation.professionals.models import Company, EntryRequest, HiddenEntry
from renovation.professionals.refusals import EntryRefused, FormSentBefore


@dataclass(frozen=True)
class Asked:
    """What was typed."""

    kind: RequestKind
    text: str
    subject: str = ""
    asked_by: str = ""
    email: str = ""


@transaction.atomic
def receive_request(*, platform: Platform, company: Company, asked: Asked, key: UUID, now: datetime) -> EntryRequest:
    """The same form sent twice (`key`) is one request. Whoever left an address is told that it is received."""
    typed = {
        "platform_id": platform.pk,
        "siret": company.pk,
        "kind": asked.kind,
        "subject": asked.subject,
        "text": asked.text.strip(),
        "asked_by": asked.asked_by.strip(),
        "email": asked.email.strip().lower(),
    }
    first = {**typed, "company_name": company.name, "received_at": now}
    request, is_new = EntryRequest.objects.get_or_create(pk=key, defaults=first)
    if not is_new and any(getattr(request, name) != value for name, value in typed.items()):
        raise FormSentBefore(
            "Votre demande est déjà partie, avec d’autres mots. Ce que vous venez d’écrire est gardé ci-dessous : "
            "envoyez-le de nouveau pour faire une deuxième demande."
        )
    if is_new:
        detail = {"siret": request.siret, "kind": request.kind}
        record(Action.ENTRY_REQUESTED, subject=request, platform_id=platform.pk, detail=detail)
        _write(request, "entry_request_received")
    return request


@transaction.atomic
def treat_request(
    *, request_id: UUID, state: RequestState, note: str, answer: str, author_id: UUID, now: datetime
) -> EntryRequest:
    """Move a request and keep what was done; its sender is written to when it is closed with an answer."""
    request = EntryRequest.objects.select_for_update(of=("self",)).select_related("platform").get(pk=request_id)
    was_open = request.is_open
    if answer.strip() and not request.email:
        raise EntryRefused("Cette personne n’a pas laissé d’adresse : elle ne peut pas recevoir de réponse.")
    request.state, request.note, request.answer = state, note.strip(), answer.strip()
    request.changed_at, request.changed_by_id = now, author_id
    request.save(update_fields=["state", "note", "answer", "changed_at", "changed_by_id"])
    detail = {"siret": request.siret, "state": str(state)}
    record(Action.ENTRY_REQUEST_TREATED, subject=request, platform_id=request.platform_id, detail=detail)
    if was_open and not request.is_open and request.answer:
        _write(request, "entry_request_answered")
    return request


@transaction.atomic
def hide_entry(
    *,
    platform: Platform,
    company: Company,
    scope: HiddenScope,
    reason: HiddenReason,
    note: str,
    request: EntryRequest | None,
    author_id: UUID,
    now: datetime,
) -> HiddenEntry:
    """Stop showing an entry, or what is ours in it, on the site of one platform; journalled with its reason."""
    Platform.objects.select_for_update().get(pk=platform.pk)
    standing = HiddenEntry.objects.standing().filter(platform=platform, siret=company.pk)
    if standing.filter(scope=scope).exists():
        raise EntryRefused("Cette fiche est déjà masquée ainsi.")
    standing.update(lifted_at=now, lifted_by_id=author_id)
    hidden = HiddenEntry.objects.create(
        platform=platform,
        siret=company.pk,
        company_name=company.name,
        scope=scope,
        reason=reason,
        note=note.strip(),
        request=request,
        hidden_at=now,
        hidden_by_id=author_id,
    )
    detail = {"siret": company.pk, "scope": str(scope), "reason": str(reason)}
    record(Action.ENTRY_HIDDEN, subject=hidden, platform_id=platform.pk, detail=detail)
    return hidden


@transaction.atomic
def show_entry_again(*, hidden_id: UUID, author_id: UUID, now: datetime) -> HiddenEntry:
    """The row stays: who hid what, and until when."""
    hidden = HiddenEntry.objects.select_for_update().get(pk=hidden_id)
    if hidden.lifted_at is None:
        hidden.lifted_at, hidden.lifted_by_id = now, author_id
        hidden.save(update_fields=["lifted_at", "lifted_by_id"])
        detail = {"siret": hidden.siret, "scope": hidden.scope}
        record(Action.ENTRY_SHOWN, subject=hidden, platform_id=hidden.platform_id, detail=detail)
    return hidden


@transaction.atomic
def forget_requests(*, now: datetime, months: int) -> int:
    """Erase requests closed long ago, with who sent them; what was hidden because of them stays hidden."""
    old = EntryRequest.objects.exclude(state__in=RequestState.open())
    forgotten, _ = old.filter(changed_at__lt=now - timedelta(days=30 * months)).delete()
    return forgotten


def _write(request: EntryRequest, template: str) -> None:
    if request.email:
        send_mail(
            platform=request.platform,
            template=template,
            recipient=request.email,
            context={"entry_request": request},
            key=f"{template}:{request.pk}",
        )
