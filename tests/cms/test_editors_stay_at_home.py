"""In the admin, editors find the pages of their own site only (D5), and nobody takes a whole site away."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import URLPattern
from django.utils import timezone
from wagtail.models import Page, Site

from cms.home_guard import REFUSAL
from cms.models import ContentPage
from cms.operations import sync_editor_groups
from cms.own_records.categories import category_viewset
from cms.own_records.measure import measure_viewset
from cms.own_records.redirects import redirect_viewset
from cms.own_records.searching import promoted_viewset
from cms.own_records.viewset import OwnRecordViewSet
from cms.own_records.words import question_viewset, term_viewset
from renovation.accounts.models import User
from tests.door.login import login_agent
from tests.factories import living

SECRET = "Brouillon d’ailleurs"
REPORT = "/cms/reports/page-types-usage/"


def entered(site: Site, user: User) -> Client:
    sync_editor_groups(user)
    client = Client(SERVER_NAME=site.hostname)
    login_agent(client, user)
    return client


@pytest.fixture
def admin(editor: User, site: Site, other_site: Site) -> Client:
    return entered(site, editor)


@pytest.fixture
def draft(other_site: Site) -> Page:
    page: Page = other_site.root_page.add_child(instance=ContentPage(title=SECRET, slug="brouillon", live=False))
    return page


def test_d5_the_chooser_opens_at_ones_own_home_and_goes_nowhere_else(
    admin: Client, draft: Page, site: Site, other_site: Site
) -> None:
    living.add(site.root_page, ContentPage, title="Isoler", slug="isoler")
    for address in ("", f"{other_site.root_page_id}/", f"{draft.pk}/", "?page_type=cms.ContentPage"):
        answer = admin.get(f"/cms/choose-page/{address}")
        shown = json.loads(answer.content)["html"]

        assert "Isoler" in shown, address
        assert SECRET not in shown, address
        assert other_site.root_page.title not in shown, address


def test_d5_the_search_of_the_chooser_does_not_find_it(admin: Client, draft: Page) -> None:
    assert SECRET not in admin.get("/cms/choose-page/search/", {"q": "brouillon"}).content.decode()


def test_d5_pages_chosen_by_their_numbers_are_ones_own(admin: Client, draft: Page, site: Site) -> None:
    chosen = "/cms/choose-page/chosen-multiple/"

    assert admin.get(chosen, {"id": site.root_page_id}).status_code == 200
    for number in (draft.pk, "mot"):
        assert admin.get(chosen, {"id": [site.root_page_id, number]}).status_code == 404, number


def test_d5_no_report_names_pages_of_every_platform(admin: Client, draft: Page) -> None:
    assert admin.get(REPORT).status_code == 404
    assert admin.get(f"{REPORT}results/").status_code == 404
    assert REPORT not in admin.get("/cms/").content.decode()


def test_the_chooser_is_closed_to_those_who_do_not_write(site: Site, adviser: User) -> None:
    answer = entered(site, adviser).get("/cms/choose-page/")

    assert answer.status_code in {302, 403, 404}


@pytest.mark.parametrize(
    "viewset", [category_viewset, measure_viewset, promoted_viewset, question_viewset, redirect_viewset, term_viewset]
)
def test_d5_each_address_of_a_record_asks_whose_it_is(viewset: OwnRecordViewSet) -> None:
    """Wagtail brings others, of history and usage, that do not."""
    patterns: list[URLPattern] = viewset.get_urlpatterns()

    numbered = {pattern.name for pattern in patterns if "pk" in str(pattern.pattern)}
    assert numbered == {"edit", "delete"}


@pytest.mark.parametrize("removal", ["pages/{}/delete/", "pages/{}/unpublish/"])
def test_the_home_page_is_not_removed(site: Site, other_site: Site, site_administrator: User, removal: str) -> None:
    administrator = entered(site, site_administrator)

    answer = administrator.post(f"/cms/{removal.format(site.root_page_id)}", follow=True)

    assert REFUSAL in answer.content.decode()
    assert Page.objects.get(pk=site.root_page_id).live


@pytest.mark.parametrize("action", ["delete", "unpublish"])
def test_the_home_page_is_not_removed_with_others(
    site: Site, other_site: Site, site_administrator: User, action: str
) -> None:
    administrator = entered(site, site_administrator)
    page = living.add(site.root_page, ContentPage, title="Isoler", slug="isoler")
    bulk = f"/cms/bulk/wagtailcore/page/{action}/?id={page.pk}&id="

    refused = administrator.post(f"{bulk}{site.root_page_id}", follow=True)
    assert REFUSAL in refused.content.decode()
    assert Page.objects.filter(live=True, pk__in=[page.pk, site.root_page_id]).count() == 2

    administrator.post(f"/cms/bulk/wagtailcore/page/{action}/?id={page.pk}")
    assert not Page.objects.filter(live=True, pk=page.pk).exists()


def test_the_home_page_has_no_last_day(site: Site) -> None:
    home = site.root_page.specific
    home.full_clean()
    home.expire_at = timezone.now()

    with pytest.raises(ValidationError, match="pas de date de fin"):
        home.full_clean()


def test_no_other_way_acts_on_a_page(site: Site, other_site: Site, site_administrator: User) -> None:
    """The interface of Wagtail for programs asks none of what the pages ask."""
    administrator = entered(site, site_administrator)

    for action in ("delete", "unpublish", "move"):
        answer = administrator.post(f"/cms/api/main/pages/{site.root_page_id}/action/{action}/")
        assert answer.status_code == 404, action
    assert Page.objects.get(pk=site.root_page_id).live
