"""RGE professionals: establishments and their qualifications, in the shape of ADEME's data set."""

from datetime import date
from typing import ClassVar, Self

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Exists, OuterRef

from renovation.professionals.enums import Body, Domain
from renovation.territories.models import Commune


class DirectoryRelease(models.Model):
    """One loading of the directory: where it comes from, of which day it is."""

    source = models.CharField("source", max_length=150)
    licence = models.CharField("licence", max_length=80)
    data_date = models.DateField("données du")
    is_demonstration = models.BooleanField("données de démonstration", default=False)
    companies = models.PositiveIntegerField("entreprises", default=0)
    refused_rows = models.PositiveIntegerField("lignes écartées", default=0)
    loaded_at = models.DateTimeField("chargée le", auto_now_add=True)

    class Meta:
        verbose_name = "version de l’annuaire"
        verbose_name_plural = "versions de l’annuaire"

    def __str__(self) -> str:
        return f"{self.source}, {self.data_date:%d/%m/%Y}"


class CompanyQuerySet(models.QuerySet["Company"]):
    def qualified(self, *, on: date, domains: tuple[Domain, ...] = ()) -> Self:
        """Holding that day a qualification, in one of these domains when some are named."""
        held = Qualification.objects.valid(on=on).filter(company=OuterRef("pk"))
        if domains:
            held = held.filter(domain__in=domains)
        return self.filter(Exists(held))


class Company(models.Model):
    """An establishment holding at least one RGE qualification."""

    siret = models.CharField("SIRET", max_length=14, primary_key=True)
    name = models.CharField("raison sociale", max_length=200)
    search_name = models.CharField("nom de recherche", max_length=200)
    address = models.CharField("adresse", max_length=200, blank=True)
    postcode = models.CharField("code postal", max_length=5, blank=True)
    commune = models.ForeignKey(
        Commune, on_delete=models.PROTECT, related_name="companies", null=True, blank=True, verbose_name="commune"
    )
    phone = models.CharField("téléphone", max_length=20, blank=True)
    email = models.EmailField("adresse e-mail", blank=True)
    website = models.URLField("site", blank=True)

    objects = CompanyQuerySet.as_manager()

    class Meta:
        verbose_name = "entreprise"
        verbose_name_plural = "entreprises"
        indexes: ClassVar = [
            GinIndex(fields=["search_name"], name="professionals_company_search", opclasses=["gin_trgm_ops"])
        ]

    def __str__(self) -> str:
        return self.name


class QualificationQuerySet(models.QuerySet["Qualification"]):
    def valid(self, *, on: date) -> Self:
        """Both days of the bounds count."""
        return self.filter(valid_from__lte=on, valid_to__gte=on)


class Qualification(models.Model):
    """A qualification in one domain of works, with its dates."""

    company = models.ForeignKey(
        Company, on_delete=models.CASCADE, related_name="qualifications", verbose_name="entreprise"
    )
    domain = models.CharField("domaine", max_length=20, choices=Domain.choices)
    body = models.CharField("organisme", max_length=20, choices=Body.choices)
    valid_from = models.DateField("valable du")
    valid_to = models.DateField("au")

    objects = QualificationQuerySet.as_manager()

    class Meta:
        verbose_name = "qualification"
        verbose_name_plural = "qualifications"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["company", "domain", "body", "valid_from"], name="professionals_qualification_once"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["domain", "valid_to"], name="professionals_domain")]

    def __str__(self) -> str:
        return f"{self.get_domain_display()} ({self.get_body_display()})"
