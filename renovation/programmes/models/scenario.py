"""Scenarios of works of a case: steps, and lines on real parts of the dwelling."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from renovation.cases.models import Case
from renovation.diagnosis.models import DiagnosisVersion


class WorksScenario(models.Model):
    """One way to renovate. `description` is the dwelling as it was when the scenario began, or was taken up again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="works_scenarios", verbose_name="dossier")
    name = models.CharField("nom", max_length=80)
    note = models.TextField("mots du conseiller", max_length=2000, blank=True)
    description = models.JSONField("description du logement")
    # Without one, the description is that of the household's own answers.
    version = models.ForeignKey(
        DiagnosisVersion, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="diagnostic de départ"
    )
    result = models.JSONField("calcul", null=True, blank=True)
    reasons = models.JSONField("raisons de l’absence de calcul", default=list, blank=True)
    engine_version = models.CharField("version du moteur", max_length=20, blank=True)
    parameters_fingerprint = models.CharField("empreinte des paramètres", max_length=64, blank=True)
    calculated_on = models.DateField("calculé le", null=True, blank=True)
    # The agent may leave; the scenario stays.
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="auteur"
    )
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="modifié par"
    )
    created_at = models.DateTimeField("créé le", auto_now_add=True)
    changed_at = models.DateTimeField("modifié le", auto_now=True)
    # Optimistic lock (H4): moves at each change.
    revision = models.PositiveIntegerField("révision", default=1)

    class Meta:
        verbose_name = "scénario de travaux"
        verbose_name_plural = "scénarios de travaux"
        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "name"], name="programmes_scenario_name")]

    def __str__(self) -> str:
        return self.name


class WorksStep(models.Model):
    """Works done together, before those of the next step."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scenario = models.ForeignKey(WorksScenario, on_delete=models.CASCADE, related_name="steps", verbose_name="scénario")
    rank = models.PositiveSmallIntegerField("rang")
    title = models.CharField("nom", max_length=120, blank=True)
    year = models.PositiveSmallIntegerField("année prévue", null=True, blank=True)

    class Meta:
        verbose_name = "étape de travaux"
        verbose_name_plural = "étapes de travaux"
        constraints: ClassVar = [models.UniqueConstraint(fields=["scenario", "rank"], name="programmes_step_rank")]

    def __str__(self) -> str:
        return self.title or f"Étape {self.rank}"


class WorkLine(models.Model):
    """One work on parts of the dwelling. What was proposed stays beside what was kept, and the reason between them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    step = models.ForeignKey(WorksStep, on_delete=models.CASCADE, related_name="lines", verbose_name="étape")
    rank = models.PositiveSmallIntegerField("rang")
    # The key by which the engine knows the work and its parts ("walls_outside@walls.0").
    key = models.CharField("travaux", max_length=300)
    title = models.CharField("intitulé", max_length=160)
    parts = models.JSONField("parois", default=list, blank=True)
    work_type = models.CharField("type de travaux", max_length=60, blank=True)
    unit = models.CharField("unité", max_length=40, blank=True)
    proposed_quantity = models.DecimalField("quantité proposée", max_digits=9, decimal_places=2)
    quantity = models.DecimalField("quantité retenue", max_digits=9, decimal_places=2)
    quantity_reason = models.CharField("motif de la quantité", max_length=200, blank=True)
    low_ht = models.DecimalField("prix bas HT", max_digits=10, decimal_places=2, null=True, blank=True)
    median_ht = models.DecimalField("prix médian HT", max_digits=10, decimal_places=2, null=True, blank=True)
    high_ht = models.DecimalField("prix haut HT", max_digits=10, decimal_places=2, null=True, blank=True)
    basis = models.CharField("origine du prix", max_length=400, blank=True)
    references = models.PositiveIntegerField("références", default=0)
    price_year = models.PositiveSmallIntegerField("année du prix", null=True, blank=True)
    to_verify = models.BooleanField("à vérifier", default=False)
    kept_ht = models.DecimalField("prix retenu HT", max_digits=10, decimal_places=2, null=True, blank=True)
    price_reason = models.CharField("motif du prix", max_length=200, blank=True)
    vat_rate = models.DecimalField("taux de TVA", max_digits=5, decimal_places=4)

    class Meta:
        verbose_name = "ligne de travaux"
        verbose_name_plural = "lignes de travaux"
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(quantity__gt=0), name="programmes_line_quantity"),
            models.CheckConstraint(condition=Q(kept_ht__isnull=True) | Q(kept_ht__gte=0), name="programmes_line_price"),
            models.CheckConstraint(
                condition=Q(quantity=F("proposed_quantity")) | ~Q(quantity_reason=""),
                name="programmes_quantity_reason",
            ),
            models.CheckConstraint(
                condition=Q(kept_ht__isnull=True) | ~Q(price_reason=""), name="programmes_price_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.title
