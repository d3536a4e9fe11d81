"""What is scheduled goes on the site and comes off it without anybody."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from wagtail.models import Site

from cms.jobs import follow_schedule
from renovation.events.models import Event
from renovation.newsletters.models import Letter
from renovation.outbox.registry import periods
from tests.factories import living

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def present() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def test_a_page_appears_and_disappears_at_its_dates(
    site: Site, visitor: Client, present: time_machine.Traveller
) -> None:
    page = living.article(site, "Fermeture de Noël")
    page.live = False
    page.go_live_at = NOW + timedelta(hours=1)
    page.expire_at = NOW + timedelta(days=2)
    page.save()
    page.save_revision(approved_go_live_at=page.go_live_at)
    statuses = []

    for later in (timedelta(0), timedelta(hours=2), timedelta(days=3)):
        present.move_to(NOW + later)
        follow_schedule({})
        statuses.append(visitor.get("/actualites/fermeture-de-noel/").status_code)

    assert statuses == [404, 200, 404]


def test_the_domain_learns_of_events_and_letters_and_of_those_that_went(site: Site) -> None:
    event, letter = living.event(site), living.letter(site)
    follow_schedule({})
    assert Event.objects.get().page_id == event.pk
    assert Letter.objects.get().subject == letter.title

    for page in (event, letter):
        page.unpublish()
    follow_schedule({})

    assert not Event.objects.get().takes_registrations
    assert not Letter.objects.exists()


def test_it_is_done_every_five_minutes() -> None:
    assert {period.kind: period.every for period in periods()}["site.follow_schedule"] == timedelta(minutes=5)
