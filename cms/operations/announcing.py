"""The domain is told what the pages announce: events to come back to, letters to send.

Called when an editor publishes, and every five minutes for what was published or withdrawn otherwise.
"""

from datetime import datetime

from django.db import transaction
from wagtail.models import Page

from cms.models import EventPage, LetterPage
from cms.models.platform_site import platform_of_place
from cms.queries.living import live_ids
from renovation.events.operations import announce, withdraw_missing
from renovation.newsletters.operations import keep_letter, withdraw_letters


@transaction.atomic
def announce_page(page: Page, *, now: datetime) -> None:
    """What this page says, when it is an event or a letter that is on the site."""
    platform = platform_of_place(page) if isinstance(page, EventPage | LetterPage) and page.live else None
    if platform is None:
        return
    if isinstance(page, EventPage):
        announce(platform=platform, announced=page.announced, now=now)
    else:
        keep_letter(platform=platform, text=page.text, now=now)


@transaction.atomic
def announce_all(*, now: datetime) -> None:
    """Every event to come and every letter of all sites; those that were taken off are withdrawn."""
    for page in EventPage.objects.live().filter(ends_at__gt=now).select_related("place__commune"):
        announce_page(page, now=now)
    for page in LetterPage.objects.live():
        announce_page(page, now=now)
    withdraw_gone(now=now)


@transaction.atomic
def withdraw_gone(*, now: datetime) -> None:
    """Events that are not on the site any more take no registration, letters are not on offer."""
    withdraw_missing(live_page_ids=live_ids(EventPage), now=now)
    withdraw_letters(live_page_ids=live_ids(LetterPage))
