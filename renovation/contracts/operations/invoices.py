"""Invoices of a signed quote. One that has an error is kept as a draft, and counts for nothing."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from renovation.accounts.models import User
from renovation.contracts.enums import InvoiceKind, InvoiceState
from renovation.contracts.models import Invoice, InvoiceLine, Quote
from renovation.contracts.operations.quotes import locked, note, paper_of
from renovation.contracts.queries.agreed import AgreedLine, agreed_of
from renovation.contracts.queries.billing import bill_facts, earlier_than, so_far
from renovation.contracts.queries.quotes import quote_for
from renovation.contracts.refusals import PaperChanged, Refused
from renovation.contracts.rules.billing import WHOLE, Amounts, at_progress, remarks_of_invoice
from renovation.contracts.rules.edits import BillLineEdit, InvoiceEdit
from renovation.contracts.rules.money import ZERO, filled
from renovation.contracts.rules.remarks import has_errors
from renovation.households.operations import outcome_of_earlier, remember_outcome
from renovation.journal.enums import Action

MOST_INVOICES = 60
_FIELDS = ("kind", "dated_on", "due_on", "stated_ttc", "retention", "retention_until")


@transaction.atomic
def save_invoice(
    *,
    quote_id: UUID,
    edit: InvoiceEdit,
    author: User,
    now: datetime,
    key: UUID | None = None,
    invoice_id: UUID | None = None,
    revision: int = 0,
) -> Invoice:
    """A new invoice (`key`: sent twice, it is one) or a corrected one (`revision`: what was read).

    It is counted once nothing is wrong in it. Raises PaperChanged, Refused: then nothing is written.
    """
    earlier = outcome_of_earlier(key=str(key)) if key and invoice_id is None else None
    if earlier is not None:
        return Invoice.objects.get(pk=earlier, quote_id=quote_id)
    quote = locked(quote_id)
    invoice = _opened(quote, invoice_id, revision)
    invoice.number, invoice.author = edit.number.strip(), invoice.author or author
    for name in _FIELDS:
        setattr(invoice, name, getattr(edit, name))
    invoice.document = paper_of(quote.case, edit.document_id)
    invoice.save()
    asked = _asked(invoice)
    _write_lines(invoice, edit)
    if invoice.state == InvoiceState.CHECKED and _asked(invoice) != asked:
        Invoice.objects.filter(pk=invoice.pk).update(state=InvoiceState.RECEIVED)
    root = quote_for(quote.pk)
    settle(root, invoice, now=now)
    action = Action.INVOICE_CHANGED if invoice_id else Action.INVOICE_RECORDED
    note(action, quote, invoice=str(invoice.pk), state=invoice.state)
    if key and invoice_id is None:
        remember_outcome(key=str(key), outcome_id=invoice.pk)
    return invoice


@transaction.atomic
def decide_invoice(*, invoice_id: UUID, state: str, reason: str, author: User, now: datetime) -> Invoice:
    """Checked, contested (with why), or as it was received."""
    invoice = Invoice.objects.select_for_update(of=("self",)).select_related("quote__case").get(pk=invoice_id)
    if invoice.is_draft:
        raise Refused("Corrigez d’abord cette facture\u00a0: elle est en brouillon.")
    if state not in (InvoiceState.RECEIVED, InvoiceState.CHECKED, InvoiceState.CONTESTED):
        raise Refused("Cet état n’existe pas.")
    if state == InvoiceState.CONTESTED and not reason.strip():
        raise Refused("Écrivez pourquoi la facture est contestée.")
    invoice.state, invoice.state_reason = state, reason.strip() if state == InvoiceState.CONTESTED else ""
    invoice.save(update_fields=["state", "state_reason", "changed_at"])
    note(Action.INVOICE_DECIDED, invoice.quote, invoice=str(invoice.pk), state=state, by=str(author.pk))
    return invoice


@transaction.atomic
def remove_invoice(*, invoice_id: UUID, author: User) -> Quote:
    """A draft that was typed by mistake. What was counted, or has payments, is not removed."""
    quote = locked(Invoice.objects.values_list("quote_id", flat=True).get(pk=invoice_id))
    invoice = Invoice.objects.select_for_update().get(pk=invoice_id)
    if not invoice.is_draft or invoice.payments.exists():
        raise Refused("Seule une facture en brouillon, sans règlement, se retire.")
    note(Action.INVOICE_REMOVED, quote, invoice=str(invoice.pk), kind=invoice.kind, by=str(author.pk))
    invoice.delete()
    return quote


def settle(root: Quote, invoice: Invoice, *, now: datetime) -> None:
    """Draft while something is wrong; received once nothing is, or contested as it was."""
    invoice = next(one for one in root.invoices.all() if one.pk == invoice.pk)
    is_wrong = has_errors(remarks_of_invoice(bill_facts(root, invoice), today=timezone.localdate(now)))
    if not is_wrong and abs(invoice.paid) > abs(invoice.ttc):
        raise Refused("Cette facture serait plus petite que ce qui est payé\u00a0: corrigez d’abord ses règlements.")
    if is_wrong and invoice.payments.exists():
        raise Refused("Des règlements reposent sur cette facture\u00a0: retirez-les avant de la changer ainsi.")
    if is_wrong:
        invoice.state = InvoiceState.DRAFT
    elif invoice.is_draft:
        invoice.state = InvoiceState.CONTESTED if invoice.state_reason else InvoiceState.RECEIVED
    Invoice.objects.filter(pk=invoice.pk).update(state=invoice.state)


def _asked(invoice: Invoice) -> set[tuple[object, ...]]:
    return set(InvoiceLine.objects.filter(invoice=invoice).values_list("quote_line_id", "ht", "vat", "ttc"))


def _opened(quote: Quote, invoice_id: UUID | None, revision: int) -> Invoice:
    if not quote.is_signed or quote.amends_id is not None:
        raise Refused("Seul un devis signé reçoit des factures.")
    if invoice_id is None:
        if quote.invoices.count() >= MOST_INVOICES:
            raise Refused(f"Ce devis a déjà {MOST_INVOICES} factures, le maximum.")
        return Invoice(quote=quote)
    invoice = Invoice.objects.select_for_update().get(pk=invoice_id, quote=quote)
    if invoice.revision != revision:
        raise PaperChanged
    invoice.revision += 1
    return invoice


def _write_lines(invoice: Invoice, edit: InvoiceEdit) -> None:
    root = quote_for(invoice.quote_id)
    earlier = earlier_than(root, None if invoice._state.adding else invoice)
    typed = {one.quote_line_id: one for one in edit.lines}
    made = []
    for agreed in agreed_of(root):
        said = typed.get(agreed.line.pk, BillLineEdit(agreed.line.pk))
        line = _line(invoice, agreed, said, edit, [one for one in earlier if one.pk != invoice.pk])
        if line is not None:
            made.append(line)
    InvoiceLine.objects.filter(invoice=invoice).delete()
    InvoiceLine.objects.bulk_create(made)


def _line(
    invoice: Invoice, agreed: AgreedLine, said: BillLineEdit, edit: InvoiceEdit, earlier: Sequence[Invoice]
) -> InvoiceLine | None:
    """Amounts that were typed, else what the progress of the line, or of all, comes to."""
    rate = agreed.line.vat_rate
    ht, ttc = filled(said.ht, rate, said.ttc)
    progress = said.progress
    if ht is None or ttc is None:
        progress = edit.progress if progress is None else progress
        if progress is None or edit.kind == InvoiceKind.CREDIT:
            return None
        before, _ = so_far(earlier, agreed.line.pk)
        now = at_progress(agreed.amounts, before, progress)
        if now.ttc == 0 and said.progress is None:
            return None
    else:
        now = Amounts(ht, ttc - ht, ttc)
        progress = _reached(agreed, now, earlier) if progress is None else progress
    return InvoiceLine(invoice=invoice, quote_line=agreed.line, progress=progress, ht=now.ht, vat=now.vat, ttc=now.ttc)


def _reached(agreed: AgreedLine, now: Amounts, earlier: Sequence[Invoice]) -> Decimal | None:
    """How far the line is invoiced, when only amounts are told."""
    before, _ = so_far(earlier, agreed.line.pk)
    if agreed.amounts.ttc == ZERO or now.ttc < 0:
        return None
    reached = (WHOLE * (before.ttc + now.ttc) / agreed.amounts.ttc).quantize(Decimal("0.01"))
    return reached if 0 <= reached <= WHOLE else None
