"""A page of the site as it would look with what is typed in the form, kept nowhere."""

import base64
from typing import Any
from uuid import UUID

from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods

from cms.brand_editor.forms import BrandForm
from cms.brand_editor.policy import DressPolicy
from cms.models import SiteFrame
from cms.queries.banners import banner_of
from cms.queries.frame import links_under
from cms.queries.sites import site_of_platform
from renovation.platforms.enums import Density
from renovation.platforms.models import Brand, Platform
from renovation.platforms.rules.brand import Pair, pairs, stylesheet

LARGEST_LOGO_SHOWN = 500_000


@xframe_options_sameorigin
@require_http_methods(["GET", "POST"])
def brand_preview(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The brand as typed; what is refused keeps its stored value and is said above the page."""
    brand = _own(request, Brand, pk)
    form = None
    if request.method == "POST":
        form = BrandForm(request.POST, request.FILES, instance=brand, for_user=request.user)
        form.is_valid()
        for name, value in form.contact.items():
            setattr(brand.platform, name, value)
    brand.platform.brand = brand
    frame = getattr(brand.platform, "site_frame", None)
    return _page(request, brand.platform, frame, form)


@xframe_options_sameorigin
@require_http_methods(["GET", "POST"])
def frame_preview(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The menu, the banner and the footer as typed."""
    frame = _own(request, SiteFrame, pk)
    form = None
    if request.method == "POST":
        form_class = SiteFrame.edit_handler.bind_to_model(SiteFrame).get_form_class()
        form = form_class(request.POST, instance=frame, for_user=request.user)
        form.is_valid()
    return _page(request, frame.platform, frame, form)


def _own(request: HttpRequest, model: type[Any], pk: UUID) -> Any:
    found = DressPolicy(model).instances_user_has_any_permission_for(request.user, ["change"]).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _page(
    request: HttpRequest, platform: Platform, frame: SiteFrame | None, form: ModelForm[Any] | None
) -> HttpResponse:
    site = site_of_platform(platform)
    if site is None:
        raise Http404
    brand = platform.brand
    context = {
        "platform": platform,
        "frame_links": links_under(site.root_page, frame),
        "site_banner": banner_of(frame, now=timezone.now()) if frame else None,
        "brand_css": _css(brand),
        "contrasts": _contrasts(brand),
        "refusals": _refusals(form),
        "logo_preview": _new_logo(form),
    }
    return render(request, "cms/admin/preview.html", context)


def _css(brand: Brand) -> str:
    return stylesheet(
        brand=brand.brand_colour,
        accent=brand.accent_colour,
        radius_px=brand.radius_px,
        compact=brand.density == Density.COMPACT,
    )


def _contrasts(brand: Brand) -> list[Pair]:
    return pairs(brand.brand_colour, brand.accent_colour)


def _refusals(form: ModelForm[Any] | None) -> list[str]:
    """What the form refuses, with the name of the field."""
    if form is None:
        return []
    fields = [(str(form.fields[name].label), found) for name, found in form.errors.items() if name in form.fields]
    return [f"{label}\u00a0: {_said(str(one))}" for label, found in fields for one in found]


def _said(refusal: str) -> str:
    """Wagtail says in English that something is wrong in blocks, and shows what beside each of them."""
    return "à compléter ou à corriger." if refusal.startswith("Validation error in") else refusal


def _new_logo(form: ModelForm[Any] | None) -> str:
    """A logo just chosen, in the page itself: it is stored nowhere yet."""
    upload = form.cleaned_data.get("logo") if form is not None and "logo" in form.changed_data else None
    if not upload or upload.size > LARGEST_LOGO_SHOWN:
        return ""
    upload.seek(0)
    return f"data:{upload.content_type};base64,{base64.b64encode(upload.read()).decode()}"
