"""What the blocks that fill themselves ask for. Blocks cannot import the pages that hold them: their templates do."""

from typing import Any

from django import template
from django.utils import timezone

from cms.agenda import Entry, with_standing
from cms.forms.subscription import SubscriptionForm
from cms.models.articles import ArticlePage
from cms.models.articles import latest_articles as articles_of
from cms.places import NearPlace
from cms.queries import living
from cms.queries.living import Meeting
from cms.queries.sites import home_of

register = template.Library()

Context = dict[str, Any]


@register.simple_tag(takes_context=True)
def latest_news(context: Context, number: int, category: str) -> list[ArticlePage]:
    home = _home(context)
    return articles_of(home, number, category=category) if home else []


@register.simple_tag(takes_context=True)
def next_events(context: Context, number: int) -> list[Entry]:
    home, now = _home(context), timezone.now()
    return with_standing(living.next_events(home, now=now, count=number), now=now) if home else []


@register.simple_tag(takes_context=True)
def next_meetings(context: Context, number: int) -> list[Meeting]:
    home = _home(context)
    return living.next_meetings(home, now=timezone.now(), count=number) if home else []


@register.simple_tag(takes_context=True)
def places_near(context: Context, commune: str, number: int) -> list[NearPlace]:
    home = _home(context)
    return living.places_near(home, commune=commune, count=number) if home else []


@register.simple_tag(takes_context=True)
def place_index_address(context: Context) -> str:
    """Where all places are listed; empty without such a page."""
    home = _home(context)
    index = living.place_index_of(home) if home else None
    return index.address if index is not None else ""


@register.simple_tag
def subscription_form() -> SubscriptionForm:
    return SubscriptionForm(auto_id="lettre_%s")


@register.filter
def first_session(place: Any) -> Any:
    """The next opening of a place; nothing when none is announced."""
    found = place.next_sessions(timezone.now(), 1)
    return found[0] if found else None


def _home(context: Context) -> Any:
    request = context.get("request")
    return home_of(request) if request is not None else None
