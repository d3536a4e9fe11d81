"""RGE professionals: establishments and their qualifications, in the shape of ADEME's data set."""

from datetime import date
from typing import ClassVar, Self
from uuid import UUID

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Exists, OuterRef, Q

from renovation.professionals.enums import Body, Domain, Validity
from renovation.professionals.models.charter import CharterMember
from renovation.professionals.models.requests import HiddenEntry
from renovation.professionals.rules.identifiers import SIREN_LENGTH
from renovation.professionals.rules.validity import validity
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
        """Holding that day a qualification that can be searched, in one of these domains when some are named."""
        held = Qualification.objects.valid(on=on).filter(company=OuterRef("pk"))
        return self.filter(Exists(held.filter(domain__in=domains) if domains else held.exclude(domain="")))

    def listed(self) -> Self:
        """Those of the list of today; the others are kept for the files that name them."""
        return self.filter(gone_on__isnull=True)

    def shown_on(self, platform_id: UUID | None) -> Self:
        """Without the entries that this platform hides."""
        if platform_id is None:
            return self
        return self.exclude(pk__in=HiddenEntry.objects.whole().filter(platform_id=platform_id).values("siret"))


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
    latitude = models.FloatField("latitude", null=True, blank=True)
    longitude = models.FloatField("longitude", null=True, blank=True)
    # The source gave no point: it is that of the commune.
    is_approximate = models.BooleanField("position approximative", default=False)
    gone_on = models.DateField("sortie de la liste le", null=True, blank=True)
    # From the place of a search; told by the search alone, as are the other establishments of the firm near there.
    distance_km = 0.0
    others_nearby: tuple["Company", ...] = ()
    others_number = 0
    # The charter that it signed with the platform of the site; told by `with_charter` alone.
    charter: CharterMember | None = None
    # The same without its details, told by the search near a place.
    has_charter = False

    objects = CompanyQuerySet.as_manager()

    class Meta:
        verbose_name = "entreprise"
        verbose_name_plural = "entreprises"
        indexes: ClassVar = [
            GinIndex(fields=["search_name"], name="professionals_company_search", opclasses=["gin_trgm_ops"]),
            models.Index(fields=["latitude", "longitude"], name="professionals_company_place"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def siren(self) -> str:
        """Of the firm, which may have several establishments."""
        return self.siret[:SIREN_LENGTH]


class QualificationQuerySet(models.QuerySet["Qualification"]):
    def valid(self, *, on: date) -> Self:
        """Both days of the bounds count."""
        return self.filter(valid_from__lte=on, valid_to__gte=on)

    def for_a_household(self) -> Self:
        """Of firms that work for private persons; those who audit buildings work for their owners together."""
        return self.filter(Q(for_households=True) | Q(domain=Domain.BUILDING_AUDIT))

    def shown_on(self, platform_id: UUID | None) -> Self:
        """Without those of the entries that this platform hides."""
        if platform_id is None:
            return self
        hidden = HiddenEntry.objects.whole().filter(platform_id=platform_id)
        return self.exclude(company__in=hidden.values("siret"))


class Qualification(models.Model):
    """A qualification in one domain of works, with its dates."""

    company = models.ForeignKey(
        Company, on_delete=models.CASCADE, related_name="qualifications", verbose_name="entreprise"
    )
    # The label of the source without what varies: two rows of one qualification differ by it.
    domain_key = models.CharField("domaine dans la source", max_length=150)
    # Empty when that label is none of the domains of the search: kept on file, found by nobody.
    domain = models.CharField("domaine", max_length=20, choices=Domain.choices, blank=True)
    body = models.CharField("organisme", max_length=20, choices=Body.choices)
    code = models.CharField("code", max_length=60, blank=True)
    label = models.CharField("qualification", max_length=250, blank=True)
    certificate = models.CharField("certificat", max_length=150, blank=True)
    certificate_url = models.URLField("adresse du certificat", max_length=400, blank=True)
    for_households = models.BooleanField("pour les particuliers", default=True)
    valid_from = models.DateField("valable du")
    valid_to = models.DateField("au")
    # Those of the company, written with them: one index then answers "who does this, near here, today".
    latitude = models.FloatField("latitude", null=True, blank=True)
    longitude = models.FloatField("longitude", null=True, blank=True)

    objects = QualificationQuerySet.as_manager()

    class Meta:
        verbose_name = "qualification"
        verbose_name_plural = "qualifications"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["company", "body", "code", "domain_key"], name="professionals_qualification_once"
            )
        ]
        indexes: ClassVar = [
            # Answers alone whether a company is qualified in a domain on a day.
            models.Index(fields=["company", "domain", "valid_from", "valid_to"], name="professionals_held"),
            models.Index(
                fields=["domain", "latitude", "longitude"],
                include=["valid_from", "valid_to", "company", "for_households"],
                name="professionals_nearby",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_domain_display() or self.domain_key} ({self.get_body_display()})"

    @property
    def certificate_words(self) -> str:
        """Where the certificate is and what it is, so that nobody is surprised by a file."""
        return "Certificat (PDF)" if self.certificate_url.lower().endswith(".pdf") else "Certificat (page web)"

    def validity(self, *, on: date) -> Validity:
        return validity(self.valid_from, self.valid_to, on=on)
