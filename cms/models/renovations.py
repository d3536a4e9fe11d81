"""Exemplary renovations: what was done, what it cost, what it changed."""

from decimal import Decimal
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.core.validators import MinValueValidator
from django.db import models
from django.http import HttpRequest
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.models import Orderable
from wagtail.search import index

from cms.blocks import BodyBlock, SourcesBlock
from cms.drawings import drawing_choices
from cms.enums import EnergyClass, FiguresBasis, HomeKind, Moment, WorksKind
from cms.filters import Filter, query_of
from cms.models.base import IntroducedPage
from cms.models.fields import choices_field, chosen_labels
from cms.tree import readable_below
from renovation.edge.pictures.bars import Bar, Bars
from renovation.edge.pictures.financing import FinancingBar, Share

RENOVATIONS_PER_PAGE = 12


class RenovationIndexPage(IntroducedPage):
    """The renovations, filtered by kind of home and by works."""

    page_description = "Range les récits de travaux réussis."
    template = "cms/renovation_index.html"
    parent_page_types: ClassVar = ["cms.HomePage", "cms.SectionIndexPage"]
    subpage_types: ClassVar = ["cms.RenovationPage"]
    content_panels: ClassVar = [*IntroducedPage.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = "liste de rénovations exemplaires"
        verbose_name_plural = "listes de rénovations exemplaires"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        kind = Filter("logement", "Logement", "Tous", HomeKind.choices, request.GET)
        works = Filter("travaux", "Travaux", "Tous", WorksKind.choices, request.GET)
        found = readable_below(self, RenovationPage.objects.child_of(self).live())
        found = found.order_by("path").prefetch_related("photos__image")
        if kind.value:
            found = found.filter(home_kind=kind.value)
        if works.value:
            found = found.filter(works__contains=[works.value])
        filters = [kind, works]
        return context | {
            "renovations": Paginator(found, RENOVATIONS_PER_PAGE).get_page(request.GET.get("page", "1")),
            "filters": filters,
            "query": query_of(filters),
        }


class RenovationPage(IntroducedPage):
    """One home before and after its works."""

    home_kind = models.CharField("logement", max_length=12, choices=HomeKind.choices)
    commune_name = models.CharField("commune", max_length=80, help_text="Jamais l’adresse.")
    built_in = models.PositiveSmallIntegerField("construit en", null=True, blank=True)
    area_m2 = models.PositiveSmallIntegerField("surface (m²)", null=True, blank=True)
    finished_on = models.DateField("travaux finis le", null=True, blank=True)
    class_before = models.CharField("classe avant", max_length=1, choices=EnergyClass.choices)
    class_after = models.CharField("classe après", max_length=1, choices=EnergyClass.choices)
    kwh_before = models.PositiveIntegerField("kWh par an avant")
    kwh_after = models.PositiveIntegerField("kWh par an après")
    basis = models.CharField("ces kWh sont", max_length=10, choices=FiguresBasis.choices)
    works = choices_field("travaux", WorksKind)
    cost_eur = models.PositiveIntegerField("coût des travaux, TTC (€)", validators=[MinValueValidator(1)])
    aids_eur = models.PositiveIntegerField("aides reçues (€)", default=0)
    loan_eur = models.PositiveIntegerField("prêt (€)", default=0)
    quote = models.TextField("ce que dit la famille", max_length=400, blank=True)
    quote_author = models.CharField("prénom", max_length=60, blank=True)
    drawing = models.CharField("dessin", max_length=30, choices=drawing_choices, blank=True)
    body = StreamField(BodyBlock(), blank=True, verbose_name="contenu")
    sources = StreamField(SourcesBlock(), blank=True, verbose_name="sources")
    has_agreement = models.BooleanField(
        "la famille a donné son accord écrit",
        default=False,
        help_text="Pour le récit, les montants et les photos. Sans accord, la page ne peut pas être publiée.",
    )
    is_invented = models.BooleanField("exemple inventé", default=False, help_text="La page le dira au lecteur.")

    page_description = "Un logement avant et après : travaux, coût, aides, photos."
    template = "cms/renovation.html"
    parent_page_types: ClassVar = ["cms.RenovationIndexPage"]
    subpage_types: ClassVar = []
    content_panels: ClassVar = [
        *IntroducedPage.content_panels,
        FieldPanel("introduction"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("home_kind"), FieldPanel("commune_name")]),
                FieldRowPanel([FieldPanel("built_in"), FieldPanel("area_m2"), FieldPanel("finished_on")]),
                FieldPanel("drawing"),
            ],
            "Le logement",
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("class_before"), FieldPanel("class_after")]),
                FieldRowPanel([FieldPanel("kwh_before"), FieldPanel("kwh_after"), FieldPanel("basis")]),
            ],
            "Avant, après",
        ),
        MultiFieldPanel(
            [
                FieldPanel("works"),
                FieldRowPanel([FieldPanel("cost_eur"), FieldPanel("aids_eur"), FieldPanel("loan_eur")]),
            ],
            "Travaux et financement",
        ),
        InlinePanel("photos", label="Photo", heading="Photos"),
        MultiFieldPanel([FieldPanel("quote"), FieldPanel("quote_author")], "Témoignage"),
        FieldPanel("body"),
        FieldPanel("sources"),
        MultiFieldPanel([FieldPanel("has_agreement"), FieldPanel("is_invented")], "Accord de la famille"),
    ]
    search_fields: ClassVar = [
        *IntroducedPage.search_fields,
        index.SearchField("commune_name"),
        index.SearchField("quote"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = "rénovation exemplaire"
        verbose_name_plural = "rénovations exemplaires"

    def clean(self) -> None:
        super().clean()
        problems: dict[str, str] = {}
        if (self.aids_eur or 0) + (self.loan_eur or 0) > (self.cost_eur or 0):
            problems["aids_eur"] = "Les aides et le prêt dépassent le coût des travaux."
        if self.kwh_before is not None and self.kwh_after is not None and self.kwh_after >= self.kwh_before:
            problems["kwh_after"] = "La consommation après les travaux doit être plus petite qu’avant."
        if self.class_after and self.class_before and self.class_after > self.class_before:
            problems["class_after"] = "La classe après les travaux ne peut pas être moins bonne qu’avant."
        if not (self.has_agreement or self.is_invented):
            problems["has_agreement"] = "Il faut l’accord écrit de la famille, ou dire que l’exemple est inventé."
        if self.quote and not self.quote_author:
            problems["quote_author"] = "Donnez un prénom, ou « La famille »."
        if problems:
            raise ValidationError(problems)

    @property
    def works_labels(self) -> list[str]:
        return chosen_labels(self.works, WorksKind)

    @property
    def saving_percent(self) -> int:
        """Rounded down: a saving is never embellished."""
        return (self.kwh_before - self.kwh_after) * 100 // self.kwh_before if self.kwh_before else 0

    @property
    def remaining_eur(self) -> int:
        return self.cost_eur - self.aids_eur

    @property
    def energy(self) -> Bars:
        """The two consumptions, as bars that are a table."""
        return Bars(
            title=f"Énergie en un an, chiffres {self.get_basis_display()}",
            unit="kWh",
            bars=(Bar("Avant", Decimal(self.kwh_before)), Bar("Après", Decimal(self.kwh_after))),
            what="Moment",
        )

    @property
    def financing(self) -> FinancingBar:
        """Works = aids + loan + own money."""
        own = self.cost_eur - self.aids_eur - self.loan_eur
        shares = (
            Share("Aides", Decimal(self.aids_eur)),
            Share("Prêt", Decimal(self.loan_eur), "loan"),
            Share("Payé par la famille", Decimal(own), "own"),
        )
        return FinancingBar(title="Qui a payé les travaux", shares=[share for share in shares if share.amount_eur > 0])


class RenovationPhoto(Orderable):
    """A photograph before, during or after the works."""

    page = ParentalKey(RenovationPage, on_delete=models.CASCADE, related_name="photos")
    # A photograph that is shown on a page is not deleted by mistake.
    image = models.ForeignKey(
        get_image_model_string(), on_delete=models.PROTECT, related_name="+", verbose_name="photo"
    )
    moment = models.CharField("moment", max_length=8, choices=Moment.choices)
    alternative = models.CharField(
        "texte de remplacement",
        max_length=200,
        help_text="Ce que montre la photo, en une phrase, pour qui ne la voit pas.",
    )
    caption = models.CharField("légende", max_length=160, blank=True)
    credit = models.CharField("crédit", max_length=90, blank=True)

    panels: ClassVar = [
        FieldPanel("image"),
        FieldPanel("moment"),
        FieldPanel("alternative"),
        FieldRowPanel([FieldPanel("caption"), FieldPanel("credit")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "photo de rénovation"
        verbose_name_plural = "photos de rénovation"

    def __str__(self) -> str:
        return self.alternative
