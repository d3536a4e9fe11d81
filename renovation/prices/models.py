"""Price references: what works cost, where and when. The company is a keyed hash, nothing tells the household."""

import uuid
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from renovation.platforms.enums import Right
from renovation.platforms.models import Platform
from renovation.platforms.permissions import platforms_open_to
from renovation.platforms.rules.reader import Reader
from renovation.prices.enums import Aside, Document, Nature, Use
from renovation.prices.rules.statistics import Level, Place, Statistic
from renovation.territories.models import Commune, Department, Intercommunality, Region
from renovation.works.rules.catalogue import WorkType, work_type


class PriceImport(models.Model):
    """A file of lines or of statistics that was taken whole."""

    id = models.UUIDField(primary_key=True, editable=False)
    platform = models.ForeignKey(
        Platform, on_delete=models.PROTECT, related_name="price_imports", verbose_name="plateforme"
    )
    file_name = models.CharField("fichier", max_length=200)
    # Who made statistics that come from elsewhere; empty for lines.
    source = models.CharField("source", max_length=120, blank=True)
    lines = models.PositiveIntegerField("lignes", default=0)
    set_aside = models.PositiveIntegerField("lignes écartées", default=0)
    imported_by_id = models.UUIDField("importé par", null=True, blank=True)
    imported_at = models.DateTimeField("importé le")

    class Meta:
        verbose_name = "import de prix"
        verbose_name_plural = "imports de prix"

    def __str__(self) -> str:
        return self.file_name


class PriceReferenceQuerySet(models.QuerySet["PriceReference"]):
    def readable_by(self, reader: Reader) -> Self:
        """Lines of the reader's own platforms; those of the others are only seen in statistics."""
        return self.filter(platform_id__in=platforms_open_to(reader, Right.READ_PRICES))

    def counted(self) -> Self:
        """Those that statistics rest on."""
        return self.filter(set_aside_at__isnull=True, nature=Nature.DIRECT)

    def of_type(self, code: str, unit: str) -> Self:
        return self.filter(work_type=code, unit=unit)


class PriceReference(models.Model):
    """One line of a quote or of an invoice, before tax."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # The platform that gave it. Statistics are shared within the region, lines are not.
    platform = models.ForeignKey(
        Platform, on_delete=models.PROTECT, related_name="price_references", verbose_name="plateforme"
    )
    work_type = models.CharField("type de travaux", max_length=60)
    unit = models.CharField("unité", max_length=12)
    quantity = models.DecimalField("quantité", max_digits=9, decimal_places=2)
    amount_ht = models.DecimalField("montant hors taxes", max_digits=10, decimal_places=2)
    unit_price_ht = models.DecimalField("prix unitaire hors taxes", max_digits=10, decimal_places=2)
    vat_rate = models.DecimalField("taux de TVA", max_digits=5, decimal_places=4, null=True, blank=True)
    # RNT figures by code, as texts: R, Uw, Etas…
    characteristics = models.JSONField("caractéristiques", default=dict, blank=True)
    document = models.CharField("document", max_length=12, choices=Document.choices)
    nature = models.CharField("nature du coût", max_length=8, choices=Nature.choices, default=Nature.DIRECT)
    on = models.DateField("date du document")
    is_quarter = models.BooleanField("seul le trimestre est connu", default=False)
    # A line from elsewhere says no commune. The others follow from it, so that statistics read one table.
    commune = models.ForeignKey(
        Commune, on_delete=models.PROTECT, related_name="+", null=True, blank=True, verbose_name="commune"
    )
    intercommunality = models.ForeignKey(
        Intercommunality, on_delete=models.PROTECT, related_name="+", null=True, blank=True, verbose_name="EPCI"
    )
    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="+", verbose_name="département")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+", verbose_name="région")
    # Keyed hash: two lines of one firm are known to be of the same, nobody reads which.
    company_key = models.UUIDField("empreinte de l’entreprise")
    # What makes it the same line, whoever sends it again.
    fingerprint = models.CharField("empreinte de la ligne", max_length=64, unique=True)
    source_reference = models.CharField("identifiant d’origine", max_length=120, blank=True)
    file = models.ForeignKey(
        PriceImport, on_delete=models.PROTECT, related_name="references", null=True, blank=True, verbose_name="import"
    )
    recorded_by_id = models.UUIDField("saisi par", null=True, blank=True)
    recorded_at = models.DateTimeField("saisi le")
    set_aside_at = models.DateTimeField("écarté le", null=True, blank=True)
    aside_reason = models.CharField("motif", max_length=10, choices=Aside.choices, blank=True)
    aside_note = models.CharField("précision", max_length=300, blank=True)
    # Somebody looked and kept it: no count sets it aside again.
    kept_by_id = models.UUIDField("gardé par", null=True, blank=True)

    objects = PriceReferenceQuerySet.as_manager()

    class Meta:
        verbose_name = "référence de prix"
        verbose_name_plural = "références de prix"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="prices_reference_positive", condition=Q(quantity__gt=0, amount_ht__gt=0, unit_price_ht__gt=0)
            ),
            models.CheckConstraint(
                name="prices_aside_has_a_reason",
                condition=Q(set_aside_at__isnull=True, aside_reason="")
                | (Q(set_aside_at__isnull=False) & ~Q(aside_reason="")),
            ),
            models.UniqueConstraint(
                name="prices_source_reference_once",
                fields=["source_reference"],
                condition=~Q(source_reference=""),
            ),
        ]
        indexes: ClassVar = [
            # Statistics are read from this index alone.
            models.Index(
                name="prices_statistics",
                fields=["region", "work_type", "unit", "on"],
                include=["unit_price_ht", "company_key", "department", "intercommunality", "commune"],
                condition=Q(set_aside_at__isnull=True, nature="direct"),
            ),
            models.Index(name="prices_by_platform", fields=["platform", "-recorded_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.work_type} {self.unit_price_ht} {self.on}"

    @property
    def type(self) -> WorkType:
        return work_type(self.work_type)

    @property
    def unit_label(self) -> str:
        unit = self.type.unit_named(self.unit)
        return unit.label if unit else self.unit

    @property
    def place(self) -> str:
        return str(self.commune or self.intercommunality or self.department)

    @property
    def is_set_aside(self) -> bool:
        return self.set_aside_at is not None


class PriceAggregate(models.Model):
    """A statistic made by another base, imported by a platform of the region."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.ForeignKey(PriceImport, on_delete=models.CASCADE, related_name="aggregates", verbose_name="import")
    work_type = models.CharField("type de travaux", max_length=60)
    unit = models.CharField("unité", max_length=12)
    level = models.CharField("niveau", max_length=10)
    code = models.CharField("code du territoire", max_length=9)
    name = models.CharField("territoire", max_length=200)
    since = models.DateField("du")
    until = models.DateField("au")
    lines = models.PositiveIntegerField("références")
    companies = models.PositiveIntegerField("entreprises")
    p10 = models.DecimalField("prix bas", max_digits=10, decimal_places=2)
    median = models.DecimalField("prix médian", max_digits=10, decimal_places=2)
    p90 = models.DecimalField("prix haut", max_digits=10, decimal_places=2)

    class Meta:
        verbose_name = "statistique reçue"
        verbose_name_plural = "statistiques reçues"
        indexes: ClassVar = [
            models.Index(name="prices_received", fields=["work_type", "unit", "level", "code", "-until"])
        ]

    def __str__(self) -> str:
        return f"{self.work_type} {self.name}"

    @property
    def place(self) -> Place:
        return Place(Level(self.level), self.code, self.name)


