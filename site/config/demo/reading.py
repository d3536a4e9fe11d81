"""What the editors of the demonstration put first in the search, and what its visitors looked for in vain."""

from datetime import datetime, timedelta

from wagtail.models import Page

from cms.models import PlatformSite, PromotedResult
from cms.operations.searching import note_fruitless
from renovation.platforms.models import Platform

# Words, and in which title the page is looked for.
PROMOTED = (
    ("arnaque, démarchage, fraude", "marchage"),
    ("humidité, moisissure, condensation", "ntil"),
)
# Words, days ago, times.
FRUITLESS = (
    ("récupérateur d'eau de pluie", 2, 4),
    ("borne recharge voiture", 3, 7),
    ("borne recharge voiture", 9, 5),
    ("toit végétalisé", 5, 3),
    ("poêle à bois d'occasion", 12, 2),
    ("amiante", 1, 6),
)


def load_reading(platform: Platform, *, now: datetime) -> None:
    home = PlatformSite.objects.select_related("site__root_page").get(platform=platform).site.root_page
    for words, title in PROMOTED:
        page = Page.objects.descendant_of(home).live().filter(title__icontains=title).order_by("path").first()
        if page is not None:
            PromotedResult.objects.create(platform=platform, words=words, page=page)
    for words, days, times in FRUITLESS:
        for _ in range(times):
            note_fruitless(platform=platform, typed=words, on=(now - timedelta(days=days)).date())
