"""The banner: within its dates, closed by whoever wants, shown again when its words change."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from cms.models import SiteFrame
from cms.queries.banners import banner_of

NOW = datetime(2026, 11, 26, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def frame(visitor: Client) -> SiteFrame:
    frame = SiteFrame.objects.get()
    frame.banner_text = "Nous fermons le 24 décembre."
    frame.save()
    return frame


@pytest.mark.parametrize(
    ("starts", "ends", "shown"),
    [
        (None, None, True),
        (NOW - HOUR, NOW + HOUR, True),
        (NOW, None, True),
        (NOW + HOUR, None, False),
        (None, NOW, False),
    ],
)
def test_it_is_shown_between_its_dates(starts: datetime | None, ends: datetime | None, shown: bool) -> None:
    frame = SiteFrame(banner_text="Fermé", banner_from=starts, banner_until=ends)

    assert (banner_of(frame, now=NOW) is not None) is shown


def test_it_is_closed_without_javascript_and_comes_back_when_it_changes(visitor: Client, frame: SiteFrame) -> None:
    assert "Nous fermons le 24 décembre." in visitor.get("/aide/").content.decode()

    answer = visitor.post("/bandeau/fermer/", {"next": "/aide/"})

    assert answer["Location"] == "/aide/"
    assert "Nous fermons" not in visitor.get("/aide/").content.decode()
    frame.banner_text = "Nous fermons le 2 janvier."
    frame.save()
    assert "Nous fermons le 2 janvier." in visitor.get("/aide/").content.decode()


def test_an_alert_that_must_stay_cannot_be_closed(visitor: Client, frame: SiteFrame) -> None:
    frame.banner_dismissible = False
    frame.save()

    visitor.post("/bandeau/fermer/", {"next": "https://ailleurs.example/"})

    page = visitor.get("/aide/").content.decode()
    assert "Nous fermons le 24 décembre." in page
    assert "/bandeau/fermer/" not in page


def test_it_leaves_the_site_by_itself(visitor: Client, frame: SiteFrame) -> None:
    frame.banner_until = NOW
    frame.save()

    with time_machine.travel(NOW + HOUR):
        assert "Nous fermons" not in visitor.get("/aide/").content.decode()
