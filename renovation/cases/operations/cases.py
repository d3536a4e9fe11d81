"""Changing, sharing and reading a case."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from renovation.accounts.models import User
from renovation.cases.models import Case, CaseShare
from renovation.cases.operations.reading import note_read
from renovation.cases.refusals import EditConflict
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.rules.lock import merge


def case_values(case: Case) -> dict[str, str]:
    """What the form of a case holds, as texts (identifiers included)."""
    return {"title": case.title, "summary": case.summary, "referent": str(case.referent_id or "")}


@transaction.atomic
def edit_case(*, case_id: UUID, author: User, base: Mapping[str, str], values: Mapping[str, str]) -> Case:
    """Save the form of a case; changes that a colleague made to other fields are kept (H4).

    `base` is what the form showed when it was opened. Raises EditConflict when the same field was changed
    in two ways: nothing is saved.
    """
    case = Case.objects.select_for_update().get(pk=case_id)
    result = merge(base=base, theirs=case_values(case), yours=values)
    if result.conflicts:
        raise EditConflict(result.conflicts, current=case_values(case), revision=case.revision)
    if result.changed:
        case.title = result.values["title"].strip()
        case.summary = result.values["summary"].strip()
        case.referent_id = UUID(result.values["referent"]) if result.values["referent"] else None
        case.revision += 1
        case.save()
        detail = {"fields": list(result.changed), "by": str(author.pk)}
        record(Action.CASE_CHANGED, subject=case, platform_id=case.platform_id, detail=detail)
    return case


@transaction.atomic
def share_case(*, case: Case, partner: User) -> CaseShare:
    """Open a case to a partner; asked twice, it is the same share."""
    share, is_new = CaseShare.objects.get_or_create(case=case, user=partner, ended_at=None)
    if is_new:
        detail = {"shared_with": str(partner.pk)}
        record(Action.CASE_CHANGED, subject=case, platform_id=case.platform_id, detail=detail)
    return share


def note_case_read(*, case: Case, reader_id: UUID, now: datetime) -> None:
    """Journal that somebody opened this case (J2), once per quarter of an hour."""
    note_read(Action.CASE_READ, subject=case, platform_id=case.platform_id, reader_id=reader_id, now=now)
