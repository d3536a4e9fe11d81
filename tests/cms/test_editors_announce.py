"""Editors publish events and letters, and keep the categories of their own platform."""

import pytest
from django.template import engines
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from cms.models import HomePage, NewsCategory
from cms.models.own_choices import OwnCategoriesForm
from cms.operations import sync_editor_groups
from cms.operations.announcing import announce_all
from cms.queries.search_scope import own_page_models
from renovation.accounts.models import User
from renovation.events.models import Event
from renovation.platforms.models import Platform
from tests.door.login import login_agent
from tests.factories import living


@pytest.fixture
def admin(editor: User, site: Site) -> Client:
    sync_editor_groups(editor)
    client = Client(SERVER_NAME=site.hostname)
    login_agent(client, editor)
    return client


def test_publishing_an_event_announces_it_at_once(admin: Client, site: Site) -> None:
    page = living.event(site)
    fields = {
        "title": "Réunion publique",
        "slug": "reunion-publique",
        "introduction": "",
        "starts_at": "2026-12-10 18:30",
        "ends_at": "2026-12-10 20:00",
        "venue": "Mairie, 25220 Thise",
        "capacity": "25",
        "most_seats": "2",
        "takes_registrations": "on",
        "body-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-publish": "1",
    }

    answer = admin.post(f"/cms/pages/{page.pk}/edit/", fields)

    assert answer.status_code == 302
    assert Event.objects.get(page_id=page.pk).capacity == 25


@pytest.mark.parametrize("act", ["unpublish", "delete"])
def test_taking_an_event_off_the_site_closes_it_at_once(admin: Client, site: Site, act: str) -> None:
    page = living.event(site)
    announce_all(now=timezone.now())

    assert admin.post(f"/cms/pages/{page.pk}/{act}/").status_code == 302

    assert not Event.objects.get(page_id=page.pk).takes_registrations


@pytest.fixture
def lenient_templates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wagtail's own template of inline panels asks for a variable that it does not have."""
    for backend in engines.all():
        monkeypatch.setattr(backend.engine, "string_if_invalid", "")


@pytest.mark.usefixtures("lenient_templates")
def test_an_article_begins_today_and_each_kind_of_page_says_what_it_is_for(admin: Client, site: Site) -> None:
    index = living.article(site, "Article").get_parent()

    begun = admin.get(f"/cms/pages/add/cms/articlepage/{index.pk}/").content.decode()
    choice = admin.get(f"/cms/pages/{site.root_page_id}/add_subpage/").content.decode()

    assert f'value="{timezone.localdate():%d/%m/%Y}"' in begun
    assert "En cas de doute, choisissez-la." in choice
    assert all(model.get_page_description() for model in own_page_models() if model is not HomePage)


@pytest.mark.usefixtures("lenient_templates")
@pytest.mark.parametrize("kind", ["articlepage", "eventpage", "placepage", "contactpage", "letterpage"])
def test_each_kind_of_page_can_be_begun(admin: Client, site: Site, kind: str, communes: list[object]) -> None:
    living.article(site, "Article")
    living.event(site)
    living.place(site, "Accueil", communes[0])  # type: ignore[arg-type]
    living.letter(site)
    parents = {
        "articlepage": "actualites",
        "eventpage": "agenda",
        "placepage": "nous-rencontrer",
        "letterpage": "lettres",
    }
    home = site.root_page
    parent = home.get_children().get(slug=parents[kind]) if kind in parents else home

    assert admin.get(f"/cms/pages/add/cms/{kind}/{parent.pk}/").status_code == 200


def test_an_editor_adds_a_category_to_the_own_platform(admin: Client, platform: Platform) -> None:
    answer = admin.post("/cms/categories/new/", {"platform": platform.pk, "name": "Aides", "slug": "aides"})

    assert answer.status_code == 302
    assert NewsCategory.objects.get().platform == platform


def test_two_categories_of_one_platform_have_two_names_in_addresses(admin: Client, platform: Platform) -> None:
    for _ in range(2):
        answer = admin.post("/cms/categories/new/", {"platform": platform.pk, "name": "Aides", "slug": "aides"})

    assert "déjà cet identifiant" in answer.content.decode()
    assert NewsCategory.objects.count() == 1


def test_d5_categories_of_another_platform_do_not_exist(
    admin: Client, other_platform: Platform, platform: Platform
) -> None:
    theirs = NewsCategory.objects.create(platform=other_platform, name="Réservé", slug="reserve")

    assert "Réservé" not in admin.get("/cms/categories/").content.decode()
    assert admin.get(f"/cms/categories/edit/{theirs.pk}/").status_code in {302, 404}
    assert admin.post(f"/cms/categories/delete/{theirs.pk}/").status_code in {302, 404}
    admin.post("/cms/categories/new/", {"platform": other_platform.pk, "name": "Intrus", "slug": "intrus"})
    assert list(NewsCategory.objects.values_list("name", flat=True)) == ["Réservé"]


def test_an_article_is_offered_the_categories_of_its_own_platform(
    site: Site, platform: Platform, other_platform: Platform
) -> None:
    own = NewsCategory.objects.create(platform=platform, name="Aides", slug="aides")
    NewsCategory.objects.create(platform=other_platform, name="Réservé", slug="reserve")
    page = living.article(site, "Article")
    form_class = type(page).get_edit_handler().get_form_class()
    assert issubclass(form_class, OwnCategoriesForm)

    form = form_class(instance=page, parent_page=page.get_parent())

    assert list(form.fields["categories"].queryset) == [own]


def test_the_admin_leads_to_registrations_and_letters(admin: Client) -> None:
    page = admin.get("/cms/").content.decode()

    assert reverse("backoffice:events") in page
    assert reverse("backoffice:letters") in page
