"""Asking a household for documents, taking a request back, and reminding of what is late."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from renovation.accounts.models import User
from renovation.cases.enums import Stage
from renovation.cases.links import requests_url
from renovation.cases.models import Case, DocumentRequest, RequestLink, Task
from renovation.cases.operations.stages import locked_case
from renovation.cases.queries.expected import Expected, expected_documents
from renovation.cases.refusals import Refused
from renovation.cases.rules.reminders import LATE, MOST_LATE, late_key
from renovation.households.operations import outcome_of_earlier, remember_outcome
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.outbox.operations import enqueue
from renovation.platforms.mail import send_mail
from renovation.platforms.models import Platform
from renovation.platforms.rules.tokens import new_token, token_hash

MOST_REQUESTS = 15
LINK_AFTER_DUE = timedelta(days=60)
LATE_AT = time(9)
LATE_AGAIN = timedelta(days=7)


@dataclass(frozen=True)
class Asked:
    """One document to ask for; `stage` when a line of the pathway waits for it."""

    kind: str
    title: str
    number: int = 1
    stage: str = ""


@transaction.atomic
def request_documents(
    *, case_id: UUID, author: User, asked: Sequence[Asked], due_on: date, words: str, key: UUID, now: datetime
) -> list[DocumentRequest]:
    """Ask for documents by a day, and tell the household by mail. The same form (`key`) sent twice asks once.

    What is already asked gets the new day and words. Rows, mail and reminder stand or fall together.
    """
    case = locked_case(case_id)
    if _is_done(case, key):
        return list(DocumentRequest.objects.standing().filter(case=case))
    if case.stage == Stage.CLOSED:
        raise Refused("Ce dossier est clos. Reprenez-le d’abord.")
    if not asked:
        raise Refused("Choisissez au moins un document à demander.")
    if due_on < timezone.localdate(now):
        raise Refused("Choisissez une date à venir.")
    standing = {_name(one): one for one in DocumentRequest.objects.standing().filter(case=case)}
    if len({*standing, *(_name(one) for one in asked)}) > MOST_REQUESTS:
        raise Refused(f"Un dossier a au plus {MOST_REQUESTS} demandes en cours. Retirez celles qui ne servent plus.")
    found = {}
    for one in asked:
        request = standing.get(_name(one)) or DocumentRequest(case=case, asked_at=now, **_fields(one))
        request.due_on, request.words, request.author_id = due_on, words.strip(), author.pk
        request.number, request.asked_key = one.number, key
        request.save()
        found[request.pk] = standing[_name(one)] = request
    payload = {"case": str(case.pk), "requests": [str(pk) for pk in found], "rank": 0, "key": str(key)}
    when = timezone.make_aware(datetime.combine(due_on + timedelta(days=1), LATE_AT))
    enqueue(kind=LATE, key=late_key(key, 0), payload=payload, run_after=when)
    detail = {"requests": len(found), "due_on": due_on.isoformat(), "by": str(author.pk)}
    record(Action.DOCUMENTS_ASKED, subject=case, platform_id=case.platform_id, detail=detail)
    _mail(case, list(found.values()), template="documents_requested", key=f"documents_requested:{key}", now=now)
    return list(found.values())


@transaction.atomic
def withdraw_request(*, request_id: UUID, author: User, now: datetime) -> DocumentRequest:
    """Nobody waits for it any more; what came stays in the case. Asked twice, the first time stands."""
    case = locked_case(DocumentRequest.objects.values_list("case_id", flat=True).get(pk=request_id))
    request = DocumentRequest.objects.get(pk=request_id)
    if request.withdrawn_at is None:
        request.withdrawn_at = now
        request.save(update_fields=["withdrawn_at"])
        detail = {"withdrawn": str(request.pk), "by": str(author.pk)}
        record(Action.DOCUMENTS_ASKED, subject=case, platform_id=case.platform_id, detail=detail)
    return request


@transaction.atomic
def remind_of_late(*, case_id: UUID, request_ids: Iterable[UUID], rank: int, key: UUID, now: datetime) -> bool:
    """Say what is late, of what was asked in one go; a few times, a week apart. Silent when everything came.

    What was asked again since is reminded of by its last asking alone. Who has no address is called: a task says so.
    """
    case = locked_case(case_id)
    wanted, today = set(request_ids), timezone.localdate(now)
    late = [
        one
        for one in expected_documents(case)
        if one.request and one.request.pk in wanted and one.is_missing and one.request.is_late(today)
        # None: asked before the key was kept.
        if one.request.asked_key in (None, key)
    ]
    if not late:
        return False
    if case.household.email:
        mail_key = late_key(key, rank)
        _mail(case, [one.request for one in late if one.request], template="documents_late", key=mail_key, now=now)
    else:
        _call(case, late, today)
    if rank + 1 < MOST_LATE:
        payload = {"case": str(case.pk), "requests": [str(pk) for pk in wanted], "rank": rank + 1, "key": str(key)}
        enqueue(kind=LATE, key=late_key(key, rank + 1), payload=payload, run_after=now + LATE_AGAIN)
    return True


def request_of_line(case: Case, expected: Expected, now: datetime) -> DocumentRequest:
    """The request of a line of the pathway for which something is handed over; the case is locked."""
    if expected.request is not None:
        return expected.request
    line = Asked(expected.line.kind, expected.line.title[:120], expected.line.number, expected.stage)
    return DocumentRequest.objects.create(case=case, asked_at=now, **_fields(line))


def mail_link(case: Case, *, until: date, now: datetime) -> str:
    """A new secret link to what is asked, for one mail."""
    token = new_token()
    expires_at = max(timezone.make_aware(datetime.combine(until, time(0))), now) + LINK_AFTER_DUE
    RequestLink.objects.create(token_hash=token_hash(token), case=case, expires_at=expires_at)
    platform = Platform.objects.select_related("brand").get(pk=case.platform_id)
    return requests_url(platform, token)


def _is_done(case: Case, key: UUID) -> bool:
    """A key chosen by a form must not stand for what was asked in another case."""
    earlier = outcome_of_earlier(key=str(key))
    if earlier not in (None, case.pk):
        raise Refused("Ce formulaire a déjà servi. Ouvrez de nouveau la page et recommencez.")
    if earlier is None:
        remember_outcome(key=str(key), outcome_id=case.pk)
    return earlier is not None


def _name(one: Asked | DocumentRequest) -> tuple[str, str, str]:
    return one.stage, one.kind, one.title.strip().casefold()


def _fields(one: Asked) -> dict[str, object]:
    return {"kind": one.kind, "title": one.title.strip(), "number": one.number, "stage": one.stage}


def _mail(case: Case, requests: Sequence[DocumentRequest], *, template: str, key: str, now: datetime) -> None:
    """The link opens something: the body is erased once the mail has left."""
    if not case.household.email:
        return
    due = [one.due_on for one in requests if one.due_on is not None]
    context = {
        "first_name": case.household.first_name,
        "documents": [one.title if one.number == 1 else f"{one.title} ({one.number})" for one in requests],
        "words": next((one.words for one in requests if one.words), ""),
        "due_on": min(due) if due else None,
        "link": mail_link(case, until=max(due, default=timezone.localdate(now)), now=now),
    }
    recipient = case.household.email
    platform = Platform.objects.select_related("brand").get(pk=case.platform_id)
    send_mail(platform=platform, template=template, recipient=recipient, context=context, key=key, secret=True)


def _call(case: Case, late: Sequence[Expected], today: date) -> None:
    title = f"Appeler le ménage, sans e-mail\N{NO-BREAK SPACE}: {', '.join(one.line.title for one in late)}"[:200]
    values = {"due_on": today, "assigned_to": case.referent}
    Task.objects.get_or_create(case=case, title=title, done_at=None, defaults=values)
