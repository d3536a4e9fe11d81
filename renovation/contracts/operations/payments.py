"""Payments that somebody tells. No money goes through the platform: this is a note of what was paid, by whom."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from renovation.accounts.models import User
from renovation.contracts.enums import InvoiceState
from renovation.contracts.models import Invoice, Payment
from renovation.contracts.operations.quotes import locked, note
from renovation.contracts.refusals import Refused
from renovation.contracts.rules.billing import PaymentFacts, remarks_of_payment
from renovation.contracts.rules.edits import PaymentEdit
from renovation.contracts.rules.remarks import Remark, has_errors
from renovation.journal.enums import Action


@transaction.atomic
def record_payment(
    *, invoice_id: UUID, edit: PaymentEdit, author: User, now: datetime, key: UUID
) -> tuple[Payment, list[Remark]]:
    """Kept in any case; one that makes no sense is a draft, and is not counted. Sent twice, it is one."""
    locked(Invoice.objects.values_list("quote_id", flat=True).get(pk=invoice_id))
    invoice = Invoice.objects.select_related("quote__case").get(pk=invoice_id)
    if invoice.is_draft:
        raise Refused("Corrigez d’abord cette facture\u00a0: elle est en brouillon.")
    remarks = remarks_of_payment(facts_of_payment(invoice, edit), today=timezone.localdate(now))
    sent = Payment.objects.filter(pk=key).first()
    if sent is not None:
        if sent.invoice_id != invoice.pk:
            raise Refused("Ce formulaire a déjà servi. Ouvrez de nouveau la page et recommencez.")
        return sent, []
    payment = Payment.objects.create(
        pk=key,
        invoice=invoice,
        paid_on=edit.paid_on,
        amount=edit.amount,
        payer=edit.payer,
        payer_name=edit.payer_name.strip(),
        means=edit.means,
        reference=edit.reference.strip(),
        is_draft=has_errors(remarks),
        author=author,
        recorded_at=now,
    )
    detail = {"payment": str(payment.pk), "invoice": str(invoice.pk), "amount": str(payment.amount)}
    note(Action.PAYMENT_RECORDED, invoice.quote, **detail, is_draft=payment.is_draft)
    return payment, remarks


@transaction.atomic
def remove_payment(*, payment_id: UUID, author: User) -> Invoice:
    """Typed by mistake: the journal keeps what it was."""
    payment = Payment.objects.select_related("invoice__quote__case").get(pk=payment_id)
    invoice = payment.invoice
    locked(invoice.quote_id)
    detail = {"payment": str(payment.pk), "invoice": str(invoice.pk), "amount": str(payment.amount)}
    note(Action.PAYMENT_REMOVED, invoice.quote, **detail, paid_on=str(payment.paid_on), by=str(author.pk))
    payment.delete()
    return invoice


def facts_of_payment(invoice: Invoice, edit: PaymentEdit) -> PaymentFacts:
    return PaymentFacts(
        paid_on=edit.paid_on,
        amount=edit.amount,
        invoice_ttc=invoice.ttc,
        paid_before=invoice.paid,
        invoiced_on=invoice.dated_on,
        is_contested=invoice.state == InvoiceState.CONTESTED,
    )
