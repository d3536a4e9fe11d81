"""Lines of the base: listed, typed in, set aside and restored."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from backoffice.access import demand_on_platform, for_right
from backoffice.lists import page_of
from backoffice.prices.forms import AsideForm, ReferenceForm, RestoreForm, SearchForm
from backoffice.prices.words import platforms_for, tabs
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right
from renovation.platforms.permissions import can_on_platform, platforms_open_to
from renovation.prices.enums import Aside
from renovation.prices.models import PriceReference
from renovation.prices.operations import record_reference, restore, set_aside
from renovation.prices.operations.recording import Giver
from renovation.prices.queries.references import Criteria, reference_for, references_for
from renovation.prices.rules.lines import LinesRefused


@require_safe
@for_right(Right.READ_PRICES)
def price_references(request: LoggedInRequest) -> HttpResponse:
    """Lines of the reader's platforms."""
    form = SearchForm(request.GET)
    form.is_valid()
    given = form.cleaned_data
    criteria = Criteria(given.get("travaux", ""), given.get("etat", ""), given.get("fichier"))
    asked = {name: value for name, value in given.items() if value}
    context = {
        "form": form,
        "page": page_of(request, references_for(request.reader, criteria)),
        "query": f"{urlencode(asked)}&" if asked else "",
        "tabs": tabs("price_references"),
        "may_feed": bool(platforms_open_to(request.reader, Right.FEED_PRICES)),
        "may_keep": bool(platforms_open_to(request.reader, Right.KEEP_PRICES)),
    }
    return render(request, "backoffice/prices/references.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_right(Right.FEED_PRICES)
def price_new(request: LoggedInRequest) -> HttpResponse:
    """Type one line in."""
    platforms = platforms_for(request, Right.FEED_PRICES)
    form = ReferenceForm(request.POST or None, platforms=platforms)
    if request.method == "POST" and form.is_valid():
        giver = Giver(form.chosen, request.user.pk, timezone.now())
        try:
            reference = record_reference(line=form.line(), giver=giver)
        except LinesRefused as refused:
            for fault in refused.faults:
                form.add_error(None, fault.reason)
        else:
            messages.success(request, _told(reference))
            return redirect("backoffice:price_reference", reference.pk)
    return render(request, "backoffice/prices/new.html", {"form": form})


@require_safe
@for_right(Right.READ_PRICES)
def price_reference(request: LoggedInRequest, reference_id: UUID) -> HttpResponse:
    """One line, and what may be done with it."""
    return _sheet(request, reference_for(request.reader, reference_id), AsideForm(), RestoreForm())


@require_POST
@for_right(Right.KEEP_PRICES)
def price_set_aside(request: LoggedInRequest, reference_id: UUID) -> HttpResponse:
    """It no longer counts, with a reason."""
    reference = reference_for(request.reader, reference_id)
    demand_on_platform(request, Right.KEEP_PRICES, reference.platform_id)
    form = AsideForm(request.POST)
    if not form.is_valid():
        return _sheet(request, reference, form, RestoreForm())
    given = form.cleaned_data
    set_aside(
        reference_id=reference.pk,
        reason=Aside(given["reason"]),
        note=given["note"],
        by_id=request.user.pk,
        now=timezone.now(),
    )
    messages.success(request, "Ce prix est écarté. Les statistiques ne le comptent plus.")
    return redirect("backoffice:price_reference", reference.pk)


@require_POST
@for_right(Right.KEEP_PRICES)
def price_restore(request: LoggedInRequest, reference_id: UUID) -> HttpResponse:
    """It counts again, with a reason."""
    reference = reference_for(request.reader, reference_id)
    demand_on_platform(request, Right.KEEP_PRICES, reference.platform_id)
    form = RestoreForm(request.POST)
    if not form.is_valid():
        return _sheet(request, reference, AsideForm(), form)
    restore(reference_id=reference.pk, note=form.cleaned_data["note"], by_id=request.user.pk)
    messages.success(request, "Ce prix est rétabli. Les statistiques le comptent de nouveau.")
    return redirect("backoffice:price_reference", reference.pk)


def _sheet(
    request: LoggedInRequest, reference: PriceReference, aside_form: AsideForm, restore_form: RestoreForm
) -> HttpResponse:
    labels = {one.code: one for one in reference.type.characteristics}
    context = {
        "reference": reference,
        "type": reference.type,
        "characteristics": [(labels[code], value) for code, value in reference.characteristics.items()],
        "aside_form": aside_form,
        "restore_form": restore_form,
        "form": restore_form if reference.is_set_aside else aside_form,
        "may_keep": can_on_platform(request.reader, Right.KEEP_PRICES, reference.platform_id),
    }
    return render(request, "backoffice/prices/reference.html", context)


def _told(reference: PriceReference) -> str:
    if reference.is_set_aside:
        return "Le prix est enregistré, mais écarté\u00a0: il est trop loin des autres. Relisez-le."
    return "Le prix est enregistré. Il compte dans les statistiques."
