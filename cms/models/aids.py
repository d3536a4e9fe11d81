"""Aids: a list by public, and one fact page for each. Amounts come from the published parameters only."""

from datetime import date
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms.blocks import BodyBlock, SourcesBlock
from cms.blocks.aids import FiguresBlock
from cms.enums import AidNature, Audience
from cms.filters import Filter
from cms.models.base import IntroducedPage
from cms.models.fields import choices_field, chosen_labels
from cms.parameter_cards import parameter_cards
from cms.rules.staleness import Checked, Doubt, doubts
from cms.tree import readable_below
from renovation.quantities.queries import codes_in_force


class AidIndexPage(IntroducedPage):
    """The aids of the territory, by public."""

    body = StreamField(BodyBlock(), blank=True, verbose_name="contenu après la liste")

    page_description = "Range les fiches aide par public."
    template = "cms/aid_index.html"
    parent_page_types: ClassVar = ["cms.HomePage", "cms.SectionIndexPage"]
    subpage_types: ClassVar = ["cms.AidPage"]
    content_panels: ClassVar = [*IntroducedPage.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    search_fields: ClassVar = [*IntroducedPage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "liste d’aides"
        verbose_name_plural = "listes d’aides"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        public = Filter("public", "Vous êtes", "Tout le monde", Audience.choices, request.GET)
        aids = aids_under(self, audience=public.value, on=timezone.localdate())
        return context | {"aids": aids, "filters": [public]}


class AidPage(IntroducedPage):
    """One aid in short, its figures of the day, how to ask for it, and how far the page may be trusted."""

    nature = models.CharField("nature", max_length=10, choices=AidNature.choices)
    audiences = choices_field("pour qui", Audience)
    provider = models.CharField("qui la donne", max_length=120, help_text="Par exemple : Anah, votre banque, la Région")
    ask_when = models.CharField("quand la demander", max_length=200, help_text="Par exemple : avant de signer le devis")
    ask_where = models.CharField("où la demander", max_length=200, blank=True)
    ask_url = models.URLField("site officiel", blank=True)
    cumulation = models.CharField("avec d’autres aides", max_length=250, blank=True)
    figures = StreamField(
        FiguresBlock(),
        blank=True,
        verbose_name="montants et plafonds",
        help_text="Les montants viennent des paramètres publiés. N’en écrivez aucun dans le texte.",
    )
    year = models.PositiveSmallIntegerField(
        "écrite pour l’année", validators=[MinValueValidator(2020), MaxValueValidator(2100)]
    )
    checked_on = models.DateField("vérifiée le", help_text="Le jour où vous avez relu les sources de la fiche.")
    fresh_months = models.PositiveSmallIntegerField(
        "à vérifier tous les (mois)",
        default=6,
        validators=[MinValueValidator(1), MaxValueValidator(24)],
        help_text="Passé ce délai, la page prévient le lecteur et entre dans « Pages à revoir ».",
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name="contenu")
    sources = StreamField(SourcesBlock(required=True), verbose_name="sources")

    page_description = "Une aide : pour qui, combien, jusqu’à quand, avec ses sources."
    template = "cms/aid.html"
    parent_page_types: ClassVar = ["cms.AidIndexPage"]
    subpage_types: ClassVar = []
    content_panels: ClassVar = [
        *IntroducedPage.content_panels,
        FieldPanel("introduction"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("nature"), FieldPanel("provider")]),
                FieldPanel("audiences"),
                FieldPanel("ask_when"),
                FieldRowPanel([FieldPanel("ask_where"), FieldPanel("ask_url")]),
                FieldPanel("cumulation"),
            ],
            "En bref",
        ),
        FieldPanel("figures"),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("year"), FieldPanel("checked_on"), FieldPanel("fresh_months")]),
                FieldPanel("sources"),
            ],
            "Vérification",
        ),
    ]
    search_fields: ClassVar = [
        *IntroducedPage.search_fields,
        index.SearchField("provider"),
        index.SearchField("body"),
        index.FilterField("nature"),
    ]

    class Meta:
        verbose_name = "fiche aide"
        verbose_name_plural = "fiches aide"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["doubts"] = doubts_of([self], on=timezone.localdate())[self.pk]
        context["parameter_cards"] = parameter_cards(self.figure_codes, on=timezone.localdate())
        context["year_words"] = f"Écrite pour {self.year}"
        return context

    @property
    def audience_labels(self) -> list[str]:
        return chosen_labels(self.audiences, Audience)

    @property
    def figure_codes(self) -> list[str]:
        """The parameters that the page shows, read without building the blocks."""
        return [entry["value"]["parameter"] for entry in self.figures.raw_data]

    @property
    def checked(self) -> Checked:
        return Checked(self.checked_on, self.fresh_months, self.year)


def aids_under(root: Page, *, audience: str, on: date) -> list[AidPage]:
    """Live fact pages under a page in the order of the tree, for one public or for all; each knows its doubts."""
    found = readable_below(root, AidPage.objects.descendant_of(root).live()).order_by("path")
    aids = list(found.filter(audiences__contains=[audience]) if audience else found)
    known = doubts_of(aids, on=on)
    for aid in aids:
        aid.doubts = known[aid.pk]
    return aids


def doubts_of(aids: list[AidPage], *, on: date) -> dict[int, tuple[Doubt, ...]]:
    """Why each page may be out of date, in one query for all of them."""
    codes = {code for aid in aids for code in aid.figure_codes}
    missing = codes - codes_in_force(codes, on) if codes else set()
    return {
        aid.pk: doubts(aid.checked, figures_without_value=[code for code in aid.figure_codes if code in missing], on=on)
        for aid in aids
    }
