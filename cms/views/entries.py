"""One entry of the directory, and what anybody may ask about it."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cms.forms.entries import ErrorForm, FirmForm
from cms.selection import selected
from cms.tree import HOME_CRUMB, Crumb
from renovation.documents.delivery import deliver_shown_photo
from renovation.documents.enums import ScanState
from renovation.edge.quotas import ENTRY, UNPROVEN_MAIL, exceeded, exceeded_by, too_many
from renovation.edge.requests import PlatformRequest
from renovation.professionals.models import Company
from renovation.professionals.operations import receive_request
from renovation.professionals.queries import company_named, current_release, entry_of, published_photo
from renovation.professionals.refusals import FormSentBefore

CRUMB = "Trouver un professionnel RGE"


@require_safe
def entry(request: PlatformRequest, siret: str) -> HttpResponse:
    """What the list says of a firm, today and before; what to check before signing."""
    platform_id = request.platform.pk if request.platform else None
    found = entry_of(siret, platform_id=platform_id, on=timezone.localdate())
    if found is None:
        return unknown(request, siret)
    context = {
        "entry": found,
        "company": found.company,
        "release": current_release(),
        "is_kept": siret in selected(request),
        "directory_crumbs": directory_crumbs(),
    }
    return render(request, "cms/directory/entry.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: PlatformRequest, siret: str) -> HttpResponse:
    """Tell the team that an entry is wrong."""
    return _ask(request, siret, ErrorForm, "cms/directory/report.html")


@require_http_methods(["GET", "HEAD", "POST"])
def firm(request: PlatformRequest, siret: str) -> HttpResponse:
    """A firm has its entry corrected, objects to it, or asks to complete it."""
    return _ask(request, siret, FirmForm, "cms/directory/firm.html")


@require_safe
def asked(request: PlatformRequest, siret: str) -> HttpResponse:
    """What happens next."""
    context = {"company": known(request, siret), "directory_crumbs": directory_crumbs()}
    return render(request, "cms/directory/asked.html", context)


@require_safe
def photo(request: PlatformRequest, photo_id: UUID) -> HttpResponseBase:
    """A photo of works that the platform agreed to show."""
    found = published_photo(photo_id, platform_id=request.platform.pk) if request.platform else None
    if found is None or found.document.scan_state not in ScanState.readable():
        raise Http404
    return deliver_shown_photo(found.document)


def _ask(request: PlatformRequest, siret: str, kind: type[ErrorForm] | type[FirmForm], template: str) -> HttpResponse:
    company = known(request, siret)
    form = kind(request.POST or None)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"].lower()
        wait = exceeded(request, ENTRY) or (exceeded_by(email, UNPROVEN_MAIL) if email else None)
        if wait is not None:
            return too_many(request, wait)
        try:
            receive_request(
                platform=request.platform, company=company, asked=form.asked(), key=UUID(form.key), now=timezone.now()
            )
        except FormSentBefore as before:
            form.add_error(None, str(before))
            form.open_again()
        else:
            return redirect("cms:directory_asked", siret=siret)
    context = {"company": company, "form": form, "directory_crumbs": directory_crumbs(company)}
    return render(request, template, context, status=422 if form.errors else 200)


def known(request: PlatformRequest, siret: str) -> Company:
    """The firm of an entry that this site shows; 404 otherwise, and where no platform answers."""
    company = company_named(siret, platform_id=request.platform.pk) if request.platform else None
    if company is None:
        raise Http404
    return company


def unknown(request: PlatformRequest, siret: str) -> HttpResponse:
    """Nothing is shown under this number: what it may mean, and where to look. It judges nobody."""
    context = {"siret": siret, "release": current_release(), "directory_crumbs": directory_crumbs()}
    return render(request, "cms/directory/unknown.html", context, status=404)


def directory_crumbs(company: Company | None = None) -> tuple[Crumb, ...]:
    """The way to an entry, or to a page under it."""
    way = (*HOME_CRUMB, Crumb(CRUMB, reverse("cms:directory")))
    return way if company is None else (*way, Crumb(company.name, reverse("cms:directory_company", args=[company.pk])))
