"""A financing scenario that the adviser shared: the result as it was given, nothing of the work in progress."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from renovation.edge.aids import aids_pictured, facts_in_words, work_rows
from renovation.edge.requests import LoggedInRequest
from renovation.financing.calculating import kept_study, origins_then
from renovation.financing.models import FinancingVariant
from renovation.financing.queries import shared_variant_of_household_user
from renovation.financing.rules.steps import papers_for, to_do, warning
from selfservice.http import in_own_space

BAR = "Qui paie les travaux"


@require_safe
@in_own_space
def financing(request: LoggedInRequest, variant_id: UUID) -> HttpResponse:
    """The aids one by one, what remains to pay, and in which order to do things."""
    try:
        variant = shared_variant_of_household_user(request.user.pk, variant_id)
    except FinancingVariant.DoesNotExist as error:
        raise Http404 from error
    calculation = variant.shared
    if calculation is None:
        raise Http404
    study = kept_study(calculation)
    context = {
        "variant": variant,
        "case": variant.case,
        "calculation": calculation,
        "outlook": study,
        "facts": facts_in_words(calculation.scenario, origins_then(variant, calculation)),
        "lines": work_rows(study),
        "warning": warning(study),
        "steps": to_do(study),
        "bring": papers_for(study.scenario.situation),
        **aids_pictured(study, BAR),
    }
    return render(request, "selfservice/financing.html", context)
