"""Menus of the frame: as the editors placed them, or made of the sections and the services of the house."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from wagtail.models import Page

from cms.tree import address_of

# More would not hold in one line of the header, beside the logo, the search and the way into one's space.
MOST_ENTRIES = 6
GROUP = "S’informer"


@dataclass(frozen=True)
class MenuEntry:
    """One entry of the menu with those under it."""

    title: str
    url: str
    children: tuple["MenuEntry", ...] = ()

    @property
    def urls(self) -> frozenset[str]:
        """Addresses that stand under this entry."""
        return frozenset(child.url for child in self.children)


def chosen_entries(stream: Any) -> tuple[MenuEntry, ...]:
    """Entries as the editors placed them; one whose page was taken off the site is not shown."""
    return tuple(entry for block in stream if (entry := _entry(block.value)) is not None)


def automatic_entries(home: Page) -> tuple[MenuEntry, ...]:
    """Sections and pages shown in menus, two levels; the services stand after the first section.

    When that makes too many, the other sections stand together under one entry: a new section is always found in the
    menu, and the header never breaks.
    """
    pages = home.get_descendants().live().public().in_menu().filter(depth__lte=home.depth + 2).order_by("path")
    tops = [page for page in pages if page.depth == home.depth + 1]
    entries = tuple(
        MenuEntry(
            top.title,
            address_of(top),
            tuple(MenuEntry(page.title, address_of(page)) for page in pages if page.is_descendant_of(top)),
        )
        for top in tops
    )
    first, services, others = entries[:1], service_entries(), entries[1:]
    if len(first) + len(services) + len(others) > MOST_ENTRIES:
        others = (
            MenuEntry(
                GROUP, "", tuple(MenuEntry(one.title, one.url) for other in others for one in (other, *other.children))
            ),
        )
    return (*first, *services, *others)


def service_entries() -> tuple[MenuEntry, ...]:
    """What the house does for its visitors."""
    return (
        MenuEntry("Mon diagnostic", reverse("selfservice:diagnosis_start")),
        MenuEntry("Mes aides", reverse("selfservice:aids")),
        MenuEntry("Trouver un pro RGE", reverse("cms:directory")),
        MenuEntry("Rendez-vous", reverse("selfservice:booking")),
    )


def _entry(value: Any) -> MenuEntry | None:
    children = tuple(
        MenuEntry(child["label"], child["target"].href) for child in value.get("children") or () if child["target"].href
    )
    href = value["target"].href
    return MenuEntry(value["label"], href, children) if href or children else None
