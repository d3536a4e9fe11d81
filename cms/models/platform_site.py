"""The tie between a Wagtail site and its platform."""

from django.db import models
from wagtail.models import Page, Site

from renovation.platforms.models import Platform


class PlatformSite(models.Model):
    """Which platform a Wagtail site belongs to."""

    site = models.OneToOneField(
        Site, on_delete=models.CASCADE, related_name="platform_site", primary_key=True, verbose_name="site"
    )
    platform = models.OneToOneField(
        Platform, on_delete=models.CASCADE, related_name="platform_site", verbose_name="plateforme"
    )

    class Meta:
        verbose_name = "site de plateforme"
        verbose_name_plural = "sites de plateforme"

    def __str__(self) -> str:
        return str(self.platform)


def platform_of_place(page: Page) -> Platform | None:
    """The platform whose site holds this place of the tree."""
    links = PlatformSite.objects.select_related("site__root_page", "platform")
    return next((link.platform for link in links if page.path.startswith(link.site.root_page.path)), None)
