"""Tables of the site: pages by family, and the tie between a Wagtail site and its platform."""

from cms.models.articles import ArticleIndexPage, ArticlePage
from cms.models.content import ContentPage, SectionIndexPage
from cms.models.home import HomePage
from cms.models.legal import AccessibilityPage, LegalPage
from cms.models.platform_site import PlatformSite

__all__ = [
    "AccessibilityPage",
    "ArticleIndexPage",
    "ArticlePage",
    "ContentPage",
    "HomePage",
    "LegalPage",
    "PlatformSite",
    "SectionIndexPage",
]
