"""What all pages of the site have in common."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

from cms.tree import address_of, trail_of


class SitePage(Page):
    """A page of a platform's site: description, plan du site, date of review."""

    in_site_map = models.BooleanField(
        "dans le plan du site",
        default=True,
        help_text="Décochez pour une page que l’on ne trouve que par un lien.",
    )
    reviewed_on = models.DateField(
        "relue le",
        null=True,
        blank=True,
        help_text="Date de la dernière vérification du contenu. Elle est affichée en bas de page.",
    )

    promote_panels: ClassVar = [
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
            ],
            "Pour les moteurs de recherche",
        ),
        MultiFieldPanel(
            [FieldPanel("show_in_menus"), FieldPanel("in_site_map"), FieldPanel("reviewed_on")], "Dans le site"
        ),
    ]
    search_fields: ClassVar = [*Page.search_fields, index.SearchField("search_description")]

    class Meta:
        abstract = True

    @property
    def address(self) -> str:
        return address_of(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["trail"] = trail_of(self)
        return context


class IntroducedPage(SitePage):
    """A page that opens on a sentence saying what it is about."""

    introduction = models.TextField(
        "chapô", max_length=400, blank=True, help_text="Une ou deux phrases simples : à quoi sert cette page ?"
    )

    search_fields: ClassVar = [*SitePage.search_fields, index.SearchField("introduction", boost=2)]

    class Meta:
        abstract = True
