"""Acts on a quote: its state, its signature and dates, its prices given to the base."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from backoffice.access import CASE_WORKERS, demand_on_platform, for_roles
from backoffice.contracts.forms import DatesForm, MoveForm
from backoffice.contracts.list_views import quote_page
from backoffice.contracts.opening import opened_quote
from renovation.contracts.operations import Contribution, contribute_prices, move_quote, note_dates
from renovation.contracts.queries import quote_for
from renovation.contracts.refusals import PaperChanged, Refused
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right


@require_POST
@for_roles(*CASE_WORKERS)
def quote_move(request: LoggedInRequest, quote_id: UUID) -> HttpResponse:
    """Received, chosen, set aside, taken up again."""
    quote, _ = opened_quote(request, quote_id, Right.WORK_CONTRACTS)
    form = MoveForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Choisissez ce que devient le devis, et écrivez un motif de 300 signes au plus.")
        return redirect("backoffice:quote", quote.pk)
    said = form.cleaned_data
    try:
        moved = move_quote(
            quote_id=quote.pk, to=said["to"], reason=said["reason"], author=request.user, now=timezone.now()
        )
        messages.success(request, f"L’état du devis est maintenant\u00a0: {moved.get_state_display().lower()}.")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("backoffice:quote", quote.pk)


@require_POST
@for_roles(*CASE_WORKERS)
def quote_dates(request: LoggedInRequest, quote_id: UUID) -> HttpResponse:
    """The signature and the days around it."""
    quote, case = opened_quote(request, quote_id, Right.WORK_CONTRACTS)
    form = DatesForm(request.POST, quote=quote)
    if not form.is_valid():
        return quote_page(request, quote, case, dates_form=form, status=422)
    try:
        kept = note_dates(
            quote_id=quote.pk,
            revision=form.cleaned_data["revision"],
            edit=form.edit,
            author=request.user,
            now=timezone.now(),
        )
    except (PaperChanged, Refused) as refused:
        said = str(refused) or "Une autre personne a changé ce devis. Relisez-le, puis enregistrez de nouveau."
        form.add_error("signed_on" if str(refused) else None, said)
        status = 422 if str(refused) else 409
        return quote_page(request, quote_for(quote.pk), case, dates_form=form, status=status)
    messages.success(
        request, "Le devis est signé." if kept.is_signed and not quote.is_signed else "Les dates sont notées."
    )
    return redirect("backoffice:quote", quote.pk)


@require_POST
@for_roles(*CASE_WORKERS)
def quote_prices(request: LoggedInRequest, quote_id: UUID) -> HttpResponse:
    """Every price of the quote, given to the base in one gesture."""
    quote, case = opened_quote(request, quote_id, Right.WORK_CONTRACTS)
    demand_on_platform(request, Right.FEED_PRICES, case.platform_id)
    try:
        _tell(request, contribute_prices(quote_id=quote.pk, author=request.user, now=timezone.now()))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("backoffice:quote", quote.pk)


def _tell(request: LoggedInRequest, found: Contribution) -> None:
    if found.given:
        messages.success(request, f"{found.given} prix versé{'s' if found.given > 1 else ''} dans la base.")
    elif found.already and not found.refused:
        messages.info(request, "Les prix de ce devis sont déjà dans la base.")
    elif not found.refused:
        messages.info(request, "Ce devis n’a pas de prix à verser\u00a0: il faut un type, une quantité et une unité.")
    for one in found.refused:
        messages.warning(request, one)
