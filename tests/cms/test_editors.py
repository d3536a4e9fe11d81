"""Editors write their own platform's site, and nothing else (D5)."""

import pytest
from django.test import Client
from wagtail.models import Page, Site

from cms.operations import sync_editor_groups
from renovation.accounts.models import User
from renovation.journal.models import Entry
from renovation.platforms.models import Brand, Membership, Platform
from tests.door.login import login_agent

COLOURS = {
    "brand_colour": "#14524a",
    "accent_colour": "#d9642f",
    "radius_px": "8",
    "density": "compact",
    "logo_alternative": "",
}


@pytest.fixture
def admin(editor: User, site: Site, other_site: Site) -> Client:
    """The editor in the Wagtail admin, both factors passed."""
    sync_editor_groups(editor)
    client = Client(SERVER_NAME=site.hostname)
    login_agent(client, editor)
    return client


def test_d5_an_editor_has_the_pages_of_one_platform(admin: Client, editor: User, site: Site, other_site: Site) -> None:
    home = site.root_page.specific
    elsewhere = other_site.root_page.specific

    assert home.permissions_for_user(editor).can_edit()
    assert not elsewhere.permissions_for_user(editor).can_edit()
    assert admin.get(f"/cms/pages/{home.pk}/edit/").status_code == 200
    assert admin.get(f"/cms/pages/{elsewhere.pk}/edit/").status_code in {302, 403}


def test_d5_an_adviser_has_no_right_in_the_site(adviser: User, site: Site) -> None:
    sync_editor_groups(adviser)

    assert not adviser.groups.exists()
    assert not adviser.has_perm("wagtailadmin.access_admin")
    assert not Page.objects.get(pk=site.root_page_id).permissions_for_user(adviser).can_edit()


def test_d5_a_role_taken_away_takes_the_group_away(editor: User, site: Site) -> None:
    sync_editor_groups(editor)
    Membership.objects.filter(user=editor).update(ended_at="2026-11-24T10:00:00Z")

    sync_editor_groups(editor)

    assert not editor.groups.exists()


def test_an_editor_changes_the_brand_of_the_platform(admin: Client, platform: Platform) -> None:
    assert admin.get(f"/cms/marque/edit/{platform.pk}/").status_code == 200

    answer = admin.post(f"/cms/marque/edit/{platform.pk}/", COLOURS)

    assert answer.status_code == 302
    assert Brand.objects.get(platform=platform).radius_px == 8
    assert Entry.objects.filter(action="configuration.changed", platform_id=platform.pk).exists()


def test_colours_that_cannot_be_read_are_refused(admin: Client, platform: Platform) -> None:
    answer = admin.post(f"/cms/marque/edit/{platform.pk}/", COLOURS | {"brand_colour": "#ffee88"})

    assert answer.status_code == 200
    assert "contraste" in answer.content.decode()
    assert Brand.objects.get(platform=platform).brand_colour == "#14524a"


def test_the_brand_of_another_platform_does_not_exist(admin: Client, other_platform: Platform) -> None:
    assert admin.get(f"/cms/marque/edit/{other_platform.pk}/").status_code == 404
    assert other_platform.name not in admin.get("/cms/marque/").content.decode()


def test_k6_the_admin_calls_nobody(admin: Client) -> None:
    page = admin.get("/cms/").content.decode()

    assert admin.get("/cms/").status_code == 200
    assert not [place for place in ("gravatar", "releases.wagtail", "//fonts.") if place in page]
