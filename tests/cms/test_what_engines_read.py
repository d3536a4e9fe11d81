"""What search engines and messages are told: addresses of reference, descriptions, structured data, plan, robots."""

import json
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction, Site

from cms.models import ContentPage, HomePage, QuestionsPage
from renovation.platforms.models import Platform
from tests.factories import living, pages

OnCommit = Callable[..., AbstractContextManager[list[Callable[[], object]]]]
DATA = re.compile(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', re.DOTALL)


def read(visitor: Client, address: str) -> str:
    return visitor.get(address).content.decode()


def data_of(page: str) -> dict[str, dict[str, Any]]:
    """Structured data by type."""
    found = [json.loads(text) for text in DATA.findall(page)]
    assert all(one["@context"] == "https://schema.org" for one in found)
    return {one["@type"]: one for one in found}


def test_the_address_of_reference_is_the_platforms_own(visitor: Client, site: Site, platform: Platform) -> None:
    living.add(site.root_page, ContentPage, title="Isoler", slug="isoler")

    page = visitor.get("/isoler/?utm_source=x", headers={"host": "127.0.0.1"}).content.decode()

    assert f'<link rel="canonical" href="{platform.public_url.rstrip("/")}/isoler/">' in page


def test_each_page_of_a_list_is_a_page_of_its_own(visitor: Client, site: Site) -> None:
    for number in range(12):
        living.article(site, f"Actualité {number}")

    assert re.search(r'rel="canonical" href="[^"]+/actualites/\?page=2"', read(visitor, "/actualites/?page=2"))
    assert re.search(r'rel="canonical" href="[^"]+/actualites/"', read(visitor, "/actualites/?page=1&categorie=aides"))


def test_a_page_shared_by_another_platform_is_known_at_its_own_place(
    visitor: Client, site: Site, other_site: Site, other_platform: Platform
) -> None:
    original = living.article(other_site, "Le bois")
    original.create_alias(parent=site.root_page)

    place = f"{other_platform.public_url.rstrip('/')}/actualites/le-bois/"
    page = read(visitor, "/le-bois/")
    assert f'<link rel="canonical" href="{place}">' in page
    assert data_of(page)["Article"]["publisher"]["name"] == other_platform.name
    assert "/le-bois/" not in read(visitor, "/sitemap.xml")


def test_the_introduction_describes_a_page_without_description(visitor: Client, site: Site) -> None:
    words = "Isoler le toit d’abord. " * 12
    living.add(site.root_page, ContentPage, title="Isoler", slug="isoler", introduction=words.strip())

    found = re.search(r'<meta name="description" content="([^"]+)">', read(visitor, "/isoler/"))

    assert found is not None
    assert found[1].startswith("Isoler le toit")
    assert found[1].endswith("…")
    assert len(found[1]) <= 160


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_page_whose_picture_was_lost_is_read_all_the_same(visitor: Client, site: Site) -> None:
    lost = pages.picture("Maison")
    lost.file.storage.delete(lost.file.name)
    body = pages.stream(("photograph", {"image": {"image": lost.pk, "alt_text": "Le pignon", "decorative": False}}))
    site.root_page.add_child(instance=ContentPage(title="Isoler", slug="isoler", share_image=lost, body=body))

    answer = visitor.get("/isoler/")

    assert answer.status_code == 200
    assert "og:image" not in answer.content.decode()
    assert 'alt="Le pignon"' in answer.content.decode()
    assert "0w" not in answer.content.decode()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_shared_page_shows_its_picture(visitor: Client, site: Site) -> None:
    page = ContentPage(title="Isoler", seo_title="Isoler sa maison", slug="isoler", share_image=pages.picture("Maison"))
    site.root_page.add_child(instance=page)

    drawn = read(visitor, "/isoler/")

    assert '<meta property="og:title" content="Isoler sa maison">' in drawn
    assert re.search(r'<meta property="og:image" content="https?://[^"]+\.jpg">', drawn)
    assert '<meta property="og:image:width" content="800">' in drawn
    assert "<title>Isoler sa maison" in drawn


def test_the_home_page_tells_the_service(visitor: Client, platform: Platform) -> None:
    found = data_of(read(visitor, "/"))

    assert found["GovernmentService"]["areaServed"]["name"] == platform.territory_name
    assert found["Organization"]["email"] == platform.email
    assert "BreadcrumbList" not in found


def test_questions_events_and_articles_tell_themselves(visitor: Client, site: Site, platform: Platform) -> None:
    living.add(site.root_page, QuestionsPage, title="Questions", slug="questions")
    pages.question(platform, "Est-ce gratuit ?", answer="<p>Oui, c’est l&#39;&Eacute;tat qui paie.</p><p>Tout.</p>")
    living.article(site, "Isoler ses combles")
    start, end = datetime(2027, 1, 12, 17, tzinfo=UTC), datetime(2027, 1, 12, 19, tzinfo=UTC)
    living.event(site, starts_at=start, ends_at=end, venue="Salle des fêtes, 25000 Besançon", place=None)

    asked = data_of(read(visitor, "/questions/"))["FAQPage"]["mainEntity"]
    event = data_of(read(visitor, "/agenda/reunion-publique/"))["Event"]
    article = data_of(read(visitor, "/actualites/isoler-ses-combles/"))

    assert asked[0]["acceptedAnswer"]["text"] == "Oui, c’est l'État qui paie. Tout."
    assert (event["startDate"], event["isAccessibleForFree"]) == ("2027-01-12T18:00:00+01:00", True)
    assert event["location"]["name"].startswith("Salle des fêtes")
    assert article["Article"]["headline"] == "Isoler ses combles"
    steps = article["BreadcrumbList"]["itemListElement"]
    assert [step["name"] for step in steps] == ["Accueil", "Actualités", "Isoler ses combles"]


def test_a_price_that_nobody_wrote_is_not_announced_as_free(visitor: Client, site: Site) -> None:
    living.event(site, price="")
    living.event(site, "Visite", price="5 €")

    unsaid, paid = (data_of(read(visitor, f"/agenda/{slug}/"))["Event"] for slug in ("reunion-publique", "visite"))

    assert "isAccessibleForFree" not in unsaid
    assert paid["isAccessibleForFree"] is False


def test_f2_no_text_of_an_editor_leaves_the_structured_data(visitor: Client, site: Site) -> None:
    living.article(site, "</script><script>alert(1)</script>", slug="piege")

    page = read(visitor, "/actualites/piege/")

    assert "<script>alert" not in page
    assert data_of(page)["Article"]["headline"] == "</script><script>alert(1)</script>"


def test_the_plan_for_engines_leaves_out_what_must_be(visitor: Client, site: Site) -> None:
    for slug, fields in {
        "open": {},
        "private": {},
        "kept-out": {"in_search_engines": False},
        "by-link": {"in_site_map": False},
        "draft": {},
    }.items():
        page = living.add(site.root_page, ContentPage, title=slug, slug=slug, **fields)
        if slug == "private":
            PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        if slug == "draft":
            page.unpublish()

    listed = re.findall(r"<loc>https?://[^/]+(/[^<]*)</loc>", read(visitor, "/sitemap.xml"))

    assert set(listed) == {
        "/",
        "/open/",
        "/diagnostic/",
        "/mes-aides/",
        "/rendez-vous/",
        "/annuaire/",
        "/annuaire/verifier/",
    }
    assert '<meta name="robots" content="noindex">' in read(visitor, "/kept-out/")
    assert '<meta name="robots"' not in read(visitor, "/open/")


def test_robots_are_told_what_is_closed_and_where_the_plan_is(visitor: Client, platform: Platform) -> None:
    answer = visitor.get("/robots.txt")

    assert answer["Content-Type"].startswith("text/plain")
    assert "Disallow: /mon-espace/" in answer.content.decode()
    assert f"Sitemap: {platform.public_url.rstrip('/')}/sitemap.xml" in answer.content.decode()


def test_a_page_that_is_renamed_leads_from_its_old_address(
    visitor: Client, site: Site, django_capture_on_commit_callbacks: OnCommit
) -> None:
    page = living.add(site.root_page, ContentPage, title="Isoler", slug="isoler")
    page.slug = "isolation"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()

    answer = visitor.get("/isoler/")

    assert answer.status_code == 301
    assert answer["Location"].endswith("/isolation/")


def test_a_page_renamed_back_then_taken_off_is_not_found(
    visitor: Client, site: Site, django_capture_on_commit_callbacks: OnCommit
) -> None:
    page = living.add(site.root_page, ContentPage, title="Isoler", slug="isoler")
    for slug in ("isolation", "isoler"):
        page.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()
    page.unpublish()

    assert visitor.get("/isoler/").status_code == 404
    assert visitor.get("/isolation/", follow=True).status_code == 404


def test_a_page_that_is_moved_leads_from_its_old_address(visitor: Client, site: Site) -> None:
    page = living.article(site, "Isoler")
    home = HomePage.objects.get(pk=site.root_page_id)
    index = living.add(home, type(page.get_parent().specific), title="Archives", slug="archives")

    page.refresh_from_db()
    page.move(index, pos="last-child")

    assert visitor.get("/actualites/isoler/")["Location"].endswith("/archives/isoler/")
