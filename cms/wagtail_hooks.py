"""What we add to the Wagtail admin, and what we take away."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.query import PageQuerySet
from wagtail.rich_text.feature_registry import FeatureRegistry

from cms.brand_editor.viewset import BrandViewSet, FrameViewSet, brand_viewset, frame_viewset
from cms.checker import widened
from cms.choosing import own_pages
from cms.first_steps import FirstSteps
from cms.home_guard import REMOVALS, refused_for_home
from cms.models.platform_site import platform_of_place
from cms.operations.announcing import announce_page, withdraw_gone
from cms.operations.sharing import can_be_offered
from cms.own_records.categories import CategoryViewSet, category_viewset
from cms.own_records.measure import measure_viewset
from cms.own_records.redirects import redirect_viewset
from cms.own_records.searching import promoted_viewset
from cms.own_records.viewset import OwnRecordViewSet
from cms.own_records.words import question_viewset, term_viewset
from cms.region.views import offer_own, offered_pages, take_offered
from cms.reports.review import PagesToReviewItem, ReviewReport
from cms.reports.searches import FruitlessSearches, FruitlessSearchesItem
from cms.rich_links import SitePageLinkHandler
from cms.transfer.views import download, transfer
from renovation.accounts.models import User
from renovation.platforms.enums import Right
from renovation.platforms.permissions import can_on_platform, platforms_open_to
from renovation.platforms.queries import reader_for

HIDDEN_MENU = frozenset({"help"})
HIDDEN_REPORTS = frozenset({"page-types-usage"})


class SiteLink(MenuItem):
    """For those who publish a site."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(platforms_open_to(request.reader, Right.EDIT_SITE))  # type: ignore[attr-defined]


class DressLink(MenuItem):
    """For those who administer a site."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(platforms_open_to(request.reader, Right.DRESS_SITE))  # type: ignore[attr-defined]


class OfficeLink(MenuItem):
    """What the editors do in the office: for those who may."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(platforms_open_to(request.reader, Right.SEND_LETTERS))  # type: ignore[attr-defined]


@hooks.register("register_admin_viewset")
def register_brand() -> BrandViewSet:
    return brand_viewset


@hooks.register("register_admin_viewset")
def register_frame() -> FrameViewSet:
    return frame_viewset


@hooks.register("register_admin_viewset")
def register_categories() -> CategoryViewSet:
    return category_viewset


@hooks.register("register_admin_viewset")
def register_words() -> list[OwnRecordViewSet]:
    return [question_viewset, term_viewset]


@hooks.register("register_admin_menu_item")
def link_to_registrations() -> MenuItem:
    return OfficeLink("Inscriptions", reverse_lazy("backoffice:events"), icon_name="group", order=260)


@hooks.register("register_admin_menu_item")
def link_to_letters() -> MenuItem:
    return OfficeLink("Envoyer la lettre", reverse_lazy("backoffice:letters"), icon_name="mail", order=270)


@hooks.register("register_admin_viewset")
def register_reading() -> list[OwnRecordViewSet]:
    """What editors keep for those who read: results put first, redirections, the counting of visits."""
    return [promoted_viewset, redirect_viewset, measure_viewset]


@hooks.register("register_admin_urls")
def search_report_addresses() -> list[URLPattern]:
    view, results = FruitlessSearches.as_view(), FruitlessSearches.as_view(results_only=True)
    return [
        path("reports/recherches/", view, name="fruitless_searches"),
        path("reports/recherches/results/", results, name="fruitless_searches_results"),
    ]


@hooks.register("register_reports_menu_item")
def search_report_entry() -> MenuItem:
    return FruitlessSearchesItem(
        "Recherches sans résultat", reverse("fruitless_searches"), icon_name="search", order=110
    )


@hooks.register("construct_reports_menu")
def hide_reports_on_all_platforms(request: HttpRequest, menu_items: list[Any]) -> None:
    """Its address is closed (cms/admin_urls.py): it names the page last changed, whosever it is."""
    menu_items[:] = [item for item in menu_items if item.name not in HIDDEN_REPORTS]


