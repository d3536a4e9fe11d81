"""What all pages of the site have in common."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.images import get_image_model_string
from wagtail.models import Page
from wagtail.search import index

from cms.models.page_form import SitePageForm
from cms.models.terms import explainer_for
from cms.tree import address_of, trail_of


class SitePage(Page):
    """A page of a platform's site: description, plan du site, who keeps it and when it is read again."""

    in_site_map = models.BooleanField(
        "dans le plan du site",
        default=True,
        help_text="Décochez pour une page que l’on ne trouve que par un lien.",
    )
    in_search_engines = models.BooleanField(
        "dans les moteurs de recherche",
        default=True,
        help_text="Décochez pour demander aux moteurs de ne pas montrer cette page.",
    )
    # A page stays when the picture that it is shared with goes.
    share_image = models.ForeignKey(
        get_image_model_string(),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="image de partage",
        help_text="Facultatif. Montrée quand quelqu’un partage l’adresse de la page dans un message.",
    )
    reviewed_on = models.DateField(
        "relue le",
        null=True,
        blank=True,
        help_text="Date de la dernière vérification du contenu. Elle est affichée en bas de page.",
    )
    review_due_on = models.DateField(
        "à revoir le",
        null=True,
        blank=True,
        help_text="Ce jour-là, la page entre dans le rapport « Pages à revoir ». Elle reste en ligne.",
    )
    # A page outlives the account of the person who kept it.
    keeper = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="personne responsable",
        help_text="Qui vérifie cette page. Son nom n’est pas affiché sur le site.",
    )

    base_form_class = SitePageForm
    promote_panels: ClassVar = [
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
                FieldPanel("share_image"),
                FieldPanel("in_search_engines"),
            ],
            "Pour les moteurs de recherche et le partage",
        ),
        MultiFieldPanel([FieldPanel("show_in_menus"), FieldPanel("in_site_map")], "Dans le site"),
        MultiFieldPanel(
            [FieldPanel("keeper"), FieldRowPanel([FieldPanel("reviewed_on"), FieldPanel("review_due_on")])],
            "Suivi de la page",
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
        context["explainer"] = explainer_for(request)
        return context


class IntroducedPage(SitePage):
    """A page that opens on a sentence saying what it is about."""

    introduction = models.TextField(
        "chapô", max_length=400, blank=True, help_text="Une ou deux phrases simples : à quoi sert cette page ?"
    )

    search_fields: ClassVar = [*SitePage.search_fields, index.SearchField("introduction", boost=2)]

    class Meta:
        abstract = True
