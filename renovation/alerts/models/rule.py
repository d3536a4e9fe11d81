"""Rules of alert of a platform: what is looked at, after how many days, at which stages."""

import uuid
from datetime import datetime
from typing import ClassVar, Self

from django.db import models

from renovation.alerts.enums import Severity, Watch
from renovation.platforms.models import Platform


class AlertRuleQuerySet(models.QuerySet["AlertRule"]):
    def switched_on(self) -> Self:
        return self.filter(is_on=True)


class AlertRule(models.Model):
    """Written by the staff, tried on the cases of today, then switched on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.ForeignKey(
        Platform, on_delete=models.PROTECT, related_name="alert_rules", verbose_name="plateforme"
    )
    # Of the seed that it came from, so that it is not seeded twice; empty for a rule of the platform's own.
    seed = models.SlugField("règle d’origine", max_length=40, blank=True)
    name = models.CharField("nom", max_length=120)
    watch = models.CharField("ce qui est regardé", max_length=20, choices=Watch.choices)
    days = models.PositiveSmallIntegerField("jours")
    # Codes of stages; none for all of them.
    stages = models.JSONField("étapes", default=list, blank=True)
    severity = models.CharField("importance", max_length=10, choices=Severity.choices, default=Severity.IMPORTANT)
    is_on = models.BooleanField("allumée", default=False)
    # The trial counts for the words that were tried: another change asks for another trial.
    tried_at = models.DateTimeField("essayée le", null=True, blank=True)
    tried_revision = models.PositiveIntegerField("révision essayée", default=0)
    tried_count = models.PositiveIntegerField("alertes trouvées à l’essai", default=0)
    refreshed_at = models.DateTimeField("calculée le", null=True, blank=True)
    changed_at = models.DateTimeField("modifiée le", auto_now=True)
    # Optimistic lock (H4): moves at each change of what the rule says.
    revision = models.PositiveIntegerField("révision", default=1)

    objects = AlertRuleQuerySet.as_manager()

    class Meta:
        verbose_name = "règle d’alerte"
        verbose_name_plural = "règles d’alerte"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["platform", "seed"], condition=~models.Q(seed=""), name="alerts_seeded_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_tried(self) -> bool:
        """Whether the rule was tried as it stands."""
        return self.tried_at is not None and self.tried_revision == self.revision

    @property
    def looks_ahead(self) -> bool:
        return self.watch in Watch.looking_ahead()

    def note_trial(self, *, count: int, now: datetime) -> None:
        self.tried_at, self.tried_revision, self.tried_count = now, self.revision, count
        self.save(update_fields=["tried_at", "tried_revision", "tried_count"])
