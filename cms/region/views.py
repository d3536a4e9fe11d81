"""The list of pages offered in the region; offering one's own, taking another's."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET
from wagtail.models import Page

from cms.models.platform_site import platform_of_place
from cms.operations.sharing import can_be_offered, offer_page, take_page, withdraw_offer
from cms.queries.sharing import Offer, is_offered, offer_to, offers_to
from cms.queries.sites import site_of_platform
from renovation.accounts.models import User
from renovation.platforms.enums import Right
from renovation.platforms.models import Platform
from renovation.platforms.permissions import can_on_platform, platforms_open_to
from renovation.platforms.queries import platform_by_id, reader_for


class PlaceChoice(forms.ModelChoiceField):
    """Sections with their depth, as in the tree."""

    def label_from_instance(self, obj: Page) -> str:
        return f"{'— ' * (obj.depth - 2)}{obj.title}"


class TakeForm(forms.Form):
    """Under which section of one's own site."""

    parent = PlaceChoice(label="Dans quelle rubrique ?", queryset=Page.objects.none())

    def __init__(self, *args: Any, page: Page, platform: Platform, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = _places(page, platform, user)  # type: ignore[attr-defined]


@require_GET
def offered_pages(request: HttpRequest) -> HttpResponse:
    """What the other platforms offer to those that the reader writes."""
    platforms = _own_platforms(request)
    if not platforms:
        raise PermissionDenied
    lists = [(platform, offers_to(platform)) for platform in platforms]
    return render(request, "cms/admin/region.html", {"lists": lists})


def take_offered(request: HttpRequest, platform_id: Any, page_id: int) -> HttpResponse:
    """Choose the section, then show the page there."""
    platform, offer = _offer(request, platform_id, page_id)
    form = TakeForm(request.POST or None, page=offer.page, platform=platform, user=_user(request))
    if request.method == "POST" and form.is_valid():
        taken = take_page(page=offer.page, parent=form.cleaned_data["parent"], by=_user(request))
        messages.success(request, f"«\u00a0{taken.title}\u00a0» est sur votre site. La page suivra l’original.")
        return redirect("wagtailadmin_explore", taken.get_parent().pk)
    return render(request, "cms/admin/region_take.html", {"form": form, "offer": offer, "platform": platform})


def offer_own(request: HttpRequest, page_id: int) -> HttpResponse:
    """Offer a page of one's own to the region, or withdraw it."""
    page = get_object_or_404(Page, pk=page_id).specific
    platform = platform_of_place(page)
    if platform is None or not can_on_platform(reader_for(_user(request)), Right.EDIT_SITE, platform.pk):
        raise Http404
    offered = is_offered(page)
    if not offered and not can_be_offered(page):
        raise Http404
    if request.method == "POST":
        if offered:
            withdraw_offer(page)
            messages.success(request, f"«\u00a0{page.title}\u00a0» n’est plus proposée à la région.")
        else:
            offer_page(page)
            messages.success(request, f"«\u00a0{page.title}\u00a0» est proposée aux autres plateformes de la région.")
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    return render(request, "cms/admin/region_offer.html", {"page": page, "offered": offered})


def _places(page: Page, platform: Platform, user: User) -> Any:
    """Where the page may stand on this site, and where the person may publish."""
    site = site_of_platform(platform)
    if site is None:
        return Page.objects.none()
    pages = Page.objects.descendant_of(site.root_page, inclusive=True).filter(alias_of__isnull=True).specific()
    fitting = [
        place.pk
        for place in pages
        if page.specific_class.can_create_at(place) and place.permissions_for_user(user).can_publish_subpage()
    ]
    return Page.objects.filter(pk__in=fitting).order_by("path")


def _offer(request: HttpRequest, platform_id: Any, page_id: int) -> tuple[Platform, Offer]:
    if platform_id not in platforms_open_to(reader_for(_user(request)), Right.EDIT_SITE):
        raise Http404
    platform = platform_by_id(platform_id)
    offer = offer_to(platform, page_id)
    if offer is None:
        raise Http404
    return platform, offer


def _own_platforms(request: HttpRequest) -> list[Platform]:
    ids = platforms_open_to(reader_for(_user(request)), Right.EDIT_SITE)
    return sorted((platform_by_id(pk) for pk in ids), key=lambda one: one.name)


def _user(request: HttpRequest) -> User:
    """Wagtail lets nobody in without an account."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
