"""The territory: communes and what they belong to (source: geo.api.gouv.fr, Licence Ouverte 2.0)."""

from typing import ClassVar, Self

from django.contrib.postgres.indexes import GinIndex
from django.db import models

from renovation.territories.enums import PartKind


class Region(models.Model):
    code = models.CharField("code", max_length=3, primary_key=True)
    name = models.CharField("nom", max_length=100)

    class Meta:
        verbose_name = "région"
        verbose_name_plural = "régions"

    def __str__(self) -> str:
        return self.name


class Department(models.Model):
    code = models.CharField("code", max_length=3, primary_key=True)
    name = models.CharField("nom", max_length=100)
    # The reference data are imported whole: nothing is deleted under a commune.
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="departments", verbose_name="région")
    # Written by the import from `rules.climate`, so that figures may be counted by zone. Empty overseas.
    dpe_zone = models.CharField("zone climatique du DPE", max_length=3, blank=True)
    cee_zone = models.CharField("zone climatique des CEE", max_length=2, blank=True)

    class Meta:
        verbose_name = "département"
        verbose_name_plural = "départements"

    def __str__(self) -> str:
        return self.name


class Intercommunality(models.Model):
    """An EPCI à fiscalité propre."""

    siren = models.CharField("SIREN", max_length=9, primary_key=True)
    name = models.CharField("nom", max_length=200)

    class Meta:
        verbose_name = "intercommunalité"
        verbose_name_plural = "intercommunalités"

    def __str__(self) -> str:
        return self.name


class CommuneQuerySet(models.QuerySet["Commune"]):
    def current(self) -> Self:
        """Those that exist today: a merged commune is only kept for the files that name it."""
        return self.filter(merged_into__isnull=True)

    def in_intercommunality(self, siren: str) -> Self:
        return self.filter(intercommunality_id=siren)


class Commune(models.Model):
    insee = models.CharField("code INSEE", max_length=5, primary_key=True)
    name = models.CharField("nom", max_length=100)
    # Lower case without accents, for search: no ICU collation is asked of PostgreSQL.
    search_name = models.CharField("nom de recherche", max_length=100)
    department = models.ForeignKey(
        Department, on_delete=models.PROTECT, related_name="communes", verbose_name="département"
    )
    intercommunality = models.ForeignKey(
        Intercommunality,
        on_delete=models.PROTECT,
        related_name="communes",
        null=True,
        blank=True,
        verbose_name="intercommunalité",
    )
    population = models.PositiveIntegerField("population", default=0)
    latitude = models.DecimalField("latitude", max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField("longitude", max_digits=8, decimal_places=5, null=True, blank=True)
    altitude_m = models.SmallIntegerField("altitude (m)", null=True, blank=True)
    # Old files keep their commune: it is never deleted, it says which one it is today.
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, related_name="merged", null=True, blank=True, verbose_name="réunie à"
    )
    # The name under which a search found it, when it is that of one of its parts.
    found_as = ""

    objects = CommuneQuerySet.as_manager()

    class Meta:
        verbose_name = "commune"
        verbose_name_plural = "communes"
        indexes: ClassVar = [
            GinIndex(fields=["search_name"], name="territories_commune_search", opclasses=["gin_trgm_ops"]),
            # Those around a point, for each map of the directory.
            models.Index(fields=["latitude", "longitude"], name="territories_commune_around"),
        ]

    def __str__(self) -> str:
        return self.name


class CommunePart(models.Model):
    """A code and a name that mean a part of a commune: what it was before a merger, or a municipal district."""

    insee = models.CharField("code INSEE", max_length=5, primary_key=True)
    name = models.CharField("nom", max_length=100)
    search_name = models.CharField("nom de recherche", max_length=100, db_index=True)
    kind = models.CharField("nature", max_length=12, choices=PartKind.choices)
    commune = models.ForeignKey(Commune, on_delete=models.CASCADE, related_name="parts", verbose_name="commune")
    latitude = models.DecimalField("latitude", max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField("longitude", max_digits=8, decimal_places=5, null=True, blank=True)

    class Meta:
        verbose_name = "partie de commune"
        verbose_name_plural = "parties de communes"

    def __str__(self) -> str:
        return self.name


class Postcode(models.Model):
    """A postcode serves several communes, a commune may have several postcodes."""

    code = models.CharField("code postal", max_length=5)
    commune = models.ForeignKey(Commune, on_delete=models.CASCADE, related_name="postcodes", verbose_name="commune")

    class Meta:
        verbose_name = "code postal"
        verbose_name_plural = "codes postaux"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code", "commune"], name="territories_postcode_unique")
        ]

    def __str__(self) -> str:
        return self.code
