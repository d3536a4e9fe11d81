"""The brand and the frame of a site, changed by those who administer it, with a preview that keeps nothing."""

import html
import json
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from wagtail.models import Site

from cms.models import ContentPage, SiteFrame
from cms.operations import sync_editor_groups
from renovation.accounts.models import User
from renovation.journal.models import Entry
from renovation.platforms.models import Brand, Platform
from tests.door.login import login_agent

BRAND = {
    "brand_colour": "#14524a",
    "accent_colour": "#d9642f",
    "radius_px": "8",
    "density": "compact",
    "logo_alternative": "",
    "address": "12 rue Neuve, 25000 Besançon",
    "phone": "03 81 00 00 26",
    "email": "bonjour@besancon.example",
    "opening_hours": "Tous les matins",
}
EMPTY_FRAME = {
    "menu-count": "0",
    "banner_text": "",
    "banner_tone": "info",
    "banner_link-count": "0",
    "banner_from": "",
    "banner_until": "",
    "social_links-count": "0",
    "legal_links-count": "0",
    "column_title": "",
    "column_text": "null",
    "with_approval": "on",
}


@pytest.fixture
def admin(site_administrator: User, site: Site, other_site: Site) -> Client:
    sync_editor_groups(site_administrator)
    client = Client(SERVER_NAME=site.hostname)
    login_agent(client, site_administrator)
    return client


def said(answer: HttpResponse) -> str:
    """The page with what Wagtail hands to its blocks as JSON made readable."""
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), html.unescape(answer.content.decode()))


def link(prefix: str, kind: str, label: str, **target: Any) -> dict[str, str]:
    """One link of a stream, as the form sends it."""
    names = {"page": "", "destination": "", "address": ""} | {name: str(value) for name, value in target.items()}
    return {
        f"{prefix}-count": "1",
        f"{prefix}-0-deleted": "",
        f"{prefix}-0-order": "0",
        f"{prefix}-0-type": kind,
        f"{prefix}-0-id": "",
        f"{prefix}-0-value-label": label,
        **{f"{prefix}-0-value-target-{name}": value for name, value in names.items()},
        **({f"{prefix}-0-value-children-count": "0"} if kind == "entry" else {}),
    }


def test_a_brand_and_how_to_reach_the_platform_are_changed(admin: Client, platform: Platform) -> None:
    assert admin.get(f"/cms/marque/edit/{platform.pk}/").status_code == 200

    answer = admin.post(f"/cms/marque/edit/{platform.pk}/", BRAND)

    assert answer.status_code == 302
    assert Brand.objects.get(platform=platform).radius_px == 8
    platform.refresh_from_db()
    assert (platform.phone, platform.opening_hours) == ("03 81 00 00 26", "Tous les matins")
    assert Entry.objects.filter(action="configuration.changed", platform_id=platform.pk).exists()


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"brand_colour": "#ffee88"}, "Liens sur le fond de page : contraste de"),
        ({"accent_colour": "#ffee88"}, "Couleur d’accent sur fond blanc : contraste de"),
        ({"radius_px": "400"}, "Écrivez un nombre d’au plus 28."),
        ({"phone": "appelez-nous"}, "Écrivez le numéro en chiffres"),
    ],
)
def test_what_cannot_be_read_or_used_is_refused_and_kept_in_the_form(
    admin: Client, platform: Platform, given: dict[str, str], refusal: str
) -> None:
    answer = admin.post(f"/cms/marque/edit/{platform.pk}/", BRAND | given)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert refusal in page
    assert next(iter(given.values())) in page
    assert Brand.objects.get(platform=platform).radius_px == 12


def test_a_vector_logo_is_refused(admin: Client, platform: Platform) -> None:
    drawing = SimpleUploadedFile(
        "logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "image/svg+xml"
    )

    answer = admin.post(f"/cms/marque/edit/{platform.pk}/", BRAND | {"logo": drawing, "logo_alternative": "Logo"})

    assert answer.status_code == 200
    assert not Brand.objects.get(platform=platform).logo


def test_the_preview_shows_what_is_typed_and_keeps_nothing(admin: Client, platform: Platform) -> None:
    typed = BRAND | {"brand_colour": "#1d4f91", "phone": "03 81 99 99 99"}

    page = admin.post(f"/cms/marque/apercu/{platform.pk}/", typed).content.decode()

    assert "#1d4f91" in page
    assert "03 81 99 99 99" in page
    assert Brand.objects.get(platform=platform).brand_colour == "#14524a"
    assert admin.get(f"/cms/marque/apercu/{platform.pk}/").status_code == 200


def test_the_preview_says_which_pair_is_refused(admin: Client, platform: Platform) -> None:
    page = admin.post(f"/cms/marque/apercu/{platform.pk}/", BRAND | {"brand_colour": "#ffee88"}).content.decode()

    assert "Refusé" in page
    assert "Liens sur le fond de page" in page
    assert "--brand-700: #14524a" in page


@pytest.mark.parametrize("kind", ["marque", "cadre"])
def test_another_platform_does_not_exist_here(admin: Client, kind: str, other_platform: Platform) -> None:
    assert admin.get(f"/cms/{kind}/edit/{other_platform.pk}/").status_code == 404
    assert admin.get(f"/cms/{kind}/apercu/{other_platform.pk}/").status_code == 404
    assert other_platform.name not in admin.get(f"/cms/{kind}/").content.decode()


