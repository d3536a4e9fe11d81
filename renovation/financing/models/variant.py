"""Financing scenarios of a case: what each supposes, the amounts decided by a person, the results that it gave."""

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from renovation.cases.models import Case
from renovation.documents.models import Document


class FinancingVariantQuerySet(models.QuerySet["FinancingVariant"]):
    def shared(self) -> Self:
        """Those of which the household sees a result."""
        return self.filter(shared__isnull=False)


class FinancingVariant(models.Model):
    """One scenario ("scénario de financement"). `scenario` is what is typed now; its results are kept beside."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="financing_variants", verbose_name="dossier")
    name = models.CharField("nom", max_length=80)
    scenario = models.JSONField("situation et travaux")
    # Who said each value, by its place in the scenario.
    origins = models.JSONField("origine des valeurs", default=dict, blank=True)
    # The agent may leave; the scenario stays.
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="auteur"
    )
    # The result that the household sees; without one the scenario is private.
    shared = models.ForeignKey(
        "Calculation",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="résultat partagé",
    )
    shared_at = models.DateTimeField("partagé le", null=True, blank=True)
    created_at = models.DateTimeField("créé le", auto_now_add=True)
    changed_at = models.DateTimeField("modifié le", auto_now=True)
    # Optimistic lock (H4): moves at each change.
    revision = models.PositiveIntegerField("révision", default=1)

    objects = FinancingVariantQuerySet.as_manager()

    class Meta:
        verbose_name = "scénario de financement"
        verbose_name_plural = "scénarios de financement"
        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "name"], name="financing_variant_name")]

    def __str__(self) -> str:
        return self.name


class Calculation(models.Model):
    """One result, with everything that it depends on. Once given to somebody it is never changed: another follows."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    variant = models.ForeignKey(
        FinancingVariant, on_delete=models.CASCADE, related_name="calculations", verbose_name="scénario"
    )
    number = models.PositiveIntegerField("numéro")
    scenario = models.JSONField("situation et travaux")
    overrides = models.JSONField("montants retenus", default=dict, blank=True)
    outcome = models.JSONField("résultat")
    # Values of the parameters that were used, by day, and their fingerprint.
    used = models.JSONField("paramètres utilisés")
    fingerprint = models.CharField("empreinte des paramètres", max_length=64)
    on = models.DateField("règles du")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="auteur"
    )
    made_at = models.DateTimeField("calculé le")
    given_at = models.DateTimeField("remis le", null=True, blank=True)
    report = models.ForeignKey(
        Document, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="PDF remis"
    )

    class Meta:
        verbose_name = "calcul de financement"
        verbose_name_plural = "calculs de financement"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["variant", "number"], name="financing_calculation_number")
        ]

    def __str__(self) -> str:
        return f"Calcul {self.number} du {self.made_at:%d/%m/%Y}"

    @property
    def is_given(self) -> bool:
        return self.given_at is not None


class AidOverride(models.Model):
    """An amount that a person decided in the place of the calculated one, until lifted. Nothing is ever erased."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    variant = models.ForeignKey(
        FinancingVariant, on_delete=models.CASCADE, related_name="overrides", verbose_name="scénario"
    )
    key = models.CharField("aide", max_length=120)
    label = models.CharField("nom de l’aide", max_length=200)
    amount_eur = models.DecimalField("montant retenu (€)", max_digits=10, decimal_places=2)
    reason = models.CharField("motif", max_length=300)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="auteur"
    )
    set_at = models.DateTimeField("retenu le")
    lifted_at = models.DateTimeField("levé le", null=True, blank=True)
    lifted_by_id = models.UUIDField("levé par", null=True, blank=True)

    class Meta:
        verbose_name = "montant retenu"
        verbose_name_plural = "montants retenus"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["variant", "key"], condition=Q(lifted_at__isnull=True), name="financing_override_once"
            ),
            models.CheckConstraint(condition=Q(amount_eur__gte=0), name="financing_override_amount"),
            models.CheckConstraint(condition=~Q(reason=""), name="financing_override_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.label} : {self.amount_eur} €"
