"""Pages of the region: offered by a platform, shown by another in its own frame, never changed by it."""

import pytest
from django.test import Client
from wagtail.models import Page, Site

from cms.models import ContentPage, OfferedPage
from cms.operations import sync_editor_groups
from cms.operations.sharing import offer_page, take_page, withdraw_offer
from renovation.accounts.models import User
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from tests.door.login import login_agent
from tests.factories.pages import stream
from tests.factories.platforms import OrganisationFactory, agent


@pytest.fixture
def neighbour_editor(other_platform: Platform, other_site: Site) -> User:
    user = agent(Role.EDITOR, other_platform, email="odile@haut-doubs.example")
    sync_editor_groups(user)
    return user


@pytest.fixture
def there(neighbour_editor: User, other_site: Site) -> Client:
    client = Client(SERVER_NAME=other_site.hostname)
    login_agent(client, neighbour_editor)
    return client


@pytest.fixture
def same_region(platform: Platform, other_platform: Platform) -> None:
    region = OrganisationFactory.create(kind="region")
    for one in (platform, other_platform):
        one.organisation.parent = region
        one.organisation.save()


@pytest.fixture
def original(site: Site, same_region: None) -> ContentPage:
    """A page that links to another one of its own site."""
    linked = site.root_page.add_child(instance=ContentPage(title="Nos horaires"))
    button = {"label": "Lire", "target": {"page": linked.pk, "destination": ""}}
    body = stream(("text", "<p>Un texte de la Région.</p>"), ("action", button))
    page: ContentPage = site.root_page.add_child(instance=ContentPage(title="Isoler", body=body))
    return page


def test_a_shared_page_is_shown_in_the_frame_of_the_other_platform(
    original: ContentPage, there: Client, other_site: Site, other_platform: Platform
) -> None:
    offer_page(original)
    assert "Isoler" in there.get("/cms/region/").content.decode()

    address = f"/cms/region/{other_platform.pk}/{original.pk}/reprendre/"
    assert there.get(address).status_code == 200
    assert there.post(address, {"parent": other_site.root_page_id}).status_code == 302

    page = Client(SERVER_NAME=other_site.hostname).get("/isoler/").content.decode()
    assert "Un texte de la Région." in page
    assert other_platform.name in page
    assert "/marque/haut-doubs.css" in page


def test_it_follows_the_original(original: ContentPage, other_site: Site, neighbour_editor: User) -> None:
    copy = take_page(page=original, parent=other_site.root_page, by=neighbour_editor)
    original.introduction = "Corrigé."
    original.save_revision().publish()

    assert copy.specific_class.objects.get(pk=copy.pk).introduction == "Corrigé."

    original.unpublish()

    assert not Page.objects.get(pk=copy.pk).live


def test_its_links_stay_on_the_site_that_is_read_when_they_can(
    original: ContentPage, site: Site, other_site: Site, neighbour_editor: User
) -> None:
    take_page(page=original, parent=other_site.root_page, by=neighbour_editor)
    reader = Client(SERVER_NAME=other_site.hostname)
    assert f'href="{site.root_url}/nos-horaires/"' in reader.get("/isoler/").content.decode()

    linked = Page.objects.get(slug="nos-horaires")
    take_page(page=linked, parent=other_site.root_page, by=neighbour_editor)

    assert 'href="/nos-horaires/"' in reader.get("/isoler/").content.decode()
    assert 'href="/nos-horaires/"' in Client(SERVER_NAME=site.hostname).get("/isoler/").content.decode()


def test_a_page_is_taken_once_and_beside_one_of_the_same_name(
    original: ContentPage, other_site: Site, neighbour_editor: User
) -> None:
    other_site.root_page.add_child(instance=ContentPage(title="Isoler"))

    first = take_page(page=original, parent=other_site.root_page, by=neighbour_editor)
    second = take_page(page=original, parent=other_site.root_page, by=neighbour_editor)

    assert first.pk == second.pk
    assert first.slug == "isoler-2"


def test_d5_a_page_that_is_not_offered_cannot_be_taken(
    original: ContentPage, there: Client, other_platform: Platform
) -> None:
    address = f"/cms/region/{other_platform.pk}/{original.pk}/reprendre/"
    assert there.get(address).status_code == 404
    offer_page(original)
    withdraw_offer(original)

    assert there.get(address).status_code == 404
    assert there.get(f"/cms/region/{original.pk}/proposer/").status_code == 404


def test_d5_another_region_sees_nothing(original: ContentPage, there: Client, other_platform: Platform) -> None:
    offer_page(original)
    other_platform.organisation.parent = OrganisationFactory.create(kind="region")
    other_platform.organisation.save()

    assert "Isoler" not in there.get("/cms/region/").content.decode()
    assert there.get(f"/cms/region/{other_platform.pk}/{original.pk}/reprendre/").status_code == 404


def test_an_editor_offers_a_page_of_the_platform(original: ContentPage, editor: User, site: Site) -> None:
    sync_editor_groups(editor)
    client = Client(SERVER_NAME=site.hostname)
    login_agent(client, editor)
    assert "Proposer à la région" in client.get(f"/cms/pages/{original.pk}/edit/").content.decode()

    assert client.get(f"/cms/region/{original.pk}/proposer/").status_code == 200
    client.post(f"/cms/region/{original.pk}/proposer/")

    assert OfferedPage.objects.filter(page_id=original.pk).exists()
    assert client.get(f"/cms/region/{site.root_page_id}/proposer/").status_code == 404
