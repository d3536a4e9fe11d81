"""Pathways of a platform, and their versions: one draft at most, one in force, the others kept for running cases."""

import uuid
from functools import cached_property
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from renovation.pathways.enums import VersionState
from renovation.pathways.rules.shape import Shape, read_shape
from renovation.platforms.models import Platform


class Pathway(models.Model):
    """What a platform proposes to one public, from the first contact to the follow-up."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.ForeignKey(Platform, on_delete=models.PROTECT, related_name="pathways", verbose_name="plateforme")
    code = models.SlugField("identifiant", max_length=40)
    name = models.CharField("nom", max_length=80)
    # New cases follow this one unless another is chosen.
    is_default = models.BooleanField("parcours des nouveaux dossiers", default=False)
    created_at = models.DateTimeField("créé le", auto_now_add=True)

    class Meta:
        verbose_name = "parcours"
        verbose_name_plural = "parcours"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["platform", "code"], name="pathways_code_once"),
            models.UniqueConstraint(fields=["platform"], condition=Q(is_default=True), name="pathways_default_once"),
        ]

    def __str__(self) -> str:
        return self.name


class PathwayVersionQuerySet(models.QuerySet["PathwayVersion"]):
    def published(self) -> Self:
        return self.filter(state=VersionState.PUBLISHED)

    def lived(self) -> Self:
        """Those that cases may follow: never a draft."""
        return self.exclude(state=VersionState.DRAFT)


class PathwayVersion(models.Model):
    """One version. Its content never changes once published: a trigger of the database sees to it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pathway = models.ForeignKey(Pathway, on_delete=models.CASCADE, related_name="versions", verbose_name="parcours")
    number = models.PositiveIntegerField("numéro")
    state = models.CharField("état", max_length=10, choices=VersionState.choices, default=VersionState.DRAFT)
    content = models.JSONField("contenu")
    author_id = models.UUIDField("auteur", null=True, blank=True)
    created_at = models.DateTimeField("créée le", auto_now_add=True)
    changed_at = models.DateTimeField("modifiée le", auto_now=True)
    published_at = models.DateTimeField("publiée le", null=True, blank=True)
    published_by_id = models.UUIDField("publiée par", null=True, blank=True)
    # Optimistic lock (H4): moves at each change.
    revision = models.PositiveIntegerField("révision", default=1)

    objects = PathwayVersionQuerySet.as_manager()

    class Meta:
        verbose_name = "version de parcours"
        verbose_name_plural = "versions de parcours"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pathway", "number"], name="pathways_version_number"),
            models.UniqueConstraint(fields=["pathway"], condition=Q(state="draft"), name="pathways_one_draft"),
            models.UniqueConstraint(fields=["pathway"], condition=Q(state="published"), name="pathways_one_published"),
        ]

    def __str__(self) -> str:
        return f"{self.pathway}, version {self.number}"

    @property
    def is_draft(self) -> bool:
        return self.state == VersionState.DRAFT

    @property
    def is_in_force(self) -> bool:
        return self.state == VersionState.PUBLISHED

    @cached_property
    def shape(self) -> Shape:
        return read_shape(self.content)
