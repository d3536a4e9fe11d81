"""Taking pages away and bringing pages in, for those who administer the site."""

import io
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET
from wagtail.models import Page

from cms.brand_editor.policy import dressed_platform_ids
from cms.models import PlatformSite
from cms.models.platform_site import platform_of_place
from cms.rules.transfer import TransferRefused
from cms.transfer.exporting import export_pages
from cms.transfer.importing import import_pages
from renovation.accounts.models import User


class PlaceField(forms.ModelChoiceField):
    """Pages with their depth, as in the tree."""

    def label_from_instance(self, obj: Page) -> str:
        return f"{'— ' * (obj.depth - 2)}{obj.title}"


class ExportForm(forms.Form):
    """Which page leaves, with those under it."""

    page = PlaceField(label="Page ou rubrique à exporter", queryset=Page.objects.none())


class ImportForm(forms.Form):
    """The archive, and the section that receives it."""

    archive = forms.FileField(label="Archive", help_text="Le fichier ZIP d’un export de pages, 30 Mo au plus.")
    parent = PlaceField(label="Sous quelle page ?", queryset=Page.objects.none())


def transfer(request: HttpRequest) -> HttpResponse:
    """The two forms; an import answers here, with its report line by line."""
    places = _places(request)
    sending = request.method == "POST"
    form = ImportForm(request.POST if sending else None, request.FILES if sending else None)
    export = ExportForm()
    _offer(form, "parent", places)
    _offer(export, "page", places.filter(depth__gt=2))
    context: dict[str, Any] = {"form": form, "export": export}
    if "archive" in request.META.get("maisonnee.too_large", []):
        form.add_error("archive", "Ce fichier dépasse 30 Mo. Exportez moins de pages à la fois.")
    if sending and form.is_valid():
        try:
            given = form.cleaned_data
            context["imported"] = import_pages(given["archive"], parent=given["parent"], by=_user(request))
        except TransferRefused as refusal:
            context["refusals"] = refusal.lines
    return render(request, "cms/admin/transfer.html", context)


@require_GET
def download(request: HttpRequest) -> HttpResponse | FileResponse:
    """The archive of the chosen page."""
    form = ExportForm(request.GET)
    _offer(form, "page", _places(request).filter(depth__gt=2))
    if not form.is_valid():
        raise Http404
    page = get_object_or_404(Page, pk=form.cleaned_data["page"].pk)
    target = io.BytesIO()
    export_pages(page, target, origin=str(platform_of_place(page) or ""))
    target.seek(0)
    return FileResponse(target, as_attachment=True, filename=f"pages-{page.slug}-{timezone.localdate():%Y-%m-%d}.zip")


def _places(request: HttpRequest) -> Any:
    """Pages of the sites that the person administers."""
    ids = dressed_platform_ids(_user(request))
    roots = [
        link.site.root_page.path
        for link in PlatformSite.objects.select_related("site__root_page").filter(platform_id__in=ids)
    ]
    if not roots:
        raise PermissionDenied
    found = Page.objects.none()
    for root in roots:
        found = found | Page.objects.filter(path__startswith=root)
    return found.filter(alias_of__isnull=True).order_by("path")


def _offer(form: forms.Form, name: str, places: Any) -> None:
    form.fields[name].queryset = places  # type: ignore[attr-defined]


def _user(request: HttpRequest) -> User:
    """Wagtail lets nobody in without an account."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
