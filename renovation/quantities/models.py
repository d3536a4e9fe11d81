"""Parameters: every amount, rate, factor, price and threshold is a dated, sourced value."""

import uuid
from datetime import date, timedelta
from typing import Any, ClassVar, Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from renovation.quantities.enums import BatchState, ValueState


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


class Batch(models.Model):
    """A new barème: values read from one file, published together or not at all."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField("titre", max_length=120)
    file_name = models.CharField("fichier", max_length=200)
    state = models.CharField("état", max_length=10, choices=BatchState.choices, default=BatchState.DRAFT)
    author_id = models.UUIDField("auteur")
    reviewer_id = models.UUIDField("relecteur", null=True, blank=True)
    created_at = models.DateTimeField("importé le")
    submitted_at = models.DateTimeField("soumis le", null=True, blank=True)
    closed_at = models.DateTimeField("publié ou abandonné le", null=True, blank=True)
    # What it would change in the results kept: how far the work has come, and what was found.
    effect = models.JSONField("effet", default=dict, blank=True)

    class Meta:
        verbose_name = "barème"
        verbose_name_plural = "barèmes"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="quantities_batch_two_people",
                condition=models.Q(reviewer_id__isnull=True) | ~models.Q(author_id=models.F("reviewer_id")),
                violation_error_message="L’auteur et le relecteur doivent être deux personnes différentes.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.state in BatchState.open()


class DatedValueQuerySet(models.QuerySet["DatedValue"]):
    def usable(self) -> Self:
        return self.filter(state__in=ValueState.usable())

    def proposed(self) -> Self:
        return self.filter(state__in=ValueState.proposed())

    def alone(self) -> Self:
        """Proposals that belong to no batch."""
        return self.filter(batch__isnull=True)


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
    # No official text was read: once published, the value is shown as to be verified.
    text_not_read = models.BooleanField("texte officiel non lu", default=False)
    # Whoever last found it in its text, after publication.
    verifier_id = models.UUIDField("vérifié par", null=True, blank=True)
    batch = models.ForeignKey(
        Batch, on_delete=models.CASCADE, null=True, blank=True, related_name="values", verbose_name="barème"
    )
    # Optimistic lock: whoever reviews or publishes says which revision they read.
    revision = models.PositiveIntegerField("révision", default=1)

    objects = DatedValueQuerySet.as_manager()

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

    @property
    def starts_on(self) -> date:
        return self._bounds.lower

    @property
    def ends_before(self) -> date | None:
        """The first day on which it no longer holds."""
        return self._bounds.upper  # type: ignore[no-any-return]

    @property
    def last_day(self) -> date | None:
        return self.ends_before - timedelta(days=1) if self.ends_before else None

    def holds_on(self, on: date) -> bool:
        """Whether it counts on a day."""
        ended = self.ends_before is not None and self.ends_before <= on
        return self.state in ValueState.usable() and self.starts_on <= on and not ended

    @property
    def is_proposed(self) -> bool:
        return self.state in ValueState.proposed()

    @property
    def _bounds(self) -> Any:
        return self.valid
