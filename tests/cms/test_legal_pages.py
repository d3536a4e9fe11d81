"""Legal pages say what the house really does (K3, K5, K7)."""

import pytest
from django.conf import settings
from django.test import Client

from cms.enums import LegalKind
from cms.models import LegalPage, SiteFrame
from cms.privacy import cookie_table, retention_table

pytestmark = pytest.mark.usefixtures("few_pages")


def test_the_retention_table_comes_from_the_settings(visitor: Client) -> None:
    page = visitor.get("/donnees-personnelles/").content.decode()

    assert f"{settings.ANONYMOUS_DIAGNOSIS_DAYS}\N{NO-BREAK SPACE}jours après le début" in page
    assert all(line.data in page for line in retention_table())


def test_k3_the_register_says_why_and_for_whom(visitor: Client) -> None:
    page = visitor.get("/donnees-personnelles/").content.decode().lower()

    assert all(line.purpose and line.seen_by for line in retention_table())
    assert "vous, les conseillers de votre plateforme, et les partenaires avec votre accord" in page


def test_the_notices_ask_for_what_the_law_wants_until_it_is_there(visitor: Client) -> None:
    notices = LegalPage.objects.get(kind=LegalKind.NOTICES)
    missing = "qui dirige la publication et qui héberge le site"

    assert missing in visitor.get("/mentions-legales/").content.decode()
    notices.director, notices.host_name = "Jeanne Morel", "Hébergement du Doubs"
    notices.host_address, notices.host_phone = "1 rue du Port, 25000 Besançon", "03 81 00 00 01"
    notices.save()

    page = visitor.get("/mentions-legales/").content.decode()
    assert "Hébergement du Doubs, 1 rue du Port" in page
    assert missing not in page


def test_k7_the_cookie_page_lists_every_cookie_that_is_set(visitor: Client) -> None:
    page = visitor.get("/cookies/").content.decode()
    SiteFrame.objects.update(banner_text="Nous fermons le 24 décembre.")
    visitor.post("/theme/", {"theme": "dark"})
    visitor.post("/mesure/", {"mesure": "non"})
    visitor.post("/bandeau/fermer/")

    assert len(visitor.cookies) >= 3
    assert set(visitor.cookies) <= {line.name for line in cookie_table()}
    assert all(line.name in page for line in cookie_table())


def test_k7_no_cookie_lives_longer_than_thirteen_months() -> None:
    own = (settings.THEME_COOKIE_AGE, settings.BANNER_COOKIE_AGE, settings.MEASURE_COOKIE_AGE)
    lives = (settings.SESSION_COOKIE_AGE, settings.CSRF_COOKIE_AGE, *own)

    assert max(lives) <= 395 * 24 * 3600


def test_the_publisher_is_the_structure_of_the_platform(visitor: Client) -> None:
    page = visitor.get("/mentions-legales/").content.decode()

    assert "Structure porteuse" in page
    assert "contact@besancon.example" in page
