"""What the household corrects itself: its contact, its consents."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from renovation.edge.requests import LoggedInRequest
from renovation.households.enums import Purpose
from renovation.households.models import Household
from renovation.households.operations import change_contact
from renovation.households.queries import household_of_user, households_of_user
from renovation.newsletters.operations import withdraw_agreement
from selfservice.forms.data import DataForm
from selfservice.http import in_own_space


@require_http_methods(["GET", "HEAD", "POST"])
@in_own_space
def own_data(request: LoggedInRequest) -> HttpResponse:
    """The contact as each platform knows it, and the consents given."""
    sent = request.POST.get("household", "")
    rows = []
    for household in households_of_user(request.user.pk):
        data = request.POST if sent == str(household.pk) else None
        form = DataForm(data, household=household)
        if data is not None and form.is_valid():
            change_contact(household=household, **form.cleaned_data, at=timezone.now())
            messages.success(request, "Vos coordonnées sont enregistrées.")
            return redirect("selfservice:own_data")
        consents = [consent for consent in household.consents.all() if consent.withdrawn_at is None]
        rows.append((household, form, consents))
    failed = any(form.errors for _, form, _ in rows)
    return render(request, "selfservice/data.html", {"rows": rows, "failed": failed})


@require_POST
@in_own_space
def withdraw(request: LoggedInRequest) -> HttpResponse:
    """Withdraw a consent: as simple as giving it."""
    purpose = request.POST.get("purpose", "")
    if purpose not in Purpose.values:
        raise Http404
    withdraw_agreement(household=_own(request), purpose=purpose, now=timezone.now())
    messages.success(request, "Votre accord est retiré.")
    return redirect("selfservice:own_data")


def _own(request: LoggedInRequest) -> Household:
    try:
        return household_of_user(request.user.pk, UUID(request.POST.get("household", "")))
    except (Household.DoesNotExist, ValueError) as error:
        raise Http404 from error
