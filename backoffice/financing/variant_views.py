"""One scenario: its result, other names and copies, sharing, the PDF, the rules of today."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from backoffice.access import CASE_WORKERS, for_roles
from backoffice.financing.forms import CopyForm, NameForm
from backoffice.financing.opening import Opened, opened_variant
from backoffice.financing.result_page import result_page
from backoffice.parameters.forms import RevisionForm
from renovation.edge.requests import LoggedInRequest
from renovation.financing.models import Calculation
from renovation.financing.operations import (
    copy_variant,
    note_variant_read,
    order_financing_report,
    recalculate_variant,
    rename_variant,
    share_variant,
    unshare_variant,
)
from renovation.financing.queries import calculation_numbered
from renovation.financing.refusals import Refused
from renovation.platforms.enums import Right


@require_GET
@for_roles(*CASE_WORKERS)
def financing_variant(request: LoggedInRequest, variant_id: UUID) -> HttpResponse:
    """The last result, or an older one named in the address."""
    opened = opened_variant(request, variant_id, Right.READ_FINANCING)
    note_variant_read(variant=opened.variant, reader_id=request.user.pk, now=timezone.now())
    asked = request.GET.get("calcul", "")
    found = calculation_numbered(opened.variant, int(asked) if asked.isdecimal() and len(asked) < 6 else None)
    if found is None:
        raise Http404
    return result_page(request, opened, found)


@require_POST
@for_roles(*CASE_WORKERS)
def financing_name(request: LoggedInRequest, variant_id: UUID) -> HttpResponse:
    """Another name."""
    opened = opened_variant(request, variant_id, Right.WORK_FINANCING)
    form = NameForm(request.POST)
    try:
        if form.is_valid():
            rename_variant(variant_id=opened.variant.pk, name=form.cleaned_data["name"])
            messages.success(request, "Le nom est enregistré.")
            return redirect("backoffice:financing_variant", opened.variant.pk)
    except Refused as refused:
        form.add_error("name", str(refused))
    return result_page(request, opened, _last(opened), name_form=form, status=422)


@require_POST
@for_roles(*CASE_WORKERS)
def financing_copy(request: LoggedInRequest, variant_id: UUID) -> HttpResponse:
    """Another scenario that starts as this one."""
    opened = opened_variant(request, variant_id, Right.WORK_FINANCING)
    form = CopyForm(request.POST)
    try:
        if form.is_valid():
            made = copy_variant(
                variant=opened.variant,
                name=form.cleaned_data["name"],
                author=request.user,
                now=timezone.now(),
                key=form.cleaned_data["key"],
            )
            messages.success(request, "La copie est ouverte. Les montants retenus n’ont pas été repris.")
            return redirect("backoffice:financing_situation", made.pk)
    except Refused as refused:
        form.add_error("name", str(refused))
    return result_page(request, opened, _last(opened), copy_form=form, status=422)


@require_POST
@for_roles(*CASE_WORKERS)
def financing_recalculate(request: LoggedInRequest, variant_id: UUID) -> HttpResponse:
    """A new result with the rules of today; the former one is kept."""
    opened = opened_variant(request, variant_id, Right.WORK_FINANCING)
    before = _last(opened).number
    made = recalculate_variant(variant_id=opened.variant.pk, author=request.user, now=timezone.now())
    if made.number > before:
        messages.success(request, f"Calcul {made.number} fait avec les règles du jour. Le précédent est gardé.")
    else:
        messages.info(request, f"Rien n’a changé\u00a0: le calcul {made.number} est déjà celui du jour.")
    return redirect("backoffice:financing_variant", opened.variant.pk)


@require_POST
@for_roles(*CASE_WORKERS)
def financing_share(request: LoggedInRequest, variant_id: UUID) -> HttpResponse:
    """Show the last result to the household, or take it back."""
    opened = opened_variant(request, variant_id, Right.WORK_FINANCING)
    if "retirer" in request.POST:
        unshare_variant(variant_id=opened.variant.pk)
        messages.success(request, "Le scénario est redevenu privé.")
        return redirect("backoffice:financing_variant", opened.variant.pk)
    try:
        share_variant(variant_id=opened.variant.pk, revision=_read(request), now=timezone.now())
        messages.success(request, "Le ménage voit ce résultat dans son espace.")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("backoffice:financing_variant", opened.variant.pk)


@require_POST
@for_roles(*CASE_WORKERS)
def financing_report(request: LoggedInRequest, variant_id: UUID) -> HttpResponse:
    """The PDF of the last result, made in a job and put in the case."""
    opened = opened_variant(request, variant_id, Right.WORK_FINANCING)
    try:
        order_financing_report(
            variant_id=opened.variant.pk, revision=_read(request), author=request.user, now=timezone.now()
        )
        messages.success(request, "Le PDF est en préparation. Il arrivera dans les documents du dossier.")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("backoffice:financing_variant", opened.variant.pk)


def _read(request: LoggedInRequest) -> int:
    """The revision that the page showed; a form without one shows none that exists."""
    form = RevisionForm(request.POST)
    return int(form.cleaned_data["revision"]) if form.is_valid() else 0


def _last(opened: Opened) -> Calculation:
    found = calculation_numbered(opened.variant, None)
    if found is None:
        raise Calculation.DoesNotExist
    return found
