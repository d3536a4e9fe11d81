"""One invoice: what it asks for, what is said of it, who paid."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from backoffice.access import CASE_WORKERS, for_roles
from backoffice.contracts.forms import DecideForm, PaymentForm
from backoffice.contracts.opening import OpenedInvoice, frame, opened_invoice, opened_payment, works_on
from backoffice.contracts.words import RemarksAt
from renovation.contracts.operations import (
    decide_invoice,
    note_quote_read,
    record_payment,
    remove_invoice,
    remove_payment,
)
from renovation.contracts.queries import bill_facts
from renovation.contracts.refusals import Refused
from renovation.contracts.rules.billing import remarks_of_invoice
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right


@require_GET
@for_roles(*CASE_WORKERS)
def invoice(request: LoggedInRequest, invoice_id: UUID) -> HttpResponse:
    """One invoice with its payments."""
    opened = opened_invoice(request, invoice_id, Right.READ_CONTRACTS)
    note_quote_read(quote=opened.quote, reader_id=request.user.pk, now=timezone.now())
    return _page(request, opened)


@require_POST
@for_roles(*CASE_WORKERS)
def invoice_decide(request: LoggedInRequest, invoice_id: UUID) -> HttpResponse:
    """Checked, or contested with why."""
    opened = opened_invoice(request, invoice_id, Right.WORK_CONTRACTS)
    form = DecideForm(request.POST)
    if not form.is_valid():
        return _page(request, opened, decide_form=form, status=422)
    try:
        decide_invoice(invoice_id=opened.invoice.pk, author=request.user, now=timezone.now(), **form.cleaned_data)
        messages.success(request, "L’état de la facture est noté.")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("backoffice:invoice", opened.invoice.pk)


@require_POST
@for_roles(*CASE_WORKERS)
def payment_new(request: LoggedInRequest, invoice_id: UUID) -> HttpResponse:
    """What was paid: kept in any case, counted when it makes sense."""
    opened = opened_invoice(request, invoice_id, Right.WORK_CONTRACTS)
    form = PaymentForm(request.POST, today=timezone.localdate(), left=opened.invoice.remaining)
    if not form.is_valid():
        return _page(request, opened, payment_form=form, status=422)
    try:
        payment, remarks = record_payment(
            invoice_id=opened.invoice.pk,
            edit=form.edit,
            author=request.user,
            now=timezone.now(),
            key=form.cleaned_data["key"],
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return _page(request, opened, payment_form=form, status=422)
    if payment.is_draft:
        told = " ".join(one.said for one in remarks if one.is_error)
        messages.warning(request, f"Le règlement est gardé, mais ne compte pas\u00a0: {told}")
    else:
        messages.success(request, "Le règlement est noté.")
    return redirect("backoffice:invoice", opened.invoice.pk)


@require_POST
@for_roles(*CASE_WORKERS)
def payment_remove(request: LoggedInRequest, payment_id: UUID) -> HttpResponse:
    """Typed by mistake."""
    removed = remove_payment(payment_id=opened_payment(request, payment_id, Right.WORK_CONTRACTS), author=request.user)
    messages.success(request, "Le règlement est retiré. Le journal en garde la trace.")
    return redirect("backoffice:invoice", removed.pk)


@require_POST
@for_roles(*CASE_WORKERS)
def invoice_remove(request: LoggedInRequest, invoice_id: UUID) -> HttpResponse:
    """A draft typed by mistake."""
    opened = opened_invoice(request, invoice_id, Right.WORK_CONTRACTS)
    try:
        remove_invoice(invoice_id=opened.invoice.pk, author=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("backoffice:invoice", opened.invoice.pk)
    messages.success(request, "La facture en brouillon est retirée. Le journal en garde la trace.")
    return redirect("backoffice:quote", opened.quote.pk)


def _page(
    request: LoggedInRequest,
    opened: OpenedInvoice,
    *,
    payment_form: PaymentForm | None = None,
    decide_form: DecideForm | None = None,
    status: int = 200,
) -> HttpResponse:
    found, today = opened.invoice, timezone.localdate()
    facts = bill_facts(opened.quote, found)
    said = RemarksAt(remarks_of_invoice(facts, today=today))
    context = frame(
        opened.case,
        invoice=found,
        quote=opened.quote,
        rows=[(line, said.of(line.position)) for line in facts.lines],
        said=said,
        works=works_on(request, opened.case),
        payment_form=payment_form or PaymentForm(today=today, left=found.remaining),
        decide_form=decide_form or DecideForm(initial={"state": found.state, "reason": found.state_reason}),
    )
    return render(request, "backoffice/contracts/invoice.html", context, status=status)
