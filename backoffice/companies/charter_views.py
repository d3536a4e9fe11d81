"""The charter of a platform: its words, who signed it; and whether the team puts people in relation."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from backoffice.access import demand_on_platform, for_right
from backoffice.companies.access import tabs
from backoffice.companies.forms import EndForm, SettingsForm, SignForm
from backoffice.lists import page_of
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right
from renovation.platforms.models import Platform
from renovation.professionals.models import DirectorySettings
from renovation.professionals.operations import end_charter, save_settings, sign_charter
from renovation.professionals.permissions import may_decide_on_entries
from renovation.professionals.queries import directory_settings
from renovation.professionals.queries.asked import charter_member_for, charter_members, platforms_with_charter
from renovation.professionals.refusals import EntryRefused


@require_GET
@for_right(Right.WORK_DIRECTORY)
def charter(request: LoggedInRequest) -> HttpResponse:
    """Who signed, on each platform of the reader."""
    return _page(request)


@require_POST
@for_right(Right.MANAGE_DIRECTORY)
def charter_sign(request: LoggedInRequest, platform_id: UUID) -> HttpResponse:
    """Add a firm."""
    platform = _platform(request, platform_id)
    form = SignForm(request.POST, platform=platform)
    if not form.is_valid():
        return _page(request, failed=form)
    company = form.cleaned_data["siret"]
    try:
        sign_charter(
            platform=platform,
            company=company,
            signed_on=form.cleaned_data["signed_on"],
            ends_on=form.cleaned_data["ends_on"],
            author_id=request.user.pk,
            now=timezone.now(),
        )
    except EntryRefused as refused:
        form.add_error(None, str(refused))
        return _page(request, failed=form)
    messages.success(request, f"{company.name} est signataire de la charte.")
    return redirect("backoffice:charter")


@require_http_methods(["GET", "HEAD", "POST"])
@for_right(Right.MANAGE_DIRECTORY)
def charter_end(request: LoggedInRequest, member_id: UUID) -> HttpResponse:
    """Say the last day on which the label is shown."""
    member = charter_member_for(request.reader, member_id)
    demand_on_platform(request, Right.MANAGE_DIRECTORY, member.platform_id)
    form = EndForm(request.POST or None, initial={"last_day": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            end_charter(member_id=member.pk, last_day=form.cleaned_data["last_day"], author_id=request.user.pk)
        except EntryRefused as refused:
            form.add_error("last_day", str(refused))
        else:
            messages.success(request, f"La signature de {member.company_name} prend fin.")
            return redirect("backoffice:charter")
    context = {"member": member, "form": form}
    return render(request, "backoffice/companies/charter_end.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@for_right(Right.MANAGE_DIRECTORY)
def charter_settings(request: LoggedInRequest, platform_id: UUID) -> HttpResponse:
    """What the charter is called and means."""
    platform = _platform(request, platform_id)
    present = directory_settings(platform.pk) or DirectorySettings(platform=platform)
    names = ("charter_name", "charter_meaning", "charter_url", "introductions_open")
    form = SettingsForm(request.POST or None, initial={name: getattr(present, name) for name in names})
    if request.method == "POST" and form.is_valid():
        save_settings(platform=platform, settings=form.settings())
        messages.success(request, "Les réglages de l’annuaire sont enregistrés.")
        return redirect("backoffice:charter")
    context = {"place": platform, "form": form}
    return render(request, "backoffice/companies/settings.html", context, status=422 if form.errors else 200)


def _platform(request: LoggedInRequest, platform_id: UUID) -> Platform:
    """One of the reader's; Platform.DoesNotExist otherwise."""
    found = {one.pk: one for one in platforms_with_charter(request.reader)}
    if platform_id not in found:
        raise Platform.DoesNotExist
    demand_on_platform(request, Right.MANAGE_DIRECTORY, platform_id)
    return found[platform_id]


def _page(request: LoggedInRequest, *, failed: SignForm | None = None) -> HttpResponse:
    rows = []
    for platform in platforms_with_charter(request.reader):
        members = page_of(request, charter_members(platform.pk, on=timezone.localdate()), name=platform.slug)
        form = None
        if may_decide_on_entries(request.reader, platform.pk):
            is_sent = failed is not None and failed.platform.pk == platform.pk
            form = failed if is_sent else SignForm(platform=platform)
        rows.append((platform, getattr(platform, "directory_settings", None), members, form))
    context = {"rows": rows, "failed": failed is not None, "tabs": tabs(request, "charter")}
    return render(request, "backoffice/companies/charter.html", context, status=422 if failed else 200)