@pytest.mark.parametrize("role", ["contributor", "editor"])
def test_only_who_administers_the_site_dresses_it(
    role: str, request: pytest.FixtureRequest, site: Site, platform: Platform
) -> None:
    user = request.getfixturevalue(role)
    sync_editor_groups(user)
    client = Client(SERVER_NAME=site.hostname)
    login_agent(client, user)

    for kind in ("marque", "cadre"):
        assert client.get(f"/cms/{kind}/edit/{platform.pk}/").status_code in {302, 403, 404}
        assert client.get(f"/cms/{kind}/apercu/{platform.pk}/").status_code == 404


def test_a_menu_of_two_levels_is_placed_and_shown(
    admin: Client, visitor: Client, site: Site, platform: Platform
) -> None:
    page = site.root_page.add_child(instance=ContentPage(title="Isoler"))
    menu = link("menu", "entry", "Nos conseils", page=page.pk)
    child = {
        "menu-0-value-children-count": "1",
        "menu-0-value-children-0-deleted": "",
        "menu-0-value-children-0-order": "0",
        "menu-0-value-children-0-value-label": "Rendez-vous",
        "menu-0-value-children-0-value-target-page": "",
        "menu-0-value-children-0-value-target-destination": "selfservice:booking",
        "menu-0-value-children-0-value-target-address": "",
    }
    assert admin.get(f"/cms/cadre/edit/{platform.pk}/").status_code == 200
    shown = admin.post(f"/cms/cadre/apercu/{platform.pk}/", EMPTY_FRAME | menu | child).content.decode()
    assert "Nos conseils" in shown
    assert "Nos conseils" not in visitor.get("/aide/").content.decode()

    answer = admin.post(f"/cms/cadre/edit/{platform.pk}/", EMPTY_FRAME | menu | child)

    assert answer.status_code == 302
    seen = visitor.get("/isoler/").content.decode()
    assert "<summary>Nos conseils</summary>" in seen
    assert 'href="/isoler/" aria-current="page">Vue d’ensemble' in seen
    page.unpublish()
    assert 'href="/isoler/"' not in visitor.get("/aide/").content.decode()


@pytest.mark.parametrize(
    ("target", "refusal"),
    [
        ({}, "un seul des trois"),
        ({"destination": "cms:manual", "address": "https://exemple.fr"}, "un seul des trois"),
        ({"address": "http://exemple.fr"}, "commence par https://"),
    ],
)
def test_a_link_leads_to_one_place(admin: Client, platform: Platform, target: dict[str, str], refusal: str) -> None:
    answer = admin.post(f"/cms/cadre/edit/{platform.pk}/", EMPTY_FRAME | link("menu", "entry", "Lien", **target))

    assert answer.status_code == 200
    assert refusal in answer.content.decode()
    assert not SiteFrame.objects.get(platform=platform).menu


def test_a_menu_does_not_lead_to_pages_of_another_site(admin: Client, platform: Platform, other_site: Site) -> None:
    menu = link("menu", "entry", "Ailleurs", page=other_site.root_page_id)

    answer = admin.post(f"/cms/cadre/edit/{platform.pk}/", EMPTY_FRAME | menu)

    assert "n’est pas de votre site" in said(answer)


def test_the_footer_has_a_free_column_and_networks(admin: Client, visitor: Client, platform: Platform) -> None:
    account = {
        "social_links-count": "1",
        "social_links-0-deleted": "",
        "social_links-0-order": "0",
        "social_links-0-type": "account",
        "social_links-0-id": "",
        "social_links-0-value-network": "linkedin",
        "social_links-0-value-address": "https://www.linkedin.com/company/renovation",
    }
    elsewhere = account | {"social_links-0-value-address": "https://linkedin.com.exemple.fr/renovation"}
    refused = admin.post(f"/cms/cadre/edit/{platform.pk}/", EMPTY_FRAME | elsewhere)
    assert "n’est pas celle d’un compte LinkedIn" in said(refused)
    legal = link("legal_links", "link", "Marchés publics", address="https://marches.example")
    block = {"key": "a", "text": "Avec la Région.", "type": "unstyled", "depth": 0}
    text = json.dumps({"blocks": [block | {"inlineStyleRanges": [], "entityRanges": []}], "entityMap": {}})

    admin.post(
        f"/cms/cadre/edit/{platform.pk}/",
        EMPTY_FRAME | account | legal | {"column_title": "Nos financeurs", "column_text": text},
    )

    page = visitor.get("/aide/").content.decode()
    assert "Nos financeurs" in page
    assert "Avec la Région." in page
    assert 'href="https://www.linkedin.com/company/renovation"' in page
    assert "Marchés publics" in page


def test_another_platform_looks_different(visitor: Client, other_site: Site, other_platform: Platform) -> None:
    Brand.objects.filter(platform=other_platform).update(brand_colour="#1d4f91")

    mine = visitor.get("/marque/besancon.css").content.decode()
    theirs = visitor.get("/marque/haut-doubs.css").content.decode()

    assert "--brand-700: #1d4f91" in theirs
    assert "--brand-700: #14524a" in mine
    there = Client(SERVER_NAME=other_site.hostname).get("/aide/").content.decode()
    assert other_platform.name in there
    assert "/marque/haut-doubs.css" in there
