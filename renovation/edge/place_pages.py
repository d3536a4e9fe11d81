"""Pages of the site that describe a place, for rooms that know no page: the site says which it has."""

from collections.abc import Callable

from renovation.platforms.models import Platform

# The number of a page, and its title.
PlacePages = Callable[[Platform], list[tuple[int, str]]]

_told: list[PlacePages] = []


def tell_place_pages(source: PlacePages) -> None:
    """Declared by the site when it starts."""
    if source not in _told:
        _told.append(source)


def place_pages(platform: Platform) -> list[tuple[int, str]]:
    """Those that are published on the site of the platform, by title."""
    return [page for source in _told for page in source(platform)]
