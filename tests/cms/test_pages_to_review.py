"""Who keeps a page, when it is read again, and the report that says so."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from time_machine import TimeMachineFixture
from wagtail.models import Page, Site, get_page_models

from cms.models import AidIndexPage, ContentPage
from cms.models.base import SitePage
from cms.models.page_form import SitePageForm
from cms.operations import sync_editor_groups
from cms.reports.due import due_pages
from renovation.accounts.models import User
from tests.door.login import login_agent
from tests.factories.pages import aid

REPORT = "/cms/reports/pages-a-revoir/"


@pytest.fixture(autouse=True)
def november(time_machine: TimeMachineFixture) -> None:
    time_machine.move_to(datetime(2026, 11, 24, 10, tzinfo=UTC))


@pytest.fixture
def admin(editor: User, site: Site, other_site: Site) -> Client:
    sync_editor_groups(editor)
    client = Client(SERVER_NAME=site.hostname)
    login_agent(client, editor)
    return client


def page_due(home: Page, title: str, day: date | None, keeper: User | None = None) -> ContentPage:
    page: ContentPage = home.add_child(instance=ContentPage(title=title, review_due_on=day, keeper=keeper))
    return page


def test_past_and_coming_pages_are_told_with_their_keeper(admin: Client, editor: User, site: Site) -> None:
    page_due(site.root_page, "Ventiler", date(2026, 11, 1), keeper=editor)
    page_due(site.root_page, "Isoler", date(2026, 12, 10))
    page_due(site.root_page, "Chauffer", date(2027, 3, 1))

    page = admin.get(REPORT).content.decode()

    assert page.index("Ventiler") < page.index("Isoler")
    assert "1er novembre 2026" in page
    assert "en retard" in page
    assert "Léa" in page
    assert "Chauffer" not in page


def test_d5_pages_of_another_platform_are_not_told(admin: Client, other_site: Site) -> None:
    page_due(other_site.root_page, "Page d’ailleurs", date(2026, 11, 1))

    assert "Page d’ailleurs" not in admin.get(REPORT).content.decode()


def test_one_may_see_ones_own_pages_only(admin: Client, editor: User, site: Site) -> None:
    page_due(site.root_page, "Ventiler", date(2026, 11, 1), keeper=editor)
    page_due(site.root_page, "Isoler", date(2026, 11, 1))

    page = admin.get(REPORT, {"pages": "moi"}).content.decode()

    assert "Ventiler" in page
    assert "Isoler" not in page


def test_an_aid_that_was_not_checked_is_to_be_reviewed(site: Site) -> None:
    aids = site.root_page.add_child(instance=AidIndexPage(title="Les aides"))
    late = aid(aids, title="Prêt", checked_on=date(2026, 1, 5))
    aid(aids, title="Prime", year=2027)

    assert list(due_pages(until=date(2026, 11, 24))) == [late.pk]


def test_a_page_shared_by_another_platform_is_reviewed_by_its_authors(site: Site, other_site: Site) -> None:
    aids = other_site.root_page.add_child(instance=AidIndexPage(title="Les aides"))
    theirs = [
        page_due(other_site.root_page, "Ventiler", date(2026, 11, 1)),
        aid(aids, title="Prêt", checked_on=date(2026, 1, 5)),
    ]
    for page in theirs:
        page.create_alias(parent=site.root_page)

    assert set(due_pages(until=date(2026, 11, 24))) == {page.pk for page in theirs}


def test_the_report_is_exported(admin: Client, site: Site) -> None:
    page_due(site.root_page, "Ventiler", date(2026, 11, 1))

    export = admin.get(REPORT, {"export": "csv"})

    assert "Ventiler" in b"".join(export.streaming_content).decode()  # type: ignore[attr-defined]


@pytest.mark.parametrize("model", [one for one in get_page_models() if issubclass(one, SitePage)])
def test_d5_only_people_of_the_platform_may_keep_a_page(model: type[Page]) -> None:
    assert issubclass(model.base_form_class, SitePageForm)


def test_d5_the_form_offers_the_editors_of_the_platform(
    admin: Client, editor: User, adviser: User, household_user: User, site: Site
) -> None:
    page = page_due(site.root_page, "Ventiler", None)

    form = admin.get(f"/cms/pages/{page.pk}/edit/").context["form"]

    assert list(form.fields["keeper"].queryset) == [editor]
