"""An amount decided in the place of the calculated one, and the calculated one given back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from backoffice.access import CASE_WORKERS, for_roles
from backoffice.financing.forms import AmountForm
from backoffice.financing.opening import frame, opened_variant
from renovation.aids.rules.money import euros
from renovation.edge.requests import LoggedInRequest
from renovation.financing.calculating import kept_study
from renovation.financing.operations import decide_amount, restore_amount
from renovation.financing.queries import calculation_numbered
from renovation.financing.refusals import Refused
from renovation.platforms.enums import Right


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*CASE_WORKERS)
def financing_amount(request: LoggedInRequest, variant_id: UUID) -> HttpResponse:
    """The form of one aid, named in the address."""
    opened = opened_variant(request, variant_id, Right.WORK_FINANCING)
    last = calculation_numbered(opened.variant, None)
    key = request.GET.get("aide", "")
    aid = kept_study(last).keyed.get(key) if last is not None else None
    if aid is None:
        raise Http404
    decided = last.overrides.get(key) if last is not None else None
    initial = {"amount": decided["amount_eur"].replace(".", ","), "reason": decided["reason"]} if decided else {}
    form = AmountForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            decide_amount(
                variant_id=opened.variant.pk,
                key=key,
                amount_eur=form.cleaned_data["amount"],
                reason=form.cleaned_data["reason"],
                author=request.user,
                now=timezone.now(),
            )
        except Refused as refused:
            form.add_error("amount", str(refused))
        else:
            messages.success(request, f"{aid.label}\u00a0: {euros(form.cleaned_data['amount'])} retenus.")
            return redirect("backoffice:financing_variant", opened.variant.pk)
    context = frame(opened.case, variant=opened.variant, aid=aid, computed=aid.before or aid, form=form, key=key)
    status = 422 if form.errors else 200
    return render(request, "backoffice/financing/amount.html", context, status=status)


@require_POST
@for_roles(*CASE_WORKERS)
def financing_restore(request: LoggedInRequest, variant_id: UUID) -> HttpResponse:
    """The calculated amount counts again."""
    opened = opened_variant(request, variant_id, Right.WORK_FINANCING)
    restore_amount(
        variant_id=opened.variant.pk, key=request.POST.get("aide", ""), author=request.user, now=timezone.now()
    )
    messages.success(request, "Le montant calculé est rétabli.")
    return redirect("backoffice:financing_variant", opened.variant.pk)
