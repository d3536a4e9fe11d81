"""Legal texts: notices, personal data, cookies, and the accessibility statement."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from cms.blocks import BodyBlock
from cms.enums import Conformity, LegalKind
from cms.models.base import IntroducedPage
from cms.privacy import cookie_table, retention_table
from cms.rules.conformity import Audit, conformity, rate_percent


class LegalPage(IntroducedPage):
    """A legal text; the tables of retention and of cookies come from the settings that are applied."""

    kind = models.CharField("nature", max_length=10, choices=LegalKind.choices)
    director = models.CharField("direction de la publication", max_length=120, blank=True, help_text="Prénom et nom.")
    host_name = models.CharField("hébergeur", max_length=120, blank=True)
    host_address = models.CharField("adresse de l’hébergeur", max_length=250, blank=True)
    host_phone = models.CharField("téléphone de l’hébergeur", max_length=20, blank=True)
    body = StreamField(BodyBlock(), blank=True, verbose_name="contenu")

    page_description = "Mentions légales, vie privée, cookies : une page de chaque, au pied du site."
    template = "cms/legal.html"
    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar = []
    content_panels: ClassVar = [
        *IntroducedPage.content_panels,
        FieldPanel("kind"),
        FieldPanel("introduction"),
        MultiFieldPanel(
            [
                FieldPanel("director"),
                FieldPanel("host_name"),
                FieldRowPanel([FieldPanel("host_address"), FieldPanel("host_phone")]),
            ],
            "Pour les mentions légales (la loi les demande)",
        ),
        FieldPanel("body"),
    ]
    search_fields: ClassVar = [*IntroducedPage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "page légale"
        verbose_name_plural = "pages légales"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["retention"] = retention_table() if self.kind == LegalKind.PRIVACY else ()
        context["cookies"] = cookie_table() if self.kind == LegalKind.COOKIES else ()
        context["with_publisher"] = self.kind == LegalKind.NOTICES
        return context


class AccessibilityPage(IntroducedPage):
    """The accessibility statement (RGAA 4.1 model); its state is computed from the audit, never typed (X13)."""

    declared_on = models.DateField("déclaration établie le", null=True, blank=True)
    audited_on = models.DateField("audit réalisé le", null=True, blank=True)
    auditor = models.CharField("audit réalisé par", max_length=150, blank=True)
    applicable_criteria = models.PositiveSmallIntegerField("critères applicables", default=0)
    met_criteria = models.PositiveSmallIntegerField("critères respectés", default=0)
    derogations = models.TextField("dérogations pour charge disproportionnée", blank=True)
    exempted = models.TextField("contenus non soumis à l’obligation", blank=True)
    technologies = models.CharField("technologies", max_length=250, default="HTML5, CSS, JavaScript, SVG, PDF")
    environments = models.TextField("environnements de test", blank=True)
    tested_pages = models.TextField("pages vérifiées", blank=True)
    contact = models.TextField("pour signaler un défaut", blank=True)
    scheme = models.TextField("schéma pluriannuel", blank=True)
    annual_plan = models.TextField("plan annuel", blank=True)

    page_description = "L’état de conformité, que la loi demande d’afficher."
    template = "cms/accessibility.html"
    max_count_per_parent = 1
    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar = []
    content_panels: ClassVar = [
        *IntroducedPage.content_panels,
        FieldPanel("introduction"),
        MultiFieldPanel(
            [
                FieldPanel("declared_on"),
                FieldRowPanel([FieldPanel("audited_on"), FieldPanel("auditor")]),
                FieldRowPanel([FieldPanel("applicable_criteria"), FieldPanel("met_criteria")]),
            ],
            "Résultats de l’audit (sans audit, le site est dit « non conforme »)",
        ),
        InlinePanel("non_conformities", label="Non-conformité", heading="Non-conformités"),
        FieldPanel("derogations"),
        FieldPanel("exempted"),
        FieldPanel("technologies"),
        FieldPanel("environments"),
        FieldPanel("tested_pages"),
        FieldPanel("contact"),
        FieldPanel("scheme"),
        FieldPanel("annual_plan"),
    ]
    search_fields: ClassVar = [*IntroducedPage.search_fields, index.SearchField("exempted")]

    class Meta:
        verbose_name = "déclaration d’accessibilité"
        verbose_name_plural = "déclarations d’accessibilité"

    def clean(self) -> None:
        super().clean()
        if self.met_criteria > self.applicable_criteria:
            raise ValidationError(
                {"met_criteria": "Le nombre de critères respectés dépasse celui des critères applicables."}
            )

    @property
    def audit(self) -> Audit:
        return Audit(self.audited_on, self.applicable_criteria, self.met_criteria)

    @property
    def conformity(self) -> Conformity:
        return Conformity(conformity(self.audit))

    @property
    def rate_percent(self) -> int | None:
        return rate_percent(self.audit)


class NonConformity(Orderable):
    """A criterion that is not met, in plain words, with its number in RGAA (X15)."""

    page = ParentalKey(AccessibilityPage, on_delete=models.CASCADE, related_name="non_conformities")
    criterion = models.CharField("critère RGAA", max_length=6, help_text="Par exemple : 3.2")
    description = models.CharField("ce qui ne va pas", max_length=250)

    panels: ClassVar = [FieldPanel("criterion"), FieldPanel("description")]

    class Meta(Orderable.Meta):
        verbose_name = "non-conformité"
        verbose_name_plural = "non-conformités"

    def __str__(self) -> str:
        return f"{self.criterion} {self.description}"
