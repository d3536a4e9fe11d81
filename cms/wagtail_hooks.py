"""What we add to the Wagtail admin, and what we take away."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.rich_text.feature_registry import FeatureRegistry

from cms.brand_editor.viewset import BrandViewSet, brand_viewset
from cms.checker import widened
from cms.operations.announcing import announce_page
from cms.own_records.categories import CategoryViewSet, category_viewset
from cms.reports.review import PagesToReviewItem, ReviewReport
from cms.rich_links import SitePageLinkHandler
from renovation.platforms.enums import Right
from renovation.platforms.permissions import platforms_open_to

HIDDEN_MENU = frozenset({"help"})


class OfficeLink(MenuItem):
    """What the editors do in the office: for those who may."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(platforms_open_to(request.reader, Right.SEND_LETTERS))  # type: ignore[attr-defined]


@hooks.register("register_admin_viewset")
def register_brand() -> BrandViewSet:
    return brand_viewset


@hooks.register("register_admin_viewset")
def register_categories() -> CategoryViewSet:
    return category_viewset


@hooks.register("register_admin_menu_item")
def link_to_registrations() -> MenuItem:
    return OfficeLink("Inscriptions", reverse_lazy("backoffice:events"), icon_name="group", order=260)


@hooks.register("register_admin_menu_item")
def link_to_letters() -> MenuItem:
    return OfficeLink("Envoyer la lettre", reverse_lazy("backoffice:letters"), icon_name="mail", order=270)


@hooks.register("after_publish_page")
@hooks.register("after_unpublish_page")
@hooks.register("after_delete_page")
def announce_at_once(request: HttpRequest, page: Any) -> None:
    """The domain learns of an event or a letter without waiting for the next round."""
    announce_page(page.specific, now=timezone.now())


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


@hooks.register("register_reports_menu_item")
def report_entry() -> MenuItem:
    return PagesToReviewItem("Pages à revoir", reverse("pages_to_review"), icon_name="calendar-check", order=100)


@hooks.register("construct_main_menu")
def hide_outside_links(request: HttpRequest, menu_items: list[Any]) -> None:
    """Wagtail's help leads to sites elsewhere; ours is the manual of this house."""
    menu_items[:] = [item for item in menu_items if item.name not in HIDDEN_MENU]


@hooks.register("register_rich_text_features", order=10)
def keep_links_on_their_site(features: FeatureRegistry) -> None:
    """After Wagtail's own handler, which would write the whole address of the site."""
    features.register_link_type(SitePageLinkHandler)
