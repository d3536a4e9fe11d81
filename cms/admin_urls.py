"""Addresses of Wagtail's admin that we answer in its place, or not at all. They stand before its own."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from wagtail.admin.auth import require_admin_access

from cms.choosing import OwnBrowseView, OwnChosenView


def closed(request: HttpRequest, **_captured: object) -> HttpResponse:
    """What names pages of every platform, or acts on one without what our hooks ask first."""
    raise Http404


urlpatterns = [
    path("choose-page/", require_admin_access(OwnBrowseView.as_view())),
    path("choose-page/<int:parent_page_id>/", require_admin_access(OwnBrowseView.as_view())),
    path("choose-page/chosen-multiple/", require_admin_access(OwnChosenView.as_view())),
    path("reports/page-types-usage/", closed),
    path("reports/page-types-usage/results/", closed),
    path("api/main/pages/<int:pk>/action/<str:name>/", closed),
]
