"""The version of a plan that is followed in a case, and who else reads the follow-up."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from renovation.cases.models import Case
from renovation.financing.models import PlanVersion


class FollowedPlan(models.Model):
    """One a case: the last version from which files were opened."""

    case = models.OneToOneField(
        Case, on_delete=models.CASCADE, primary_key=True, related_name="followed_plan", verbose_name="dossier"
    )
    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="+", verbose_name="version du plan")
    opened_at = models.DateTimeField("suivi depuis")

    class Meta:
        verbose_name = "plan suivi"
        verbose_name_plural = "plans suivis"

    def __str__(self) -> str:
        return str(self.version)


class FundingShare(models.Model):
    """A financer (bank, third-party financing company) reads the plan, the follow-up and the statement of a case.

    Only with the household's agreement, noted with its day and how it was given; nothing else of the case opens.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="funding_shares", verbose_name="dossier")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name="financeur"
    )
    agreed_on = models.DateField("accord du ménage le")
    agreed_how = models.CharField("comment le ménage l’a dit", max_length=200)
    author_id = models.UUIDField("ouvert par")
    shared_at = models.DateTimeField("ouvert le")
    ended_at = models.DateTimeField("fermé le", null=True, blank=True)

    class Meta:
        verbose_name = "partage du financement"
        verbose_name_plural = "partages du financement"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "user"], condition=Q(ended_at__isnull=True), name="funding_share_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.case} – {self.user}"
