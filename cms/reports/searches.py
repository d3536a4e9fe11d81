"""The report « Recherches sans résultat »: what visitors looked for and the site has no page for."""

from typing import Any, ClassVar

from django.db.models import Max, QuerySet, Sum
from django.http import HttpRequest, HttpResponseBase
from wagtail.admin.auth import permission_denied
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports.base import ReportView

from cms.models import FruitlessSearch
from cms.own_records.policy import edited_platform_ids


class FruitlessSearchesItem(MenuItem):
    """Shown to those who write a site."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(edited_platform_ids(request.user))


class FruitlessSearches(ReportView):
    """The words searched in vain on the reader's own sites, the most wanted first."""

    page_title = "Recherches sans résultat"
    header_icon = "search"
    index_url_name = "fruitless_searches"
    index_results_url_name = "fruitless_searches_results"
    results_template_name = "cms/admin/fruitless_results.html"
    model = FruitlessSearch
    is_searchable = False
    list_export: ClassVar = ["words", "total", "last_day", "platform__name"]
    export_headings: ClassVar = {
        "words": "Mots cherchés",
        "total": "Fois",
        "last_day": "Dernière fois le",
        "platform__name": "Plateforme",
    }

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not edited_platform_ids(request.user):
            refused: HttpResponseBase = permission_denied(request)
            return refused
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer

    def get_queryset(self) -> "QuerySet[FruitlessSearch, dict[str, Any]]":
        own = FruitlessSearch.objects.filter(platform_id__in=edited_platform_ids(self.request.user))
        rows = own.values("words", "platform__name").annotate(total=Sum("times"), last_day=Max("day"))
        self.queryset = rows.order_by("-total", "-last_day", "words")
        return self.queryset

    @property
    def columns(self) -> list[Column]:
        names = ("words", "total", "last_day", "platform__name")
        return [Column(name, label=self.export_headings[name]) for name in names]
