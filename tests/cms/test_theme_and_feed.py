"""The theme switch and the feed of news."""

import pytest
from django.test import Client


def test_the_theme_is_kept_in_a_cookie_and_used(visitor: Client) -> None:
    answer = visitor.post("/theme/", {"theme": "dark", "next": "/renover/"})

    assert (answer.status_code, answer["Location"]) == (302, "/renover/")
    assert '<html lang="fr" data-theme="dark">' in visitor.get("/").content.decode()


@pytest.mark.parametrize("place", ["https://ailleurs.example/", "//ailleurs.example", "javascript:alert(1)"])
def test_f2_the_theme_switch_never_leads_elsewhere(visitor: Client, place: str) -> None:
    assert visitor.post("/theme/", {"theme": "dark", "next": place})["Location"] == "/"


def test_f5_the_theme_does_not_change_on_get(visitor: Client) -> None:
    assert visitor.get("/theme/?theme=dark").status_code == 405


@pytest.mark.usefixtures("few_pages")
def test_the_feed_holds_the_newest_articles_first(visitor: Client) -> None:
    feed = visitor.get("/actualites.xml").content.decode()

    assert feed.index("Lire un devis") < feed.index("Démarchage et fraudes")
    assert "/actualites/lire-un-devis/" in feed
