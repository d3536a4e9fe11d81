"""Pages of places, as the settings of the agenda offer them."""

from cms.models import PlacePage
from cms.queries.sites import site_of_platform
from renovation.edge.place_pages import tell_place_pages
from renovation.platforms.models import Platform


def pages_of_places(platform: Platform) -> list[tuple[int, str]]:
    site = site_of_platform(platform)
    if site is None:
        return []
    found = PlacePage.objects.descendant_of(site.root_page).live().order_by("title")
    return [(page.pk, page.title) for page in found]


tell_place_pages(pages_of_places)
