"""Pages that the platforms of a region offer to one another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from wagtail.models import Page

from cms.models import OfferedPage, PlatformSite
from renovation.platforms.models import Platform
from renovation.platforms.queries import neighbours_of


@dataclass(frozen=True)
class Offer:
    """A page that may be taken, and whose it is."""

    page: Page
    platform: Platform
    offered_at: datetime
    taken: bool


def offers_to(platform: Platform) -> list[Offer]:
    """Pages of the other platforms of the region, newest first, with those that this site shows already."""
    home = _homes([platform]).get(platform.pk)
    if home is None:
        return []
    mine = Page.objects.descendant_of(home, inclusive=False).filter(alias_of__isnull=False)
    taken = set(mine.values_list("alias_of_id", flat=True))
    found = [
        Offer(offer.page, neighbour, offer.offered_at, offer.page_id in taken)
        for neighbour, offer in _offers_of(list(neighbours_of(platform)))
    ]
    return sorted(found, key=lambda one: one.offered_at, reverse=True)


def offer_to(platform: Platform, page_id: int) -> Offer | None:
    """One of these pages."""
    return next((offer for offer in offers_to(platform) if offer.page.pk == page_id), None)


def is_offered(page: Page) -> bool:
    return OfferedPage.objects.filter(page_id=page.pk).exists()


def _offers_of(platforms: list[Platform]) -> Iterable[tuple[Platform, OfferedPage]]:
    homes = _homes(platforms)
    offers = list(OfferedPage.objects.select_related("page").filter(page__in=Page.objects.live().public()))
    for platform in platforms:
        home = homes.get(platform.pk)
        for offer in offers:
            if home is not None and offer.page.path.startswith(home.path):
                yield platform, offer


def _homes(platforms: list[Platform]) -> dict[object, Page]:
    links = PlatformSite.objects.select_related("site__root_page").filter(platform__in=platforms)
    return {link.platform_id: link.site.root_page for link in links}
