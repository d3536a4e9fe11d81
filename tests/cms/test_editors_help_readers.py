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
from renovation.journal.models import Entry
from renovation.platforms.models import Platform
from tests.door.login import login_agent
from tests.factories import living

TODAY = date(2026, 11, 26)
REPORT = "/cms/reports/recherches/"


@pytest.fixture
def admin(editor: User, site: Site, other_site: Site) -> Client:
    return entered(site, editor)


def entered(site: Site, user: User) -> Client:
    sync_editor_groups(user)
    client = Client(SERVER_NAME=site.hostname)
    login_agent(client, user)
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
        {"redirect_link": "http://besancon.localhost/ancienne/"},
        {"redirect_link": "http://besancon.localhost/plus-ancienne/"},
    ],
)
def test_a_redirection_that_leads_nowhere_is_refused(admin: Client, site: Site, typed: dict[str, str]) -> None:
    Redirect.objects.create(site=site, old_path="/plus-ancienne", redirect_link="https://exemple.fr/")
    usual = {"site": site.pk, "old_path": "/ancienne", "redirect_page": "", "is_permanent": "on"}

    assert admin.post("/cms/redirections/new/", usual | typed).status_code == 200
    assert Redirect.objects.count() == 1


def test_the_same_path_of_another_site_is_another_address(admin: Client, site: Site) -> None:
    typed = {"site": site.pk, "old_path": "/guide", "redirect_page": "", "redirect_link": "https://exemple.fr/guide"}

    assert admin.post("/cms/redirections/new/", typed).status_code == 302


def test_a_page_is_not_reached_by_a_redirection_from_its_own_address(
    admin: Client, site: Site, page: ContentPage
) -> None:
    typed = {"site": site.pk, "old_path": "/isoler/", "redirect_page": page.pk, "redirect_link": ""}

    assert "mènerait à elle-même" in admin.post("/cms/redirections/new/", typed).content.decode()


def test_d5_redirections_of_another_site_do_not_exist(admin: Client, other_site: Site, site: Site) -> None:
    theirs = Redirect.objects.create(site=other_site, old_path="/la-bas", redirect_link="https://exemple.fr/")

    assert "/la-bas" not in admin.get("/cms/redirections/").content.decode()
    assert admin.get(f"/cms/redirections/edit/{theirs.pk}/").status_code in {302, 404}
    assert admin.post(f"/cms/redirections/delete/{theirs.pk}/").status_code in {302, 404}
    usual = {"site": other_site.pk, "old_path": "/x", "redirect_page": "", "redirect_link": "https://exemple.fr/"}
    assert admin.post("/cms/redirections/new/", usual).status_code == 200
    assert list(Redirect.objects.all()) == [theirs]


MEASURE = {"is_on": "on", "address": "https://m.besancon.example/", "site_number": 3}


def test_the_measure_is_switched_on_once_addresses_are_hidden(
    site: Site, site_administrator: User, platform: Platform
) -> None:
    administrator, typed = entered(site, site_administrator), MEASURE | {"platform": platform.pk}

    refused = administrator.post("/cms/mesure/new/", typed)
    accepted = administrator.post("/cms/mesure/new/", typed | {"hides_addresses": "on"})

    assert "Cochez cette case" in refused.content.decode()
    assert accepted.status_code == 302
    assert AudienceMeasure.objects.get().platform == platform


def test_j1_the_journal_knows_who_named_changed_and_took_away_the_server_that_counts(
    site: Site, site_administrator: User, platform: Platform
) -> None:
    administrator, typed = entered(site, site_administrator), MEASURE | {"platform": platform.pk}
    administrator.post("/cms/mesure/new/", typed | {"hides_addresses": "on"})
    place = AudienceMeasure.objects.get().pk
    administrator.post(f"/cms/mesure/edit/{place}/", typed | {"hides_addresses": "on", "site_number": 4})
    administrator.post(f"/cms/mesure/delete/{place}/")

    entries = Entry.objects.filter(object_type="cms.audiencemeasure").order_by("pk")

    assert not AudienceMeasure.objects.exists()
    assert [entry.detail["measure"] for entry in entries][1:] == [["site_number"], []]
    assert "address" in entries[0].detail["measure"]
    assert {(entry.actor_id, entry.platform_id) for entry in entries} == {(site_administrator.pk, platform.pk)}


def test_d5_an_editor_does_not_name_the_server_that_counts_visits(admin: Client, platform: Platform) -> None:
    admin.post("/cms/mesure/new/", MEASURE | {"platform": platform.pk, "hides_addresses": "on"})

    assert not AudienceMeasure.objects.exists()
    assert "/cms/mesure/" not in admin.get("/cms/").content.decode()


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
