"""Tables of the site: pages by family, and the tie between a Wagtail site and its platform."""

from cms.models.articles import ArticleIndexPage, ArticlePage, ArticleTag
from cms.models.categories import NewsCategory
from cms.models.contact import ContactPage
from cms.models.content import ContentPage, SectionIndexPage
from cms.models.events import EventIndexPage, EventPage
from cms.models.home import HomePage
from cms.models.legal import AccessibilityPage, LegalPage
from cms.models.letters import LetterIndexPage, LetterPage
from cms.models.places import PlaceException, PlaceHours, PlaceIndexPage, PlacePage
from cms.models.platform_site import PlatformSite

__all__ = [
    "AccessibilityPage",
    "ArticleIndexPage",
    "ArticlePage",
    "ArticleTag",
    "ContactPage",
    "ContentPage",
    "EventIndexPage",
    "EventPage",
    "HomePage",
    "LegalPage",
    "LetterIndexPage",
    "LetterPage",
    "NewsCategory",
    "PlaceException",
    "PlaceHours",
    "PlaceIndexPage",
    "PlacePage",
    "PlatformSite",
    "SectionIndexPage",
]
