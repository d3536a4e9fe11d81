"""Typing a quote or an amendment: several lines at once, kept right or wrong."""

import uuid
from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from backoffice.access import CASE_WORKERS, for_roles
from backoffice.contracts.conflict import carried_over, on_removed_lines
from backoffice.contracts.offering import offer_for, start_from_programme
from backoffice.contracts.opening import frame, opened_case, opened_quote
from backoffice.contracts.sheet import EMPTY_ROWS, MOST_NEW, Difference, QuoteSheet
from backoffice.contracts.words import RemarksAt
from renovation.cases.models import Case
from renovation.contracts.models import Quote
from renovation.contracts.operations import save_quote, start_quote
from renovation.contracts.queries import quote_for, remarks_of, root_of
from renovation.contracts.refusals import PaperChanged, Refused
from renovation.contracts.rules.remarks import has_errors
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*CASE_WORKERS)
def quote_new(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    """A quote of the case, empty or with the works of the programme."""
    case = opened_case(request, case_id, Right.WORK_CONTRACTS)
    start = start_from_programme(case) if "programme" in request.GET else []
    offer = offer_for(case, None)
    if request.method != "POST":
        return _page(request, case, QuoteSheet(quote=None, offer=offer, start=start, key=uuid.uuid4()))
    return _typed(request, case, QuoteSheet(_sent(request), quote=None, offer=offer), None)


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*CASE_WORKERS)
def quote_amend(request: LoggedInRequest, quote_id: UUID) -> HttpResponse:
    """An amendment to a signed quote: the same company, lines added or taken away."""
    quote, case = opened_quote(request, quote_id, Right.WORK_CONTRACTS)
    if not quote.is_signed or quote.amends_id is not None:
        messages.error(request, "Un avenant change un devis signé.")
        return redirect("backoffice:quote", quote.pk)
    offer = offer_for(case, quote)
    if request.method != "POST":
        sheet = QuoteSheet(quote=None, offer=offer, key=uuid.uuid4())
        for name in ("siret", "company", "overrides"):
            sheet.fields[name].initial = getattr(quote, name)
        return _page(request, case, sheet, amends=quote)
    return _typed(request, case, QuoteSheet(_sent(request), quote=None, offer=offer), quote)


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*CASE_WORKERS)
def quote_edit(request: LoggedInRequest, quote_id: UUID) -> HttpResponse:
    """What is on the paper, corrected."""
    quote, case = opened_quote(request, quote_id, Right.WORK_CONTRACTS)
    if not quote.is_changeable:
        messages.error(request, "Ce devis ne se corrige plus\u00a0: notez un avenant, ou reprenez-le d’abord.")
        return redirect("backoffice:quote", quote.pk)
    offer = offer_for(case, root_of(quote) if quote.amends_id else None)
    if request.method != "POST":
        return _page(request, case, QuoteSheet(quote=quote, offer=offer), quote=quote)
    return _corrected(request, case, QuoteSheet(_sent(request), quote=quote, offer=offer), quote)


def _corrected(request: LoggedInRequest, case: Case, form: QuoteSheet, quote: Quote) -> HttpResponse:
    """The paper as it was sent, over what was kept."""
    if form.data.get("revision") != str(quote.revision):
        return _conflict(request, case, quote)
    if "more" in request.POST:
        return _page(request, case, form.without_errors(), quote=quote)
    if not form.is_valid():
        return _page(request, case, form, quote=quote, status=422)
    try:
        save_quote(
            quote_id=quote.pk,
            revision=form.cleaned_data["revision"] or 0,
            edit=form.edit,
            author=request.user,
            now=timezone.now(),
        )
    except PaperChanged:
        return _conflict(request, case, quote)
    except Refused as refused:
        form.add_error(None, str(refused))
        return _page(request, case, form, quote=quote, status=422)
    return _kept(request, quote.pk)


def _typed(request: LoggedInRequest, case: Case, form: QuoteSheet, amends: Quote | None) -> HttpResponse:
    """A new paper, as it was sent."""
    if "more" in request.POST:
        return _page(request, case, form.without_errors(), amends=amends)
    if not form.is_valid():
        return _page(request, case, form, amends=amends, status=422)
    try:
        quote = start_quote(
            case=case,
            edit=form.edit,
            author=request.user,
            now=timezone.now(),
            key=form.cleaned_data["key"] or uuid.uuid4(),
            amends=amends,
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return _page(request, case, form, amends=amends, status=422)
    return _kept(request, quote.pk)


def _kept(request: LoggedInRequest, quote_id: UUID) -> HttpResponse:
    """What is wrong is said on the page of the quote, at its line."""
    if has_errors(remarks_of(quote_for(quote_id), today=timezone.localdate())):
        messages.warning(request, "Le devis est gardé en brouillon\u00a0: ce qui est à corriger est dit à sa place.")
    else:
        messages.success(request, "Le devis est enregistré.")
    return redirect("backoffice:quote", quote_id)


def _sent(request: LoggedInRequest) -> QueryDict:
    """What was sent; with « more », as much and more empty rows."""
    if "more" not in request.POST:
        return request.POST
    data = request.POST.copy()
    number = data.get("rows_number", "")
    now = int(number) if number.isdecimal() and len(number) < 4 else 0
    data["rows_number"] = str(min(now + EMPTY_ROWS, MOST_NEW))
    return data


def _conflict(request: LoggedInRequest, case: Case, quote: Quote) -> HttpResponse:
    """What was typed stays in the form, beside what a colleague saved; it may be sent again."""
    fresh, sent = quote_for(quote.pk), _sent(request)
    offer = offer_for(case, root_of(fresh) if fresh.amends_id else None)
    kept = QuoteSheet(quote=fresh, offer=offer)
    form = QuoteSheet(carried_over(sent, kept), quote=fresh, offer=offer)
    said = [*form.differences, *on_removed_lines(sent, kept)]
    return _page(request, case, form, quote=fresh, conflict=said, status=409)


def _page(
    request: LoggedInRequest,
    case: Case,
    form: QuoteSheet,
    *,
    quote: Quote | None = None,
    amends: Quote | None = None,
    conflict: Sequence[Difference] | None = None,
    status: int = 200,
) -> HttpResponse:
    said = RemarksAt(remarks_of(quote, today=timezone.localdate()) if quote else [])
    context = frame(
        case,
        quote=quote,
        amends=amends or (quote.amends if quote else None),
        form=form,
        rows=[(row, said.of(row.position) if row.position else []) for row in form.rows()],
        head=[form[name] for name in ("number", "dated_on", "valid_until", "visit_on", "starts_on")],
        conflict=conflict is not None,
        differences=conflict or [],
        said=said,
        has_programme=bool(form.offer.planned) and quote is None and amends is None,
    )
    return render(request, "backoffice/contracts/edit.html", context, status=status)
