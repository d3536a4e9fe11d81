"""What people ask about entries, and the entries that are hidden."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from backoffice.access import demand_on_platform, for_right
from backoffice.companies.access import tabs
from backoffice.companies.forms import HideForm, RequestFilter, TreatForm
from backoffice.lists import page_of
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right
from renovation.professionals.enums import HiddenReason, HiddenScope, RequestState
from renovation.professionals.models import EntryRequest
from renovation.professionals.operations import hide_entry, show_entry_again, treat_request
from renovation.professionals.permissions import may_decide_on_entries
from renovation.professionals.queries import company_named
from renovation.professionals.queries.asked import hidden_entry_for, hidden_for, request_for, requests_for
from renovation.professionals.refusals import EntryRefused


@require_GET
@for_right(Right.WORK_DIRECTORY)
def directory_requests(request: LoggedInRequest) -> HttpResponse:
    """The newest first; the open ones unless others are asked for."""
    form = RequestFilter(request.GET)
    state = request.GET.get("state", "") if form.is_valid() else ""
    page = page_of(request, requests_for(request.reader, state=state))
    context = {"page": page, "form": form, "state": state, "tabs": tabs(request, "directory_requests")}
    return render(request, "backoffice/companies/requests.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_right(Right.WORK_DIRECTORY)
def directory_request(request: LoggedInRequest, request_id: UUID) -> HttpResponse:
    """One request: what is asked, what was done, what is answered."""
    found = request_for(request.reader, request_id)
    form = _treat_form(found, request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, found, form, HideForm())
    try:
        treat_request(
            request_id=found.pk,
            state=RequestState(form.cleaned_data["state"]),
            note=form.cleaned_data["note"],
            answer=form.cleaned_data["answer"],
            author_id=request.user.pk,
            now=timezone.now(),
        )
    except EntryRefused as refused:
        form.add_error(None, str(refused))
        return _page(request, found, form, HideForm())
    messages.success(request, "La demande est enregistrée.")
    return redirect("backoffice:directory_requests")


@require_POST
@for_right(Right.MANAGE_DIRECTORY)
def entry_hide(request: LoggedInRequest, request_id: UUID) -> HttpResponse:
    """Give way to an objection: hide what is ours, or the entry."""
    found = request_for(request.reader, request_id)
    demand_on_platform(request, Right.MANAGE_DIRECTORY, found.platform_id)
    form = HideForm(request.POST)
    treat = _treat_form(found)
    company = company_named(found.siret, platform_id=found.platform_id)
    if company is None:
        messages.error(request, "Cette fiche n’est déjà plus affichée.")
        return redirect("backoffice:directory_request", found.pk)
    if not form.is_valid():
        return _page(request, found, treat, form)
    try:
        hide_entry(
            platform=found.platform,
            company=company,
            scope=HiddenScope(form.cleaned_data["scope"]),
            reason=HiddenReason(form.cleaned_data["reason"]),
            note=form.cleaned_data["note"],
            request=found,
            author_id=request.user.pk,
            now=timezone.now(),
        )
    except EntryRefused as refused:
        form.add_error(None, str(refused))
        return _page(request, found, treat, form)
    messages.success(request, "C’est masqué sur votre site. Le motif est au journal.")
    return redirect("backoffice:directory_request", found.pk)


@require_GET
@for_right(Right.WORK_DIRECTORY)
def hidden_entries(request: LoggedInRequest) -> HttpResponse:
    """What is not shown today, and why."""
    hidden = [(one, may_decide_on_entries(request.reader, one.platform_id)) for one in hidden_for(request.reader)]
    context = {"hidden": hidden, "tabs": tabs(request, "hidden_entries")}
    return render(request, "backoffice/companies/hidden.html", context)


@require_POST
@for_right(Right.MANAGE_DIRECTORY)
def entry_show(request: LoggedInRequest, hidden_id: UUID) -> HttpResponse:
    """Show it again."""
    found = hidden_entry_for(request.reader, hidden_id)
    demand_on_platform(request, Right.MANAGE_DIRECTORY, found.platform_id)
    show_entry_again(hidden_id=found.pk, author_id=request.user.pk, now=timezone.now())
    messages.success(request, f"La fiche de {found.company_name} est de nouveau affichée.")
    return redirect("backoffice:hidden_entries")


def _treat_form(found: EntryRequest, data: QueryDict | None = None) -> TreatForm:
    initial = {"state": found.state, "note": found.note, "answer": found.answer}
    return TreatForm(data, initial=initial, can_answer=bool(found.email))


def _page(request: LoggedInRequest, found: EntryRequest, form: TreatForm, hide_form: HideForm) -> HttpResponse:
    failed = bool(form.errors or hide_form.errors)
    context = {
        "found": found,
        "form": form,
        "hide_form": hide_form,
        "company": company_named(found.siret, platform_id=found.platform_id),
        "may_hide": may_decide_on_entries(request.reader, found.platform_id),
        "failed": failed,
    }
    return render(request, "backoffice/companies/request.html", context, status=422 if failed else 200)
