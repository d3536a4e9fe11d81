"""People and organisations: the team, the partners."""

from itertools import groupby
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.models import Orderable
from wagtail.search import index

from cms.blocks import BodyBlock
from cms.drawings import portrait_choices
from cms.enums import PartnerKind
from cms.models.base import IntroducedPage


class TeamPage(IntroducedPage):
    """Who receives you, where, for what."""

    body = StreamField(BodyBlock(), blank=True, verbose_name="contenu après l’équipe")

    page_description = "Présente les personnes qui reçoivent le public."
    template = "cms/team.html"
    parent_page_types: ClassVar = ["cms.HomePage", "cms.SectionIndexPage"]
    subpage_types: ClassVar = []
    content_panels: ClassVar = [
        *IntroducedPage.content_panels,
        FieldPanel("introduction"),
        InlinePanel("members", label="Personne", heading="L’équipe"),
        FieldPanel("body"),
    ]
    search_fields: ClassVar = [*IntroducedPage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "page de l’équipe"
        verbose_name_plural = "pages de l’équipe"


class TeamMember(Orderable):
    """Somebody of the team, with a photograph or one of our drawn portraits."""

    page = ParentalKey(TeamPage, on_delete=models.CASCADE, related_name="members")
    name = models.CharField("prénom et nom", max_length=90)
    role = models.CharField("métier", max_length=90, help_text="Par exemple : conseillère rénovation")
    # A photograph that is shown on a page is not deleted by mistake.
    photo = models.ForeignKey(
        get_image_model_string(),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="photo",
        help_text="Avec l’accord de la personne.",
    )
    portrait = models.CharField("ou portrait dessiné", max_length=20, choices=portrait_choices, blank=True)
    communes = models.CharField("communes suivies", max_length=250, blank=True)
    speaks = models.CharField("parle aussi", max_length=90, blank=True, help_text="Langues, langue des signes")

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("role")]),
        FieldPanel("photo"),
        FieldPanel("portrait"),
        FieldPanel("communes"),
        FieldPanel("speaks"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "personne de l’équipe"
        verbose_name_plural = "personnes de l’équipe"

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if self.photo_id and self.portrait:
            raise ValidationError({"portrait": "Choisissez une photo ou un portrait dessiné, pas les deux."})


class PartnersPage(IntroducedPage):
    """Who stands beside the platform, by kind."""

    body = StreamField(BodyBlock(), blank=True, verbose_name="contenu après la liste")

    page_description = "Présente les structures qui travaillent avec vous."
    template = "cms/partners.html"
    parent_page_types: ClassVar = ["cms.HomePage", "cms.SectionIndexPage"]
    subpage_types: ClassVar = []
    content_panels: ClassVar = [
        *IntroducedPage.content_panels,
        FieldPanel("introduction"),
        InlinePanel("partners", label="Partenaire", heading="Partenaires"),
        FieldPanel("body"),
    ]
    search_fields: ClassVar = [*IntroducedPage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "page des partenaires"
        verbose_name_plural = "pages des partenaires"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {"kinds": by_kind(list(self.partners.all()))}


class Partner(Orderable):
    """One partner: its logo is decorative, since its name stands beside it."""

    page = ParentalKey(PartnersPage, on_delete=models.CASCADE, related_name="partners")
    name = models.CharField("nom", max_length=120)
    kind = models.CharField("nature", max_length=12, choices=PartnerKind.choices)
    # A logo that is shown on a page is not deleted by mistake.
    logo = models.ForeignKey(
        get_image_model_string(),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="logo",
    )
    text = models.CharField("ce que nous faisons ensemble", max_length=250, blank=True)
    url = models.URLField("site", blank=True)

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("kind")]),
        FieldPanel("logo"),
        FieldPanel("text"),
        FieldPanel("url"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "partenaire"
        verbose_name_plural = "partenaires"

    def __str__(self) -> str:
        return self.name


def by_kind(partners: list[Partner]) -> list[tuple[str, list[Partner]]]:
    """Partners under the name of their kind, in the order of the list of kinds."""
    order = [kind.value for kind in PartnerKind]
    ordered = sorted(partners, key=lambda one: order.index(one.kind))
    return [(str(PartnerKind(kind).label), list(group)) for kind, group in groupby(ordered, key=lambda one: one.kind)]
