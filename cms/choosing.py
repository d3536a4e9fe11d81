"""Choosing a page to link to: those that the person may work on, never the drafts of another platform."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from wagtail.admin.views.chooser import BrowseView, ChosenMultipleView
from wagtail.models import Page
from wagtail.permissions import page_permission_policy
from wagtail.query import PageQuerySet


def own_pages(user: Any) -> PageQuerySet:
    """One's own sites, and the way to them."""
    found: PageQuerySet = page_permission_policy.explorable_instances(user)
    return found


class OwnBrowseView(BrowseView):
    """Opens at one's own home page, also for those who ask for a page elsewhere."""

    def get(self, request: HttpRequest, parent_page_id: int | None = None) -> HttpResponse:
        own = own_pages(request.user)
        if parent_page_id is None or not own.filter(pk=parent_page_id).exists():
            start: Page | None = page_permission_policy.explorable_root_instance(request.user)
            if start is None:
                raise Http404
            parent_page_id = start.pk
        answer: HttpResponse = super().get(request, parent_page_id)
        return answer


class OwnChosenView(ChosenMultipleView):
    """Tells the titles of one's own pages only."""

    def get(self, request: HttpRequest) -> HttpResponse:
        asked = {number for number in request.GET.getlist("id") if number.isdecimal()}
        if own_pages(request.user).filter(pk__in=asked).count() < len(request.GET.getlist("id")):
            raise Http404
        answer: HttpResponse = super().get(request)
        return answer
