"""Local aids: who gives them, what is left of their budget, and the versions of their regulation."""

import uuid
from datetime import date, timedelta
from typing import Any, ClassVar, Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from renovation.aids.enums import VersionState
from renovation.documents.models import Document
from renovation.platforms.models import Organisation, Platform


class LocalScheme(models.Model):
    """A local aid over the years. It belongs to a platform, to a Region, or to nobody: then it is a documented example.

    The budget and a suspension are facts of the day, told at once; the regulation itself is read by two people.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.SlugField("code", max_length=60, unique=True)
    platform = models.ForeignKey(
        Platform,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="local_schemes",
        verbose_name="plateforme",
    )
    # A Region's aid holds for all of its platforms.
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="local_schemes",
        verbose_name="Région",
    )
    # What a platform took up as its own takes the place of the example on its territory.
    adapted_from = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="adaptations",
        verbose_name="exemple repris",
    )
    budget_left_eur = models.DecimalField("budget restant", max_digits=12, decimal_places=2, null=True, blank=True)
    budget_on = models.DateField("budget relevé le", null=True, blank=True)
    suspension = models.CharField("raison de la suspension", max_length=200, blank=True)
    created_at = models.DateTimeField("créée le", auto_now_add=True)

    class Meta:
        verbose_name = "aide locale"
        verbose_name_plural = "aides locales"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="aids_scheme_one_owner",
                condition=models.Q(platform__isnull=True) | models.Q(organisation__isnull=True),
                violation_error_message="Une aide appartient à une plateforme ou à une Région.",
            ),
            models.CheckConstraint(
                name="aids_scheme_budget_positive",
                condition=models.Q(budget_left_eur__isnull=True) | models.Q(budget_left_eur__gte=0),
                violation_error_message="Un budget ne peut pas être négatif.",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def is_example(self) -> bool:
        return self.platform_id is None and self.organisation_id is None

    @property
    def is_exhausted(self) -> bool:
        return self.budget_left_eur is not None and self.budget_left_eur <= 0


class LocalVersionQuerySet(models.QuerySet["LocalVersion"]):
    def published(self) -> Self:
        return self.filter(state=VersionState.PUBLISHED)

    def proposed(self) -> Self:
        return self.filter(state__in=VersionState.proposed())


class LocalVersion(models.Model):
    """The regulation of a local aid over a period, in the closed vocabulary of `rules.local_shape`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # The story of an aid is never deleted with it.
    scheme = models.ForeignKey(
        LocalScheme, on_delete=models.PROTECT, related_name="versions", verbose_name="aide locale"
    )
    valid = DateRangeField("période de validité")
    regulation = models.JSONField("règlement")
    state = models.CharField("état", max_length=10, choices=VersionState.choices, default=VersionState.DRAFT)
    source_text = models.CharField("règlement lu", max_length=300)
    source_address = models.CharField("adresse du règlement", max_length=300, blank=True)
    source_read_on = models.DateField("règlement lu le")
    # Nobody checked it with the organisation: households see that it is to be verified.
    to_verify = models.BooleanField("à vérifier", default=False)
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="pièce du règlement"
    )
    author_id = models.UUIDField("auteur", null=True, blank=True)
    reviewer_id = models.UUIDField("relecteur", null=True, blank=True)
    created_at = models.DateTimeField("proposée le", auto_now_add=True)
    published_at = models.DateTimeField("publiée le", null=True, blank=True)
    # Optimistic lock: whoever reviews or publishes says which revision they read.
    revision = models.PositiveIntegerField("révision", default=1)

    objects = LocalVersionQuerySet.as_manager()

    class Meta:
        verbose_name = "version d’une aide locale"
        verbose_name_plural = "versions d’aides locales"
        constraints: ClassVar = [
            ExclusionConstraint(
                name="aids_version_no_overlap",
                expressions=[("scheme", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
                condition=models.Q(state="published"),
                violation_error_message="Une autre version publiée couvre déjà une partie de cette période.",
            ),
            models.CheckConstraint(
                name="aids_version_two_people",
                condition=models.Q(author_id__isnull=True)
                | models.Q(reviewer_id__isnull=True)
                | ~models.Q(author_id=models.F("reviewer_id")),
                violation_error_message="L’auteur et le relecteur doivent être deux personnes différentes.",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        return str(self.regulation["label"])

    @property
    def starts_on(self) -> date | None:
        """Nothing when the regulation does not say when it began."""
        return self._bounds.lower  # type: ignore[no-any-return]

    @property
    def ends_before(self) -> date | None:
        return self._bounds.upper  # type: ignore[no-any-return]

    @property
    def last_day(self) -> date | None:
        return self.ends_before - timedelta(days=1) if self.ends_before else None

    @property
    def is_proposed(self) -> bool:
        return self.state in VersionState.proposed()

    @property
    def _bounds(self) -> Any:
        return self.valid
