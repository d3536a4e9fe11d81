"""What lives on the demonstration's sites: places, events with those who registered, subscribers, a letter."""

import json
import uuid
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page, Site

from cms.models import (
    ArticlePage,
    EventIndexPage,
    EventPage,
    HomePage,
    LetterIndexPage,
    LetterPage,
    PlaceException,
    PlaceHours,
    PlaceIndexPage,
    PlacePage,
)
from cms.operations.announcing import announce_all
from config.demo.living_words import EVENTS, GUESTS, LETTER, PLACES
from renovation.events.operations import register
from renovation.events.rules import Person
from renovation.newsletters.models import Subscriber
from renovation.platforms.models import Platform
from renovation.territories.models import Commune


def load_living(platform: Platform, site: Site | None, *, now: datetime) -> None:
    """Places and events of this platform, with people."""
    if site is None:
        raise LookupError(f"{platform.slug} has no site yet")
    home = site.root_page
    places = {words["slug"]: _place(home, words, now) for words in PLACES[platform.slug]}
    for rank, words in enumerate(EVENTS[platform.slug]):
        page = _event(home, words, places, now)
        _register_guests(platform, page, words, seed=f"{platform.slug}:{rank}", now=now)
    _subscribe(platform, now)
    _letter(home)
    _show_on_home(home)
    announce_all(now=now)


def _place(home: Page, words: Mapping[str, Any], now: datetime) -> PlacePage:
    fields = {name: value for name, value in words.items() if name not in {"hours", "insee", "closed"}}
    page = _add(home, PlaceIndexPage, PlacePage(commune=Commune.objects.get(pk=words["insee"]), **fields))
    for order, (frequency, weekday, opens, closes, note) in enumerate(words["hours"]):
        line = {"frequency": frequency, "weekday": weekday, "opens": opens, "closes": closes, "note": note}
        PlaceHours.objects.create(page=page, sort_order=order, **line)
    for days, length, reason in words.get("closed", ()):
        first = timezone.localdate(now) + timedelta(days=days)
        last = first + timedelta(days=length)
        PlaceException.objects.create(page=page, first_day=first, last_day=last, reason=reason)
    return page


def _event(home: Page, words: Mapping[str, Any], places: Mapping[str, PlacePage], now: datetime) -> EventPage:
    fields = {name: value for name, value in words.items() if name not in {"days", "hour", "lasts", "place", "guests"}}
    start = _at(now, words["days"], words["hour"])
    fields["body"] = json.dumps([{"type": "text", "value": text} for text in words.get("body", ())])
    page = EventPage(
        starts_at=start,
        ends_at=start + timedelta(minutes=words["lasts"]),
        place=places.get(words.get("place", "")),
        **fields,
    )
    return _add(home, EventIndexPage, page)


def _register_guests(
    platform: Platform, page: EventPage, words: Mapping[str, Any], *, seed: str, now: datetime
) -> None:
    """In the days before the event; those of a past or cancelled one came when it still stood."""
    announced = replace(page.announced, is_cancelled=False)
    for number in range(words.get("guests", 0)):
        first_name, last_name = GUESTS[number % len(GUESTS)]
        person = Person(
            first_name=first_name,
            last_name=last_name,
            email=f"{seed.replace(':', '-')}-{number}@courriel.example",
            phone="" if number % 3 else f"06 00 00 {number:02d} 25",
            seats=1 + (number % 4 == 1),
        )
        asked = min(page.starts_at, now) - timedelta(days=6, minutes=-17 * number)
        key = uuid.uuid5(uuid.NAMESPACE_OID, f"{seed}:{number}")
        register(platform=platform, announced=announced, person=person, key=key, now=asked)


def _subscribe(platform: Platform, now: datetime) -> None:
    """Some readers of the letter, two of whom have not confirmed yet."""
    Subscriber.objects.bulk_create(
        Subscriber(
            platform=platform,
            email=f"lectrice-{number}.{platform.slug}@courriel.example",
            source="/lettres/",
            asked_at=now - timedelta(days=40 - number),
            confirmed_at=now - timedelta(days=40 - number) if number < 34 else None,
        )
        for number in range(36)
    )


def _letter(home: Page) -> None:
    """A letter ready to leave: some words, an article, an event."""
    article = ArticlePage.objects.descendant_of(home).live().order_by("-published_on").first()
    event = EventPage.objects.descendant_of(home).live().filter(is_cancelled=False).order_by("-starts_at").first()
    pages = [{"type": "page", "value": page.pk} for page in (article, event) if page is not None]
    parts = [{"type": "text", "value": words} for words in LETTER["words"]]
    page = LetterPage(
        title=LETTER["title"], slug="hiver", introduction=LETTER["introduction"], parts=json.dumps(parts + pages)
    )
    _add(home, LetterIndexPage, page)


def _show_on_home(home: Page) -> None:
    """Where to meet the team and the letter, at the foot of the home page."""
    page = HomePage.objects.get(pk=home.pk)
    shown = {block.block_type for block in page.body}
    if not shown & {"meetings", "newsletter"}:
        page.body.append(("meetings", {"title": "Prochains rendez-vous", "number": 5}))
        page.body.append(("newsletter", {"title": "Recevoir notre lettre", "text": LETTER["invitation"]}))
        page.save_revision().publish()


def _add(home: Page, index: type[Page], page: Any) -> Any:
    """Under the list of its kind, published."""
    parent = index.objects.child_of(home).first()
    added = parent.add_child(instance=page)
    added.save_revision().publish()
    return added


def _at(now: datetime, days: int, hour: tuple[int, int]) -> datetime:
    """That many days from now, at this hour of the wall."""
    local = timezone.localtime(now) + timedelta(days=days)
    return local.replace(hour=hour[0], minute=hour[1], second=0, microsecond=0)
