"""The library: documents with what one must know before opening them."""

from pathlib import PurePath
from typing import Any, ClassVar

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.documents import get_document_model_string
from wagtail.search import index

from cms.enums import Audience, DocumentAccess, Language, ResourceKind, Topic
from cms.filters import Filter, query_of
from cms.models.base import IntroducedPage
from cms.models.fields import choices_field, chosen_labels
from cms.tree import readable_below

RESOURCES_PER_PAGE = 20


class ResourceIndexPage(IntroducedPage):
    """The documents, filtered by topic, kind, public, language and accessibility."""

    page_description = "Range les guides et les modèles à télécharger, avec leurs filtres."
    template = "cms/resource_index.html"
    parent_page_types: ClassVar = ["cms.HomePage", "cms.SectionIndexPage"]
    subpage_types: ClassVar = ["cms.ResourcePage"]
    content_panels: ClassVar = [*IntroducedPage.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = "bibliothèque de documents"
        verbose_name_plural = "bibliothèques de documents"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        filters = [
            Filter("theme", "Thème", "Tous les thèmes", Topic.choices, request.GET),
            Filter("nature", "Nature", "Toutes les natures", ResourceKind.choices, request.GET),
            Filter("public", "Pour qui", "Tout le monde", Audience.choices, request.GET),
            Filter("langue", "Langue", "Toutes les langues", Language.choices, request.GET),
            Filter("acces", "Accessibilité", "Tous les documents", DocumentAccess.choices, request.GET),
        ]
        chosen = {one.name: one.value for one in filters if one.value}
        found = Paginator(self._resources(chosen), RESOURCES_PER_PAGE).get_page(request.GET.get("page", "1"))
        return context | {
            "resources": found,
            "filters": filters,
            "query": query_of(filters),
            "filtered": bool(chosen),
        }

    def _resources(self, chosen: dict[str, str]) -> "models.QuerySet[ResourcePage]":
        lookups = {"theme": "topic", "nature": "kind", "langue": "language", "acces": "access"}
        found = readable_below(self, ResourcePage.objects.child_of(self).live()).select_related("document")
        found = found.filter(**{lookups[name]: value for name, value in chosen.items() if name in lookups})
        if "public" in chosen:
            found = found.filter(audiences__contains=[chosen["public"]])
        return found.order_by("-issued_on", "pk")


class ResourcePage(IntroducedPage):
    """One document: what it is, and the link that opens it."""

    # A document that is offered here is not deleted by mistake.
    document = models.ForeignKey(
        get_document_model_string(), on_delete=models.PROTECT, related_name="+", verbose_name="document"
    )
    kind = models.CharField("nature", max_length=12, choices=ResourceKind.choices)
    topic = models.CharField("thème", max_length=20, choices=Topic.choices)
    audiences = choices_field("pour qui", Audience, blank=True)
    publisher = models.CharField("éditeur", max_length=120, help_text="Qui a écrit ce document : nous, l’ADEME…")
    issued_on = models.DateField("date du document")
    language = models.CharField("langue", max_length=12, choices=Language.choices, default=Language.FRENCH)
    access = models.CharField(
        "accessibilité", max_length=10, choices=DocumentAccess.choices, default=DocumentAccess.UNKNOWN
    )
    alternative = models.TextField(
        "contenu en texte",
        blank=True,
        help_text="L’essentiel du document en quelques lignes, si le fichier n’est pas accessible.",
    )

    page_description = "Un fichier à télécharger : nature, public, langue, accessibilité."
    template = "cms/resource.html"
    parent_page_types: ClassVar = ["cms.ResourceIndexPage"]
    subpage_types: ClassVar = []
    content_panels: ClassVar = [
        *IntroducedPage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("document"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("kind"), FieldPanel("topic")]),
                FieldPanel("audiences"),
                FieldRowPanel([FieldPanel("publisher"), FieldPanel("issued_on")]),
            ],
            "Classement",
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("language"), FieldPanel("access")]), FieldPanel("alternative")],
            "Langue et accessibilité",
        ),
    ]
    search_fields: ClassVar = [
        *IntroducedPage.search_fields,
        index.SearchField("publisher"),
        index.SearchField("alternative"),
        index.FilterField("topic"),
        index.FilterField("issued_on"),
    ]

    class Meta:
        verbose_name = "document de la bibliothèque"
        verbose_name_plural = "documents de la bibliothèque"

    @property
    def file_type(self) -> str:
        """« PDF », « DOCX »: what opens when one clicks."""
        return PurePath(self.document.filename).suffix.lstrip(".").upper()

    @property
    def audience_labels(self) -> list[str]:
        return chosen_labels(self.audiences, Audience)
