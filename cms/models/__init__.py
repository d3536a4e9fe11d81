"""Tables of the site: pages by family, words and questions, and the tie between a Wagtail site and its platform."""

from cms.models.aids import AidIndexPage, AidPage
from cms.models.articles import ArticleIndexPage, ArticlePage, ArticleTag
from cms.models.categories import NewsCategory
from cms.models.contact import ContactPage
from cms.models.content import ContentPage, SectionIndexPage
from cms.models.events import EventIndexPage, EventPage
from cms.models.frame import SiteFrame
from cms.models.glossary import GlossaryPage
from cms.models.home import HomePage
from cms.models.legal import AccessibilityPage, LegalPage
from cms.models.letters import LetterIndexPage, LetterPage
from cms.models.measure import AudienceMeasure
from cms.models.people import PartnersPage, TeamPage
from cms.models.places import PlaceException, PlaceHours, PlaceIndexPage, PlacePage
from cms.models.platform_site import PlatformSite
from cms.models.questions import FrequentQuestion, QuestionsPage
from cms.models.renovations import RenovationIndexPage, RenovationPage
from cms.models.resources import ResourceIndexPage, ResourcePage
from cms.models.searching import FruitlessSearch, PromotedResult
from cms.models.sharing import OfferedPage
from cms.models.terms import GlossaryTerm

__all__ = [
    "AccessibilityPage",
    "AidIndexPage",
    "AidPage",
    "ArticleIndexPage",
    "ArticlePage",
    "ArticleTag",
    "AudienceMeasure",
    "ContactPage",
    "ContentPage",
    "EventIndexPage",
    "EventPage",
    "FrequentQuestion",
    "FruitlessSearch",
    "GlossaryPage",
    "GlossaryTerm",
    "HomePage",
    "LegalPage",
    "LetterIndexPage",
    "LetterPage",
    "NewsCategory",
    "OfferedPage",
    "PartnersPage",
    "PlaceException",
    "PlaceHours",
    "PlaceIndexPage",
    "PlacePage",
    "PlatformSite",
    "PromotedResult",
    "QuestionsPage",
    "RenovationIndexPage",
    "RenovationPage",
    "ResourceIndexPage",
    "ResourcePage",
    "SectionIndexPage",
    "SiteFrame",
    "TeamPage",
]
