"""Parameters: every amount, rate, factor, price and threshold is a dated, sourced value."""

import uuid
from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from renovation.quantities.enums import ValueState


class Parameter(models.Model):
    """What is measured: its code is used by the rules, its label by people."""

    code = models.CharField("code", max_length=100, primary_key=True)
    label = models.CharField("libellé", max_length=200)
    unit = models.CharField("unité", max_length=40)

    class Meta:
        verbose_name = "paramètre"
        verbose_name_plural = "paramètres"

    def __str__(self) -> str:
        return self.label


class DatedValue(models.Model):
    """The value of a parameter over a period, with its source."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # A parameter with values is never deleted: results keep its code.
    parameter = models.ForeignKey(Parameter, on_delete=models.PROTECT, related_name="values", verbose_name="paramètre")
    valid = DateRangeField("période de validité")
    value = models.JSONField("valeur")
    state = models.CharField("état", max_length=10, choices=ValueState.choices, default=ValueState.DRAFT)
    source_text = models.CharField("texte", max_length=300)
    source_article = models.CharField("article", max_length=100, blank=True)
    source_address = models.CharField("adresse du texte", max_length=300, blank=True)
    source_read_on = models.DateField("texte lu le", null=True, blank=True)
    author_id = models.UUIDField("auteur", null=True, blank=True)
    reviewer_id = models.UUIDField("relecteur", null=True, blank=True)
    published_at = models.DateTimeField("publié le", null=True, blank=True)

    class Meta:
        verbose_name = "valeur datée"
        verbose_name_plural = "valeurs datées"
        constraints: ClassVar = [
            ExclusionConstraint(
                name="quantities_value_no_overlap",
                expressions=[("parameter", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
                condition=models.Q(state__in=["published", "to_verify"]),
                violation_error_message="Une autre valeur publiée couvre déjà une partie de cette période.",
            ),
            models.CheckConstraint(
                name="quantities_two_people",
                condition=models.Q(author_id__isnull=True)
                | models.Q(reviewer_id__isnull=True)
                | ~models.Q(author_id=models.F("reviewer_id")),
                violation_error_message="L’auteur et le relecteur doivent être deux personnes différentes.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.parameter_id} {self.valid}"
