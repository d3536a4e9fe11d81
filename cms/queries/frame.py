"""What the header and the footer of every page show: menus, legal links, the accessibility mention."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from cms.enums import Conformity, LegalKind, Network
from cms.freshness import remembered, version_for
from cms.models import AccessibilityPage, ArticleIndexPage, GlossaryPage, LegalPage, QuestionsPage, SiteFrame
from cms.queries.menus import MenuEntry, automatic_entries, chosen_entries, service_entries
from cms.queries.sites import home_of
from cms.tree import address_of


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
    questions_url: str = ""
    social: tuple[MenuEntry, ...] = ()
    column_title: str = ""
    column_text: str = ""


def frame_links(request: HttpRequest) -> FrameLinks:
    """The links of the site that is asked for, remembered until one of its pages or its frame changes."""
    home = home_of(request)
    if home is None:
        return FrameLinks(service_entries(), (), "", _mention(None), "", "", "")
    frame = frame_of(request)
    return remembered(f"frame:{home.pk}", frame_version(request, home, frame), lambda: links_under(home, frame))


def frame_version(request: HttpRequest, home: Page, frame: SiteFrame | None) -> str:
    """What changes with each page of the site and with its frame."""
    return version_for(request, home) + (frame.changed_at.isoformat() if frame else "")


def frame_of(request: HttpRequest) -> SiteFrame | None:
    """The frame of the platform that is asked for; it comes with the platform, in the same query."""
    platform = getattr(request, "platform", None)
    return getattr(platform, "site_frame", None) if platform else None


def links_under(home: Page, frame: SiteFrame | None) -> FrameLinks:
    """The links of a site in a given frame, which may not be kept yet (preview)."""
    statement = AccessibilityPage.objects.child_of(home).live().public().first()
    articles = ArticleIndexPage.objects.child_of(home).live().public().first()
    questions = QuestionsPage.objects.descendant_of(home).live().public().first()
    glossary = GlossaryPage.objects.descendant_of(home).live().public().first()
    return FrameLinks(
        main=(chosen_entries(frame.menu) if frame else ()) or automatic_entries(home),
        legal=(*_legal(home), *(chosen_entries(frame.legal_links) if frame else ())),
        privacy_url=_privacy(home),
        accessibility_mention=_mention(statement),
        accessibility_url=address_of(statement) if statement else "",
        feed_url=reverse("cms:feed") if articles else "",
        glossary_url=address_of(glossary) if glossary else "",
        questions_url=address_of(questions) if questions else "",
        social=_social(frame) if frame else (),
        column_title=frame.column_title if frame else "",
        column_text=_text(frame.column_text) if frame else "",
    )


def _text(stored: str) -> SafeString:
    """The text of the free column with its links resolved: what Wagtail keeps was cleaned when it was written."""
    return mark_safe(expand_db_html(stored)) if stored else mark_safe("")  # noqa: S308 (features of the field)


def _social(frame: SiteFrame) -> tuple[MenuEntry, ...]:
    return tuple(
        MenuEntry(str(Network(block.value["network"]).label), block.value["address"]) for block in frame.social_links
    )


def _legal(home: Page) -> tuple[MenuEntry, ...]:
    order = list(LegalKind)
    pages = LegalPage.objects.child_of(home).live().public()
    pages = sorted(pages, key=lambda page: order.index(LegalKind(page.kind)))
    return tuple(MenuEntry(page.title, address_of(page)) for page in pages)


def _privacy(home: Page) -> str:
    page = LegalPage.objects.child_of(home).live().public().filter(kind=LegalKind.PRIVACY).first()
    return address_of(page) if page else ""


def _mention(statement: AccessibilityPage | None) -> str:
    """Without a statement, the site is not conform: nothing is claimed that was not audited."""
    state = statement.conformity if statement else Conformity.NONE
    return str(state.label)
