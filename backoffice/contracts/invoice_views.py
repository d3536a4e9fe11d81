"""Typing an invoice: kept in any case, counted once nothing is wrong in it."""

import uuid
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from backoffice.access import CASE_WORKERS, for_roles
from backoffice.contracts.bill_sheet import InvoiceSheet
from backoffice.contracts.opening import frame, opened_invoice, opened_quote
from renovation.cases.models import Case
from renovation.contracts.models import Invoice, Quote
from renovation.contracts.operations import save_invoice
from renovation.contracts.queries import quote_for
from renovation.contracts.refusals import PaperChanged, Refused
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*CASE_WORKERS)
def invoice_new(request: LoggedInRequest, quote_id: UUID) -> HttpResponse:
    """An invoice of a signed quote."""
    quote, case = opened_quote(request, quote_id, Right.WORK_CONTRACTS)
    if not quote.is_signed or quote.amends_id is not None:
        messages.error(request, "Seul un devis signé reçoit des factures. Celles d’un avenant vont avec son devis.")
        return redirect("backoffice:quote", quote.pk)
    if request.method != "POST":
        return _page(request, case, quote, InvoiceSheet(quote=quote, key=uuid.uuid4()))
    return _typed(request, case, quote, None)


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*CASE_WORKERS)
def invoice_edit(request: LoggedInRequest, invoice_id: UUID) -> HttpResponse:
    """What is on the paper, corrected."""
    opened = opened_invoice(request, invoice_id, Right.WORK_CONTRACTS)
    if request.method != "POST":
        sheet = InvoiceSheet(quote=opened.quote, invoice=opened.invoice)
        return _page(request, opened.case, opened.quote, sheet, opened.invoice)
    return _typed(request, opened.case, opened.quote, opened.invoice)


def _typed(request: LoggedInRequest, case: Case, quote: Quote, invoice: Invoice | None) -> HttpResponse:
    form = InvoiceSheet(request.POST, quote=quote, invoice=invoice)
    if not form.is_valid():
        return _page(request, case, quote, form, invoice, status=422)
    said = form.cleaned_data
    try:
        kept = save_invoice(
            quote_id=quote.pk,
            edit=form.edit,
            author=request.user,
            now=timezone.now(),
            key=said["key"],
            invoice_id=invoice.pk if invoice else None,
            revision=said["revision"] or 0,
        )
    except PaperChanged:
        return _conflict(request, case, quote, invoice)
    except Refused as refused:
        form.add_error(None, str(refused))
        return _page(request, case, quote, form, invoice, status=422)
    fresh = next(one for one in quote_for(quote.pk).invoices.all() if one.pk == kept.pk)
    if fresh.is_draft:
        messages.warning(request, "La facture est gardée en brouillon\u00a0: ce qui est à corriger est dit à sa place.")
    else:
        messages.success(request, "La facture est enregistrée.")
    return redirect("backoffice:invoice", kept.pk)


def _conflict(request: LoggedInRequest, case: Case, quote: Quote, invoice: Invoice | None) -> HttpResponse:
    """What was typed stays in the form; it may be sent again."""
    fresh = quote_for(quote.pk)
    now = next((one for one in fresh.invoices.all() if invoice and one.pk == invoice.pk), None)
    data = request.POST.copy()
    data["revision"] = str(now.revision if now else 0)
    form = InvoiceSheet(data, quote=fresh, invoice=now)
    form.add_error(None, "Une autre personne a enregistré cette facture. Relisez votre saisie, puis enregistrez.")
    return _page(request, case, fresh, form, now, status=409)


def _page(
    request: LoggedInRequest,
    case: Case,
    quote: Quote,
    form: InvoiceSheet,
    invoice: Invoice | None = None,
    status: int = 200,
) -> HttpResponse:
    context = frame(case, quote=quote, invoice=invoice, form=form, rows=form.rows(), head=form.head())
    return render(request, "backoffice/contracts/invoice_edit.html", context, status=status)
