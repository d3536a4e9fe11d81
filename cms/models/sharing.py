"""Pages that a platform offers to the others of its region."""

from django.db import models
from wagtail.models import Page


class OfferedPage(models.Model):
    """The other platforms of the region may show this page on their site, in their own frame."""

    page = models.OneToOneField(
        Page, on_delete=models.CASCADE, related_name="region_offer", primary_key=True, verbose_name="page"
    )
    offered_at = models.DateTimeField("proposée le", auto_now_add=True)

    class Meta:
        verbose_name = "page proposée à la région"
        verbose_name_plural = "pages proposées à la région"

    def __str__(self) -> str:
        return self.page.title
