"""« Ma sélection »: firms kept without an account, printed, mailed to oneself, put in one's project."""

from datetime import date
from urllib.parse import urlencode, urlsplit
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cms.forms.selection import MailForm, ProjectForm
from cms.selection import MOST, keep_selected, selected
from cms.tree import Crumb
from cms.views.entries import directory_crumbs
from cms.views.preferences import refused_from_elsewhere, way_back
from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.cases.queries.household import cases_of_household_user
from renovation.edge.quotas import UNPROVEN_MAIL, exceeded, exceeded_by, too_many
from renovation.edge.requests import LoggedInRequest, PlatformRequest
from renovation.introductions.operations import keep_companies
from renovation.introductions.refusals import IntroductionRefused
from renovation.professionals.models import Company
from renovation.professionals.operations import mail_selection
from renovation.professionals.queries import companies_named, company_named, current_release

PLACE = "cms:selection"


@require_safe
@never_cache
def selection(request: PlatformRequest) -> HttpResponse:
    """The firms kept on this device, and what may be done with them. Reading it sets no cookie when there are none."""
    return _page(request)


# The button stands on pages of results, where a token would be a cookie before anything was asked (as for the theme).
@csrf_exempt
@require_POST
@refused_from_elsewhere
def selection_add(request: HttpRequest) -> HttpResponse:
    """Keep one firm; the page then shows the selection, with the way back to the results."""
    siret = request.POST.get("siret", "")
    kept = selected(request)
    if not siret.isdigit() or company_named(siret, platform_id=_platform_id(request)) is None:
        return HttpResponseBadRequest("Cette entreprise n’est pas dans l’annuaire.")
    query = {"retour": back} if (back := _results(way_back(request))) else {}
    is_full = siret not in kept and len(kept) >= MOST
    answer = redirect(f"{reverse(PLACE)}?{urlencode(query | ({'pleine': '1'} if is_full else {}))}")
    return answer if is_full else keep_selected(answer, tuple(dict.fromkeys((*kept, siret))))


@csrf_exempt
@require_POST
@refused_from_elsewhere
def selection_remove(request: HttpRequest) -> HttpResponse:
    """Keep it no longer."""
    siret = request.POST.get("siret", "")
    if siret not in (kept := selected(request)):
        return HttpResponseBadRequest("Cette entreprise n’est pas dans votre sélection.")
    return keep_selected(HttpResponseRedirect(way_back(request)), tuple(one for one in kept if one != siret))


@require_safe
@never_cache
def selection_print(request: PlatformRequest) -> HttpResponse:
    """The same on paper."""
    shown = _shown(request)
    crumbs = (*directory_crumbs(), Crumb("Ma sélection", reverse(PLACE)))
    return render(request, "cms/directory/selection_print.html", {**shown, "selection_crumbs": crumbs})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def selection_mail(request: PlatformRequest) -> HttpResponse:
    """Send the list to oneself: rarely, to an address that is not kept."""
    if request.method != "POST":
        return redirect(PLACE)
    form = MailForm(request.POST)
    shown = _shown(request)
    if not form.is_valid() or not shown["companies"]:
        return _page(request, mail_form=form)
    wait = exceeded(request, UNPROVEN_MAIL) or exceeded_by(form.cleaned_data["email"].lower(), UNPROVEN_MAIL)
    if wait is not None:
        return too_many(request, wait)
    mail_selection(
        platform=request.platform,
        companies=_companies(request, timezone.localdate()),
        recipient=form.cleaned_data["email"],
        key=form.key,
        on=timezone.localdate(),
    )
    messages.success(request, "Votre sélection est partie. Votre adresse n’est pas gardée.")
    return redirect(PLACE)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def selection_project(request: LoggedInRequest) -> HttpResponse:
    """Put the firms in one's own project, where the adviser sees them."""
    if request.method != "POST":
        return redirect(PLACE)
    projects = _projects(request)
    form = ProjectForm(request.POST, projects=projects)
    if not form.is_valid():
        return _page(request, project_form=form)
    case = form.chosen
    try:
        keep_companies(case=case, companies=_companies(request, timezone.localdate()), now=timezone.now())
    except IntroductionRefused as refused:
        form.add_error(None, str(refused))
        return _page(request, project_form=form)
    messages.success(request, "Vos entreprises sont dans votre projet. Votre conseillère ou votre conseiller les voit.")
    return keep_selected(redirect("selfservice:project", case_id=case.pk), ())


def _page(
    request: PlatformRequest, *, mail_form: MailForm | None = None, project_form: ProjectForm | None = None
) -> HttpResponse:
    projects = _projects(request)
    failed = (mail_form is not None and bool(mail_form.errors)) or (
        project_form is not None and bool(project_form.errors)
    )
    context = {
        **_shown(request),
        "mail_form": mail_form or MailForm(),
        "project_form": project_form or (ProjectForm(projects=projects) if projects else None),
        "is_full": "pleine" in request.GET,
        "back": _results(request.GET.get("retour", "")),
        "most": MOST,
        "failed": failed,
    }
    return render(request, "cms/directory/selection.html", context, status=422 if failed else 200)


def _shown(request: PlatformRequest) -> dict[str, object]:
    companies = _companies(request, timezone.localdate())
    return {"companies": companies, "release": current_release(), "directory_crumbs": directory_crumbs()}


def _results(address: str) -> str:
    """The search from which a firm was added, as a path of this site (F2); nothing for any other address."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.path}?{parts.query}" if parts.path in _searches() and parts.query else ""


def _searches() -> tuple[str, str]:
    return reverse("cms:directory"), reverse("cms:directory_name")


def _companies(request: PlatformRequest, on: date) -> list[Company]:
    return companies_named(selected(request), platform_id=_platform_id(request), on=on)


def _projects(request: PlatformRequest) -> list[Case]:
    """Running cases of the account on this platform."""
    user = request.user
    if not isinstance(user, User) or not user.is_authenticated:
        return []
    here = _platform_id(request)
    return [one for one in cases_of_household_user(user.pk) if one.platform_id == here and not one.closed_at]


def _platform_id(request: HttpRequest) -> UUID:
    """Selections belong to the site of a platform."""
    platform = getattr(request, "platform", None)
    if not platform:
        raise Http404
    found: UUID = platform.pk
    return found
