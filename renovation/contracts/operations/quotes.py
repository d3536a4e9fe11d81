"""Typing a quote: kept as it is, right or wrong; what is wrong is said by the rules when it is read."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.cases.operations.reading import note_read
from renovation.contracts.enums import QuoteState
from renovation.contracts.models import Quote, QuoteLine
from renovation.contracts.queries.checking import remarks_of
from renovation.contracts.queries.quotes import quote_for
from renovation.contracts.refusals import PaperChanged, Refused
from renovation.contracts.rules.edits import LineEdit, QuoteEdit
from renovation.contracts.rules.money import filled
from renovation.contracts.rules.remarks import has_errors
from renovation.documents.models import Document
from renovation.households.operations import outcome_of_earlier, remember_outcome
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.professionals.queries import company_named

MOST_QUOTES = 40
MOST_LINES = 60
_TEXTS = ("siret", "company", "number", "overrides")
_VALUES = ("dated_on", "valid_until", "visit_on", "starts_on", "stated_ttc")
_LINE = ("work_type", "planned_key", "label", "quantity", "unit", "vat_rate")


def note_quote_read(*, quote: Quote, reader_id: UUID, now: datetime) -> None:
    """Journal that somebody opened a quote (J2), once per quarter of an hour."""
    note_read(Action.QUOTE_READ, subject=quote, platform_id=quote.case.platform_id, reader_id=reader_id, now=now)


@transaction.atomic
def start_quote(
    *, case: Case, edit: QuoteEdit, author: User, now: datetime, key: UUID, amends: Quote | None = None
) -> Quote:
    """A new quote, or an amendment to a signed one; the same form sent twice makes one."""
    earlier = outcome_of_earlier(key=str(key))
    if earlier is not None:
        return Quote.objects.get(pk=earlier, case=case)
    Case.objects.select_for_update().get(pk=case.pk)
    if Quote.objects.filter(case=case).count() >= MOST_QUOTES:
        raise Refused(f"Ce dossier contient déjà {MOST_QUOTES} devis et avenants, le maximum.")
    if amends is not None and (not amends.is_signed or amends.amends_id is not None or amends.case_id != case.pk):
        raise Refused("Un avenant change un devis signé.")
    quote = Quote(case=case, amends=amends, author=author)
    _write(quote, edit)
    note(Action.QUOTE_CREATED, quote, amends=str(amends.pk) if amends else "")
    remember_outcome(key=str(key), outcome_id=quote.pk)
    return quote


@transaction.atomic
def save_quote(*, quote_id: UUID, revision: int, edit: QuoteEdit, author: User, now: datetime) -> Quote:
    """The whole paper, kept as it was typed. A quote that was received goes back to its draft while it is wrong.

    Raises PaperChanged when a colleague saved it meanwhile, Refused when it is signed: nothing is written.
    """
    quote = locked(quote_id)
    if quote.revision != revision:
        raise PaperChanged
    if not quote.is_changeable:
        raise Refused("Ce devis ne se corrige plus\u00a0: notez un avenant, ou reprenez-le d’abord.")
    quote.revision += 1
    _write(quote, edit)
    note(Action.QUOTE_CHANGED, quote, by=str(author.pk), at=now.isoformat())
    if quote.state != QuoteState.DRAFT and has_errors(remarks_of(quote_for(quote.pk), today=timezone.localdate(now))):
        before, quote.state = quote.state, QuoteState.DRAFT
        quote.save(update_fields=["state"])
        note(Action.QUOTE_MOVED, quote, before=before, after=quote.state, by=str(author.pk))
    return quote


def locked(quote_id: UUID) -> Quote:
    """The quote; with an amendment, first the quote that it changes: invoices and payments hold that one."""
    Quote.objects.select_for_update().filter(amendments__pk=quote_id).first()
    return Quote.objects.select_for_update(of=("self",)).select_related("case__platform", "amends").get(pk=quote_id)


def note(action: Action, quote: Quote, **detail: object) -> None:
    """One fact of the journal, with the case that it is about."""
    record(action, subject=quote, platform_id=quote.case.platform_id, detail={"case": str(quote.case_id), **detail})


def paper_of(case: Case, document_id: UUID | None) -> Document | None:
    """A document of this very case."""
    if document_id is None:
        return None
    return Document.objects.filter(pk=document_id, in_case__case=case).first()


def _write(quote: Quote, edit: QuoteEdit) -> None:
    for name in _TEXTS:
        setattr(quote, name, getattr(edit, name).strip())
    for name in _VALUES:
        setattr(quote, name, getattr(edit, name))
    # Written with spaces on paper.
    quote.siret = quote.siret_digits if quote.siret_digits.isdigit() else quote.siret
    quote.company = quote.company or _company_named(quote.siret_digits)
    quote.mentions = sorted(set(edit.mentions))
    quote.document = paper_of(quote.case, edit.document_id)
    quote.save()
    known = {line.pk: line for line in QuoteLine.objects.filter(quote=quote)}
    kept = len(known) - sum(1 for one in edit.lines if one.removed and one.line_id in known)
    if kept + sum(1 for one in edit.lines if one.line_id is None and not one.removed) > MOST_LINES:
        raise Refused(f"Un devis contient au plus {MOST_LINES} lignes.")
    for one in edit.lines:
        _write_line(quote, one, known)


def _company_named(siret: str) -> str:
    """As the directory calls it."""
    found = company_named(siret, platform_id=None)
    return found.name if found else ""


def _write_line(quote: Quote, edit: LineEdit, known: Mapping[UUID, QuoteLine]) -> None:
    line = known.get(edit.line_id) if edit.line_id else None
    if edit.removed:
        if line is not None:
            line.delete()
        return
    if line is None:
        last = QuoteLine.objects.filter(quote=quote).aggregate(last=Max("position"))["last"] or 0
        line = QuoteLine(quote=quote, position=last + 1)
    for name in _LINE:
        setattr(line, name, getattr(edit, name))
    line.ht, line.ttc = filled(edit.ht, edit.vat_rate, edit.ttc)
    line.characteristics = {code: str(value) for code, value in edit.characteristics.items()}
    line.changes = _changed(quote, edit.changes_id)
    if line.changes is not None and not line.planned_key:
        line.planned_key = line.changes.planned_key
    line.save()


def _changed(quote: Quote, line_id: UUID | None) -> QuoteLine | None:
    """A line of the very quote that is amended."""
    if line_id is None or quote.amends_id is None:
        return None
    return QuoteLine.objects.filter(pk=line_id, quote_id=quote.amends_id).first()
