"""What the header and the footer of every page show: menus, legal links, the accessibility mention."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from wagtail.models import Page

from cms.enums import Conformity, LegalKind
from cms.freshness import remembered, version_for
from cms.models import AccessibilityPage, ArticleIndexPage, GlossaryPage, LegalPage
from cms.queries.sites import home_of
from cms.tree import address_of


@dataclass(frozen=True)
class MenuEntry:
    """One entry of the menu with those under it."""

    title: str
    url: str
    children: tuple["MenuEntry", ...] = ()


@dataclass(frozen=True)
class FrameLinks:
    """Links of the frame. The mention is the one that the law asks for on every page (X13)."""

    main: tuple[MenuEntry, ...]
    legal: tuple[MenuEntry, ...]
    privacy_url: str
    accessibility_mention: str
    accessibility_url: str
    feed_url: str
    glossary_url: str


def frame_links(request: HttpRequest) -> FrameLinks:
    """The links of the site that is asked for, remembered until one of its pages changes."""
    home = home_of(request)
    if home is None:
        return FrameLinks(_fixed_entries(), (), "", _mention(None), "", "", "")
    return remembered(f"frame:{home.pk}", version_for(request, home), lambda: _links_under(home))


def _links_under(home: Page) -> FrameLinks:
    statement = AccessibilityPage.objects.child_of(home).live().first()
    articles = ArticleIndexPage.objects.child_of(home).live().first()
    glossary = GlossaryPage.objects.descendant_of(home).live().first()
    return FrameLinks(
        main=_menu(home),
        legal=_legal(home),
        privacy_url=_privacy(home),
        accessibility_mention=_mention(statement),
        accessibility_url=address_of(statement) if statement else "",
        feed_url=reverse("cms:feed") if articles else "",
        glossary_url=address_of(glossary) if glossary else "",
    )


def _menu(home: Page) -> tuple[MenuEntry, ...]:
    """Sections and pages shown in menus, two levels; the three services stand after the first section."""
    pages = list(home.get_descendants().live().in_menu().filter(depth__lte=home.depth + 2).order_by("path"))
    tops = [page for page in pages if page.depth == home.depth + 1]
    entries = tuple(
        MenuEntry(
            top.title,
            address_of(top),
            tuple(MenuEntry(page.title, address_of(page)) for page in pages if page.is_descendant_of(top)),
        )
        for top in tops
    )
    return (*entries[:1], *_fixed_entries(), *entries[1:])


def _fixed_entries() -> tuple[MenuEntry, ...]:
    return (
        MenuEntry("Mon diagnostic", reverse("selfservice:diagnosis_start")),
        MenuEntry("Mes aides", reverse("selfservice:aids")),
        MenuEntry("Trouver un pro RGE", reverse("cms:directory")),
        MenuEntry("Rendez-vous", reverse("selfservice:booking")),
    )


def _legal(home: Page) -> tuple[MenuEntry, ...]:
    order = list(LegalKind)
    pages = sorted(LegalPage.objects.child_of(home).live(), key=lambda page: order.index(LegalKind(page.kind)))
    return tuple(MenuEntry(page.title, address_of(page)) for page in pages)


def _privacy(home: Page) -> str:
    page = LegalPage.objects.child_of(home).live().filter(kind=LegalKind.PRIVACY).first()
    return address_of(page) if page else ""


def _mention(statement: AccessibilityPage | None) -> str:
    """Without a statement, the site is not conform: nothing is claimed that was not audited."""
    state = statement.conformity if statement else Conformity.NONE
    return str(state.label)
