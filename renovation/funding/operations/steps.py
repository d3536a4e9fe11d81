"""What happened to an aid or a loan: a step is added, the last one may be cancelled, nothing is rewritten."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from renovation.accounts.models import User
from renovation.funding.models import AidFile, AidStep, LoanFile, LoanStep
from renovation.funding.operations.noting import locked_case, note
from renovation.funding.refusals import Refused, StepRefused
from renovation.funding.rules.history import AidStanding, LoanStanding, Step, refusals
from renovation.journal.enums import Action

File = AidFile | LoanFile
CHANGED = "Une étape a été notée pendant votre saisie\u00a0: relisez l’historique, puis enregistrez de nouveau."


@dataclass(frozen=True)
class Said:
    """A step as it was typed, with what the file waits for from then on."""

    step: Step
    reference: str = ""
    words: str = ""
    remind_on: date | None = None
    expected_on: date | None = None
    # None: what was there stays.
    to_do: str | None = None


@transaction.atomic
def record_step(
    *,
    kind: type[AidFile] | type[LoanFile],
    file_id: UUID,
    key: UUID,
    revision: int,
    said: Said,
    author: User,
    now: datetime,
    from_household: bool = False,
) -> File:
    """The same form (`key`) sent twice records one step. Raises StepRefused with the fields that are wrong."""
    found = _locked(kind, file_id)
    rows = _rows(found)
    if rows.filter(pk=key).exists():
        return found
    if found.revision != revision:
        raise Refused(CHANGED)
    wrong = refusals(said.step, found.standing, today=timezone.localdate(now))
    if wrong:
        raise StepRefused(wrong)
    rows.create(
        pk=key,
        file=found,
        number=_next_number(found),
        state=said.step.state,
        on=said.step.on,
        amount_eur=said.step.amount_eur,
        expires_on=said.step.expires_on,
        reference=said.reference.strip(),
        words=said.words.strip(),
        author_id=author.pk,
        author_name=str(author)[:210],
        from_household=from_household,
        made_at=now,
    )
    if not from_household:
        found.remind_on = said.remind_on
        found.expected_on = said.expected_on or found.expected_on
        if isinstance(found, AidFile) and said.to_do is not None:
            found.to_do = said.to_do.strip()
    _write(found)
    detail = {"file": str(found.pk), "state": said.step.state, "household": from_household}
    note(Action.FUNDING_STEP, found.case, **detail)
    return found


@transaction.atomic
def cancel_step(
    *, kind: type[AidFile] | type[LoanFile], file_id: UUID, step_id: UUID, reason: str, author: User, now: datetime
) -> File:
    """The last step was a mistake: a row says so, the file stands as before it. Asked twice, it is one."""
    found = _locked(kind, file_id)
    rows = _rows(found)
    wrong = rows.get(pk=step_id)
    if rows.filter(cancels=wrong).exists():
        return found
    steps = found.counted_steps()
    if not steps or steps[-1].pk != wrong.pk:
        raise Refused("Seule la dernière étape s’annule.")
    rows.create(
        file=found,
        number=_next_number(found),
        state="",
        on=timezone.localdate(now),
        words=reason.strip(),
        author_id=author.pk,
        author_name=str(author)[:210],
        cancels=wrong,
        made_at=now,
    )
    _write(found)
    note(Action.FUNDING_STEP_CANCELLED, found.case, file=str(found.pk), step=str(wrong.pk))
    return found


def _locked(kind: type[AidFile] | type[LoanFile], file_id: UUID) -> File:
    """The case first, as everywhere: two writes never wait for each other."""
    locked_case(kind.objects.values_list("case_id", flat=True).get(pk=file_id))
    found: File = kind.objects.select_for_update(of=("self",)).select_related("case__household").get(pk=file_id)
    return found


def _rows(found: File) -> QuerySet[Any]:
    return AidStep.objects.filter(file=found) if isinstance(found, AidFile) else LoanStep.objects.filter(file=found)


def _next_number(found: File) -> int:
    last = _rows(found).order_by("-number").values_list("number", flat=True).first()
    return int(last or 0) + 1


def _write(found: File) -> None:
    """The standing beside its history."""
    steps = found.counted_steps()
    stands: AidStanding | LoanStanding = found.standing
    found.state, found.expires_on = stands.state.value, stands.expires_on
    found.since = steps[-1].on if steps else timezone.localdate(found.created_at)
    if isinstance(found, AidFile) and isinstance(stands, AidStanding):
        found.asked_eur, found.granted_eur = stands.asked_eur, stands.granted_eur
        found.paid_eur, found.returned_eur = stands.paid_eur, stands.returned_eur
    if isinstance(found, LoanFile) and isinstance(stands, LoanStanding):
        found.offered_eur, found.released_eur = stands.offered_eur, stands.released_eur
    found.revision += 1
    found.save()