class PriceFigure(models.Model):
    """What was counted of one type in a large territory over a period. What is missing is counted at the reading."""

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+", verbose_name="région")
    level = models.CharField("niveau", max_length=10)
    code = models.CharField("code du territoire", max_length=9)
    months = models.PositiveSmallIntegerField("période en mois")
    work_type = models.CharField("type de travaux", max_length=60)
    unit = models.CharField("unité", max_length=12)
    # The index that brought past prices to the present, in short; another one counts anew.
    index_name = models.CharField("indice", max_length=40, blank=True)
    counted_on = models.DateField("compté le")
    lines = models.PositiveIntegerField("références")
    companies = models.PositiveIntegerField("entreprises")
    top_lines = models.PositiveIntegerField("références de la première entreprise")
    p10 = models.DecimalField("prix bas", max_digits=12, decimal_places=2)
    p25 = models.DecimalField("premier quartile", max_digits=12, decimal_places=2)
    median = models.DecimalField("prix médian", max_digits=12, decimal_places=2)
    p75 = models.DecimalField("troisième quartile", max_digits=12, decimal_places=2)
    p90 = models.DecimalField("prix haut", max_digits=12, decimal_places=2)

    class Meta:
        verbose_name = "compte de prix"
        verbose_name_plural = "comptes de prix"
        constraints: ClassVar = [
            models.UniqueConstraint(name="prices_figure_once", fields=["level", "code", "months", "work_type", "unit"])
        ]
        indexes: ClassVar = [models.Index(name="prices_figures_of_a_type", fields=["region", "work_type", "unit"])]

    def __str__(self) -> str:
        return f"{self.work_type} {self.code} {self.months}"

    @property
    def statistic(self) -> Statistic:
        return Statistic(
            self.lines, self.companies, self.top_lines, self.p10, self.p25, self.median, self.p75, self.p90
        )


class PriceUse(models.Model):
    """How often a platform's people used the base, by month; nobody is named."""

    platform = models.ForeignKey(
        Platform, on_delete=models.CASCADE, related_name="price_uses", verbose_name="plateforme"
    )
    month = models.DateField("mois")
    use = models.CharField("usage", max_length=20, choices=Use.choices)
    number = models.PositiveIntegerField("nombre", default=0)

    class Meta:
        verbose_name = "usage de la base de prix"
        verbose_name_plural = "usages de la base de prix"
        constraints: ClassVar = [models.UniqueConstraint(name="prices_use_once", fields=["platform", "month", "use"])]

    def __str__(self) -> str:
        return f"{self.get_use_display()} {self.month:%Y-%m}"
