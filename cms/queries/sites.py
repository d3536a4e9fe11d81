"""Which site and which platform a request is for."""

from django.http import HttpRequest
from wagtail.models import Page, Site

from cms.models import PlatformSite
from renovation.platforms.models import Platform


def platform_for(request: HttpRequest) -> Platform | None:
    """The platform whose site is asked for; the default site's platform for an unknown host."""
    site = Site.find_for_request(request)
    if site is None:
        return None
    link = (
        PlatformSite.objects.select_related(
            "platform__brand", "platform__organisation", "platform__site_frame", "platform__audience_measure"
        )
        .filter(site_id=site.pk)
        .first()
    )
    return link.platform if link else None


def site_of_platform(platform: Platform) -> Site | None:
    """The platform's site with its root page, when it has been opened."""
    link = PlatformSite.objects.select_related("site__root_page").filter(platform=platform).first()
    return link.site if link else None


def home_of(request: HttpRequest) -> Page | None:
    """The home page of the site that is asked for."""
    site = Site.find_for_request(request)
    return site.root_page if site is not None else None