@hooks.register("construct_page_chooser_queryset")
def choose_among_ones_own(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    return pages.filter(pk__in=own_pages(request.user).values("pk"))


@hooks.register("before_delete_page")
@hooks.register("before_unpublish_page")
def keep_the_home_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    return refused_for_home(request, [page])


@hooks.register("before_bulk_action")
def keep_the_home_page_among_others(
    request: HttpRequest, action: str, objects: list[Any], _view: object
) -> HttpResponse | None:
    return refused_for_home(request, objects) if action in REMOVALS else None


@hooks.register("after_publish_page")
def announce_at_once(request: HttpRequest, page: Any) -> None:
    """The domain learns of an event or a letter without waiting for the next round."""
    announce_page(page.specific, now=timezone.now())


@hooks.register("after_unpublish_page")
@hooks.register("after_delete_page")
def withdraw_at_once(request: HttpRequest, page: Any) -> None:
    """The same for what an editor takes off the site."""
    withdraw_gone(now=timezone.now())


@hooks.register("construct_wagtail_userbar")
def widen_the_checks(request: HttpRequest, items: list[Any], page: Any = None) -> None:
    """Put our checker in the place of Wagtail's."""
    items[:] = widened(items)


@hooks.register("register_admin_urls")
def report_addresses() -> list[URLPattern]:
    return [
        path("reports/pages-a-revoir/", ReviewReport.as_view(), name="pages_to_review"),
        path(
            "reports/pages-a-revoir/results/", ReviewReport.as_view(results_only=True), name="pages_to_review_results"
        ),
    ]


@hooks.register("register_admin_urls")
def exchange_addresses() -> list[URLPattern]:
    return [
        path("region/", offered_pages, name="region_pages"),
        path("region/<uuid:platform_id>/<int:page_id>/reprendre/", take_offered, name="region_take"),
        path("region/<int:page_id>/proposer/", offer_own, name="region_offer"),
        path("echanges/", transfer, name="pages_transfer"),
        path("echanges/export/", download, name="pages_download"),
    ]


@hooks.register("register_page_header_buttons")
def offer_button(page: Page, user: User, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    platform = platform_of_place(page) if can_be_offered(page) else None
    if platform is not None and can_on_platform(reader_for(user), Right.EDIT_SITE, platform.pk):
        yield Button("Proposer à la région", reverse("region_offer", args=[page.pk]), icon_name="site", priority=80)


@hooks.register("register_admin_menu_item")
def region_entry() -> MenuItem:
    return SiteLink("Pages de la région", reverse_lazy("region_pages"), icon_name="site", order=252)


@hooks.register("register_settings_menu_item")
def transfer_entry() -> MenuItem:
    return DressLink("Exporter et importer", reverse_lazy("pages_transfer"), icon_name="download", order=900)


@hooks.register("register_reports_menu_item")
def report_entry() -> MenuItem:
    return PagesToReviewItem("Pages à revoir", reverse("pages_to_review"), icon_name="calendar-check", order=100)


@hooks.register("construct_homepage_panels")
def show_first_steps(request: HttpRequest, panels: list[Any]) -> None:
    """The manual, where a newcomer arrives."""
    panels.append(FirstSteps(dresses=brand_viewset.permission_policy.user_has_permission(request.user, "change")))


@hooks.register("construct_main_menu")
def hide_outside_links(request: HttpRequest, menu_items: list[Any]) -> None:
    """Wagtail's help leads to sites elsewhere; ours is the manual of this house."""
    menu_items[:] = [item for item in menu_items if item.name not in HIDDEN_MENU]


@hooks.register("register_rich_text_features", order=10)
def keep_links_on_their_site(features: FeatureRegistry) -> None:
    """After Wagtail's own handler, which would write the whole address of the site."""
    features.register_link_type(SitePageLinkHandler)
