"""An invoice beside what is agreed and what came before it."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from renovation.contracts.enums import InvoiceKind
from renovation.contracts.models import Invoice, InvoiceLine, Payment, Quote
from renovation.contracts.queries.agreed import AgreedLine, agreed_of
from renovation.contracts.queries.checking import RETENTION_RATE
from renovation.contracts.queries.statement import counted
from renovation.contracts.rules.billing import Amounts, BilledLine, InvoiceFacts, over_invoiced, reached_before
from renovation.contracts.rules.money import ZERO
from renovation.contracts.rules.remarks import Remark
from renovation.quantities.queries import values_on


def invoice_for(invoice_id: UUID) -> Invoice:
    """One invoice with its case; Invoice.DoesNotExist otherwise. Its quote is read whole by `quote_for`."""
    return Invoice.objects.select_related("quote__case", "author").get(pk=invoice_id)


def payment_for(payment_id: UUID) -> Payment:
    return Payment.objects.select_related("invoice__quote__case").get(pk=payment_id)


def asked_of_line(root: Quote, line_id: UUID, *, but: UUID | None = None) -> Amounts:
    """What the other invoices asked of a line; drafts are not counted."""
    rows = [line for bill in counted(root) if bill.pk != but for line in bill.lines.all()]
    return sum((Amounts(one.ht, one.vat, one.ttc) for one in rows if one.quote_line_id == line_id), Amounts())


def over_of(root: Quote) -> list[Remark]:
    """Lines of which more is invoiced than what is signed with its amendments."""
    lines = ((str(one.line), one.amounts, asked_of_line(root, one.line.pk)) for one in agreed_of(root))
    return [remark for label, agreed, asked in lines for remark in over_invoiced(label, agreed, asked)]


def earlier_than(root: Quote, invoice: Invoice | None) -> list[Invoice]:
    """The invoices that were there before this one."""
    return [one for one in counted(root) if invoice is None or one.created_at < invoice.created_at]


def so_far(earlier: Sequence[Invoice], line_id: UUID) -> tuple[Amounts, Decimal]:
    """What these invoices asked of a line, and how far they say that it is done."""
    amounts, progress = Amounts(), ZERO
    for bill in earlier:
        for line in bill.lines.all():
            if line.quote_line_id == line_id:
                amounts += Amounts(line.ht, line.vat, line.ttc)
                progress = progress if bill.kind == InvoiceKind.CREDIT else max(progress, line.progress or ZERO)
    return amounts, progress


def reached_of(earlier: Sequence[Invoice], agreed: AgreedLine) -> Decimal:
    """How far these invoices bring a line, of what is agreed now."""
    before, told = so_far(earlier, agreed.line.pk)
    return reached_before(agreed.amounts, before, told)


def bill_facts(root: Quote, invoice: Invoice) -> InvoiceFacts:
    """`root` is the signed quote, read whole; the invoice is one of its own."""
    own = {line.quote_line_id: line for line in invoice.lines.all()}
    rate = values_on([RETENTION_RATE], invoice.dated_on).get(RETENTION_RATE) if invoice.dated_on else None
    return InvoiceFacts(
        number=invoice.number,
        is_credit=invoice.kind == InvoiceKind.CREDIT,
        is_deposit=invoice.kind == InvoiceKind.DEPOSIT,
        dated_on=invoice.dated_on,
        due_on=invoice.due_on,
        stated_ttc=invoice.stated_ttc,
        retention=invoice.retention,
        retention_until=invoice.retention_until,
        lines=tuple(
            _billed(root, agreed, own[agreed.line.pk], invoice, position)
            for position, agreed in enumerate(agreed_of(root), start=1)
            if agreed.line.pk in own
        ),
        is_number_known=_is_number_known(root, invoice),
        signed_on=root.signed_on,
        starts_on=root.starts_on,
        retention_rate=Decimal(str(rate.value)) if rate else None,
    )


def _is_number_known(root: Quote, invoice: Invoice) -> bool:
    """Another invoice of this company has it, in this case."""
    same = Invoice.objects.filter(quote__case_id=root.case_id, quote__siret=root.siret, number__iexact=invoice.number)
    return bool(invoice.number) and same.exclude(pk=invoice.pk).exists()


def _billed(root: Quote, agreed: AgreedLine, line: InvoiceLine, invoice: Invoice, position: int) -> BilledLine:
    progress = reached_of(earlier_than(root, invoice), agreed)
    others = asked_of_line(root, agreed.line.pk, but=invoice.pk)
    now, rate = Amounts(line.ht, line.vat, line.ttc), agreed.line.vat_rate
    return BilledLine(position, str(agreed.line), agreed.amounts, others, progress, now, line.progress, rate)
