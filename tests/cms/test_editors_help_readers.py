"""What editors keep for those who read: results put first, redirections, the measure, searches in vain."""

from datetime import date

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from cms.models import AudienceMeasure, ContentPage, FruitlessSearch, PromotedResult
from cms.operations import sync_editor_groups
from cms.operations.searching import MOST_IN_A_DAY, forget_old_searches, note_fruitless
from renovation.accounts.models import User
from renovation.platforms.models import Platform
from tests.door.login import login_agent
from tests.factories import living

TODAY = date(2026, 11, 26)
REPORT = "/cms/reports/recherches/"


@pytest.fixture
def admin(editor: User, site: Site, other_site: Site) -> Client:
    sync_editor_groups(editor)
    client = Client(SERVER_NAME=site.hostname)
    login_agent(client, editor)
    return client


@pytest.fixture
def page(site: Site) -> ContentPage:
    found: ContentPage = living.add(site.root_page, ContentPage, title="Isoler", slug="isoler")
    return found


def test_a_result_is_put_first(admin: Client, platform: Platform, page: ContentPage) -> None:
    typed = {"platform": platform.pk, "words": "froid, laine", "page": page.pk, "text": "", "position": 1}

    answer = admin.post("/cms/resultats/new/", typed)

    assert answer.status_code == 302, answer.content.decode()[-2000:]
    assert PromotedResult.objects.get().page_id == page.pk


def test_d5_a_page_of_another_site_is_not_put_first(admin: Client, platform: Platform, other_site: Site) -> None:
    typed = {"platform": platform.pk, "words": "froid", "page": other_site.root_page_id, "position": 1}

    answer = admin.post("/cms/resultats/new/", typed)

    assert "Choisissez une page de votre site." in answer.content.decode()
    assert not PromotedResult.objects.exists()


def test_an_old_address_leads_to_a_page(admin: Client, site: Site, page: ContentPage) -> None:
    typed = {"site": site.pk, "old_path": "/ancienne-page", "redirect_page": page.pk, "is_permanent": "on"}

    answer = admin.post("/cms/redirections/new/", typed | {"redirect_link": ""})

    assert answer.status_code == 302, answer.content.decode()[-2000:]
    followed = Client(SERVER_NAME=site.hostname).get("/ancienne-page/")
    assert followed.status_code == 301
    assert followed["Location"].endswith("/isoler/")


@pytest.mark.parametrize(
    "typed",
    [
        {"redirect_link": "javascript:alert(1)"},
        {"redirect_link": ""},
        {"redirect_link": "https://exemple.fr/", "old_path": "/"},
    ],
)
def test_a_redirection_that_leads_nowhere_is_refused(admin: Client, site: Site, typed: dict[str, str]) -> None:
    usual = {"site": site.pk, "old_path": "/ancienne", "redirect_page": "", "is_permanent": "on"}

    assert admin.post("/cms/redirections/new/", usual | typed).status_code == 200
    assert not Redirect.objects.exists()


def test_d5_redirections_of_another_site_do_not_exist(admin: Client, other_site: Site, site: Site) -> None:
    theirs = Redirect.objects.create(site=other_site, old_path="/la-bas", redirect_link="https://exemple.fr/")

    assert "/la-bas" not in admin.get("/cms/redirections/").content.decode()
    assert admin.get(f"/cms/redirections/edit/{theirs.pk}/").status_code in {302, 404}
    assert admin.post(f"/cms/redirections/delete/{theirs.pk}/").status_code in {302, 404}
    usual = {"site": other_site.pk, "old_path": "/x", "redirect_page": "", "redirect_link": "https://exemple.fr/"}
    assert admin.post("/cms/redirections/new/", usual).status_code == 200
    assert list(Redirect.objects.all()) == [theirs]


def test_the_measure_is_switched_on_once_addresses_are_hidden(admin: Client, platform: Platform) -> None:
    typed = {"platform": platform.pk, "is_on": "on", "address": "https://m.besancon.example/", "site_number": 3}

    refused = admin.post("/cms/mesure/new/", typed)
    accepted = admin.post("/cms/mesure/new/", typed | {"hides_addresses": "on"})

    assert "Cochez cette case" in refused.content.decode()
    assert accepted.status_code == 302
    assert AudienceMeasure.objects.get().platform == platform


def test_d5_the_report_tells_ones_own_searches_the_most_wanted_first(
    admin: Client, platform: Platform, other_platform: Platform
) -> None:
    for words, times, where in (("borne", 2, platform), ("amiante", 3, platform), ("ailleurs", 5, other_platform)):
        for _ in range(times):
            note_fruitless(platform=where, typed=words, on=TODAY)

    page = admin.get(REPORT).content.decode()

    assert page.index("amiante") < page.index("borne")
    assert "ailleurs" not in page
    assert b"amiante" in b"".join(admin.get(REPORT, {"export": "csv"}).streaming_content)  # type: ignore[attr-defined]


def test_d5_the_report_is_for_those_who_write(site: Site, adviser: User) -> None:
    client = Client(SERVER_NAME=site.hostname)
    login_agent(client, adviser)

    assert client.get(REPORT).status_code in {302, 403, 404}


def test_a_day_keeps_a_limited_number_of_searches(platform: Platform) -> None:
    rows = [FruitlessSearch(platform=platform, day=TODAY, words=f"mot {n}", times=1) for n in range(MOST_IN_A_DAY)]
    FruitlessSearch.objects.bulk_create(rows)

    note_fruitless(platform=platform, typed="de trop", on=TODAY)
    note_fruitless(platform=platform, typed="amiante", on=date(2026, 11, 27))

    assert not FruitlessSearch.objects.filter(words="de trop").exists()
    assert FruitlessSearch.objects.filter(words="amiante").exists()


def test_old_searches_are_forgotten(platform: Platform) -> None:
    note_fruitless(platform=platform, typed="amiante", on=date(2025, 11, 1))
    note_fruitless(platform=platform, typed="borne", on=date(2026, 11, 1))

    forget_old_searches(on=TODAY)

    assert [row.words for row in FruitlessSearch.objects.all()] == ["borne"]
