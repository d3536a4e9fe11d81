"""Who gets the daily mail of alerts."""

from django.conf import settings
from django.db import models


class DigestChoice(models.Model):
    """The choice of an agent; without a row, the mail is wanted."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="+", verbose_name="agent"
    )
    is_wanted = models.BooleanField("reçoit le résumé du jour", default=True)

    class Meta:
        verbose_name = "résumé du jour"
        verbose_name_plural = "résumés du jour"

    def __str__(self) -> str:
        return "résumé reçu" if self.is_wanted else "résumé refusé"
