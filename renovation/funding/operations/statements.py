"""The statement as built: kept as it stands, handed over, and the follow-up given to other tools."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.cases.operations.handing import hand_report
from renovation.cases.operations.reading import note_read
from renovation.documents.enums import DocumentKind
from renovation.funding.models import BuiltStatement
from renovation.funding.operations.noting import locked_case, note
from renovation.funding.queries.built import built_of
from renovation.funding.refusals import Refused
from renovation.funding.rules.built import print_of_built
from renovation.funding.rules.reports import MAKER, REPORT, statement_key
from renovation.journal.enums import Action
from renovation.outbox.operations import enqueue
from renovation.platforms.enums import Right


@transaction.atomic
def make_statement(*, case: Case, read: str, author: User, now: datetime) -> BuiltStatement:
    """Keep the statement as it was read (`read`: its fingerprint); the same content is one statement."""
    locked_case(case.pk)
    content = built_of(case).to_dict()
    fingerprint = print_of_built(content)
    if read != fingerprint:
        raise Refused("Le bilan a changé depuis votre lecture\u00a0: relisez-le, puis établissez-le.")
    last = BuiltStatement.objects.filter(case=case).order_by("-number").first()
    if last is not None and last.fingerprint == fingerprint:
        return last
    made = BuiltStatement.objects.create(
        case=case,
        number=last.number + 1 if last else 1,
        content=content,
        fingerprint=fingerprint,
        author=author,
        made_at=now,
    )
    note(Action.STATEMENT_MADE, case, statement=made.number, fingerprint=fingerprint)
    return made


@transaction.atomic
def order_statement_report(*, statement: BuiltStatement, author: User) -> None:
    """Have the PDF made for the household; asked twice, it is one report."""
    payload = {"statement": str(statement.pk), "author": str(author.pk)}
    enqueue(kind=REPORT, key=statement_key(statement.pk), payload=payload, requested_by_id=author.pk)


@transaction.atomic
def file_statement_report(*, statement_id: UUID, author_id: UUID) -> BuiltStatement:
    """Make the PDF and put it in the case, shared with the household. The right is asked again (D10)."""
    found = BuiltStatement.objects.select_for_update(of=("self",)).select_related("case__household")
    statement = found.get(pk=statement_id)
    if statement.report_id is not None:
        return statement
    statement.report = hand_report(
        case=statement.case,
        author_id=author_id,
        right=Right.WORK_FINANCING,
        maker=MAKER,
        subject_id=statement.pk,
        name=f"bilan-financier-{statement.number}",
        kind=DocumentKind.FINANCING,
        title=f"Bilan financier {statement.number}",
    )
    statement.save(update_fields=["report"])
    note(Action.STATEMENT_HANDED, statement.case, statement=statement.number)
    return statement


def note_funding_read(*, case: Case, reader_id: UUID, now: datetime) -> None:
    """Journal that somebody opened the follow-up (J2), once per quarter of an hour."""
    note_read(Action.FUNDING_READ, subject=case, platform_id=case.platform_id, reader_id=reader_id, now=now)


@transaction.atomic
def note_funding_export(*, case: Case) -> None:
    note(Action.FUNDING_EXPORTED, case)
