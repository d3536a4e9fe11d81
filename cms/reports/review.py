"""The report « Pages à revoir » of the Wagtail admin."""

from datetime import timedelta
from typing import Any, ClassVar

import django_filters  # type: ignore[import-untyped]
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.reports.base import PageReportView
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from cms.reports.due import Due, due_pages
from renovation.platforms.queries import people_among

SOON_DAYS = 30
MINE, LATE = "moi", "retard"


class PagesToReviewItem(MenuItem):
    """Shown to those who write pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(page_permission_policy.user_has_any_permission(request.user, ["add", "change", "publish"]))


class ReviewFilters(WagtailFilterSet):
    """Mine only, or only what is late."""

    pages = django_filters.ChoiceFilter(
        label="Lesquelles", choices=[(MINE, "Mes pages"), (LATE, "En retard")], method="among", empty_label="Toutes"
    )

    class Meta:
        model = Page
        fields: ClassVar[list[str]] = []

    def among(self, pages: QuerySet[Page], _name: str, chosen: str) -> QuerySet[Page]:
        today = timezone.localdate()
        due = due_pages(until=today if chosen == LATE else today + timedelta(days=SOON_DAYS))
        kept = (one.page_id for one in due.values() if chosen == LATE or one.keeper_id == self.request.user.pk)
        return pages.filter(pk__in=list(kept))


class ReviewReport(PageReportView):
    """Pages whose day of review is past or comes within a month, those of the reader's platforms only."""

    page_title = "Pages à revoir"
    header_icon = "calendar-check"
    index_url_name = "pages_to_review"
    index_results_url_name = "pages_to_review_results"
    results_template_name = "cms/admin/review_results.html"
    filterset_class = ReviewFilters
    any_permission_required: ClassVar = ["add", "change", "publish"]
    list_export: ClassVar = ["title", "due_on", "keeper_name", "why"]
    export_headings: ClassVar = {"due_on": "À revoir le", "keeper_name": "Responsable", "why": "Raison"}

    def get_queryset(self) -> QuerySet[Page]:
        self.due = due_pages(until=timezone.localdate() + timedelta(days=SOON_DAYS))
        own = page_permission_policy.instances_user_has_permission_for(self.request.user, "change")
        self.queryset = own.filter(pk__in=list(self.due)).order_by("path")
        return super().get_queryset()

    def decorate_paginated_queryset(self, object_list: Any) -> list[Page]:
        """The most urgent first on each page, with its day and its keeper."""
        names = {person.pk: person.get_full_name() for person in people_among(self._keepers(object_list))}
        for page in object_list:
            due: Due = self.due[page.pk]
            page.due_on, page.why = due.on, due.why
            page.keeper_name = names.get(due.keeper_id, "") if due.keeper_id else ""
            page.is_late = due.on < timezone.localdate()
        return sorted(object_list, key=lambda page: page.due_on)

    def _keepers(self, pages: Any) -> set[Any]:
        return {self.due[page.pk].keeper_id for page in pages} - {None}
