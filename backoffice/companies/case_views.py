"""Professionals in a case: searched, proposed in turn, written to with the household's consent."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from backoffice.access import CASE_WORKERS, demand, for_roles
from backoffice.companies.forms import CompanySearchForm, NotedIntroductionForm, ProposeForm
from backoffice.companies.works import first_search, works_in_words
from renovation.cases.models import Case
from renovation.cases.queries import case_for
from renovation.edge.csv_files import csv_response
from renovation.edge.requests import LoggedInRequest
from renovation.introductions.operations import export_companies, introduce, propose
from renovation.introductions.queries import CaseCompanies, companies_of_case
from renovation.introductions.refusals import IntroductionRefused
from renovation.platforms.enums import Right
from renovation.professionals.queries import Search, current_release, directory_settings, search_near

SHOWN = 20


@require_GET
@for_roles(*CASE_WORKERS)
def case_companies(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    """The search, filled in with what the case knows; what was kept, proposed, sent."""
    return _page(request, _case(request, case_id))


@require_POST
@for_roles(*CASE_WORKERS)
def companies_propose(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    """Draw firms for the household: the turn decides which."""
    case = _case(request, case_id)
    search, form = CompanySearchForm(request.POST), ProposeForm(request.POST)
    if not search.is_valid() or not form.is_valid():
        return _page(request, case, search=search, propose_form=form)
    try:
        made = propose(
            case=case,
            works=search.wanted,
            commune=search.place,
            found=_found(case, search),
            number=form.cleaned_data["number"],
            author=request.user,
            key=form.cleaned_data["key"],
            now=timezone.now(),
        )
    except IntroductionRefused as refused:
        form.add_error(None, str(refused))
        return _page(request, case, search=search, propose_form=form)
    messages.success(request, f"{len(made.companies.all())} professionnels sont proposés au ménage.")
    same = {
        "insee": search.place.pk,
        "commune": search.place.name,
        "works": search.wanted.code,
        "radius": search.cleaned_data["radius"],
    }
    return redirect(f"{reverse('backoffice:case_companies', args=[case.pk])}?{urlencode(same)}#du-dossier")


@require_POST
@for_roles(*CASE_WORKERS)
def companies_export(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    """The firms of the search as CSV; journalled."""
    case = _case(request, case_id)
    search = CompanySearchForm(request.POST)
    if not search.is_valid():
        return _page(request, case, search=search)
    rows = export_companies(case=case, works=search.wanted, found=_found(case, search))
    return csv_response(f"professionnels-{case.number}-{timezone.localdate()}.csv", rows)


@require_POST
@for_roles(*CASE_WORKERS)
def companies_introduce(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    """Write to firms for a household that agreed in words."""
    case = _case(request, case_id)
    known = companies_of_case(case, on=timezone.localdate())
    form = NotedIntroductionForm(request.POST, companies=known.to_write_to)
    if not form.is_valid():
        return _page(request, case, known=known, introduce_form=form)
    try:
        made = introduce(
            case=case,
            sirets=form.cleaned_data["companies"],
            agreement=form.agreement(form.cleaned_data["channel"]),
            author=request.user,
            on=timezone.localdate(),
            now=timezone.now(),
        )
    except IntroductionRefused as refused:
        form.add_error(None, str(refused))
        return _page(request, case, known=known, introduce_form=form)
    messages.success(request, f"Coordonnées transmises à {', '.join(one.name for one in made)}.")
    return redirect("backoffice:case_companies", case.pk)


def _case(request: LoggedInRequest, case_id: UUID) -> Case:
    case = case_for(request.reader, case_id)
    demand(request, Right.INTRODUCE, case)
    return case


def _found(case: Case, search: CompanySearchForm) -> Search:
    return search_near(
        search.place,
        domains=search.wanted.domains,
        on=timezone.localdate(),
        radius_km=search.cleaned_data["radius"],
        platform_id=case.platform_id,
    )


def _page(
    request: LoggedInRequest,
    case: Case,
    *,
    search: CompanySearchForm | None = None,
    known: CaseCompanies | None = None,
    propose_form: ProposeForm | None = None,
    introduce_form: NotedIntroductionForm | None = None,
) -> HttpResponse:
    asked = search or _asked(request, case)
    failed = any(form is not None and form.errors for form in (asked, propose_form, introduce_form))
    known = known or companies_of_case(case, on=timezone.localdate())
    found = _found(case, asked) if asked.is_bound and asked.is_valid() else None
    settings = directory_settings(case.platform_id)
    label = known.proposals[0][0].works_label if known.proposals else ""
    first = {"works": works_in_words(case, label)}
    context = {
        "case": case,
        "search": asked,
        "found": found,
        "companies": found.companies[:SHOWN] if found is not None else [],
        "known": known,
        "release": current_release(),
        "propose_form": propose_form or ProposeForm(),
        "may_introduce": settings is not None and settings.introductions_open,
        "introduce_form": introduce_form or NotedIntroductionForm(companies=known.to_write_to, initial=first),
        "failed": failed,
    }
    return render(request, "backoffice/companies/case.html", context, status=422 if failed else 200)


def _asked(request: LoggedInRequest, case: Case) -> CompanySearchForm:
    """What was asked; else what the case tells, at once when that is enough for a search."""
    if "works" in request.GET:
        return CompanySearchForm(request.GET)
    first = first_search(case)
    if "insee" in first and "works" in first:
        return CompanySearchForm(first)
    return CompanySearchForm(initial=first)
