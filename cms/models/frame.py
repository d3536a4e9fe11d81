"""The frame of a platform's site: its menu, its banner, its footer. The look is the brand's, in the domain."""

from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.fields import RichTextField, StreamField

from cms.blocks.frame import FrameLinkBlock, MenuEntryBlock, SocialLinkBlock
from cms.enums import BannerTone
from cms.models.frame_form import SiteFrameForm
from renovation.platforms.models import Platform

COLUMN_FEATURES = ["bold", "italic", "link", "ul"]


class SiteFrame(models.Model):
    """What surrounds every page of a platform's site."""

    platform = models.OneToOneField(
        Platform, on_delete=models.CASCADE, related_name="site_frame", primary_key=True, verbose_name="plateforme"
    )
    menu = StreamField(
        [("entry", MenuEntryBlock())],
        blank=True,
        max_num=7,
        verbose_name="menu principal",
        help_text="Laissez vide pour un menu automatique : les rubriques cochées « Afficher dans les menus », "
        "et les services.",
    )
    banner_text = models.CharField(
        "texte du bandeau",
        max_length=220,
        blank=True,
        help_text="Une ou deux phrases. Vide : aucun bandeau.",
    )
    banner_tone = models.CharField("nature", max_length=10, choices=BannerTone.choices, default=BannerTone.INFO)
    banner_link = StreamField([("link", FrameLinkBlock())], blank=True, max_num=1, verbose_name="lien du bandeau")
    banner_from = models.DateTimeField("à partir du", null=True, blank=True)
    banner_until = models.DateTimeField("jusqu’au", null=True, blank=True)
    banner_dismissible = models.BooleanField(
        "chacun peut le fermer", default=True, help_text="Décochez pour une alerte qui doit rester visible."
    )
    social_links = StreamField([("account", SocialLinkBlock())], blank=True, max_num=8, verbose_name="réseaux sociaux")
    legal_links = StreamField(
        [("link", FrameLinkBlock())],
        blank=True,
        max_num=6,
        verbose_name="autres liens du pied de page",
        help_text="Plan du site, accessibilité, mentions légales, données personnelles et cookies y sont toujours.",
    )
    column_title = models.CharField("titre de la colonne libre", max_length=60, blank=True)
    column_text = RichTextField("texte de la colonne libre", features=COLUMN_FEATURES, blank=True)
    with_approval = models.BooleanField(
        "relecture avant publication",
        default=True,
        help_text="Cochée : ce qu’écrivent les contributeurs est publié par un rédacteur. "
        "Décochée : les contributeurs publient eux-mêmes.",
    )
    changed_at = models.DateTimeField("modifié le", auto_now=True)

    edit_handler = ObjectList(
        [
            FieldPanel(
                "menu",
                help_text="Vide, le menu est automatique : les rubriques cochées « Afficher dans les menus », et les "
                "services. Votre première entrée le remplace tout entier : mettez-y aussi les services.",
            ),
            MultiFieldPanel(
                [
                    FieldPanel("banner_text"),
                    FieldPanel("banner_tone"),
                    FieldPanel("banner_link"),
                    FieldRowPanel([FieldPanel("banner_from"), FieldPanel("banner_until")]),
                    FieldPanel("banner_dismissible"),
                ],
                "Bandeau en haut de toutes les pages",
            ),
            MultiFieldPanel(
                [
                    FieldPanel("column_title"),
                    FieldPanel("column_text"),
                    FieldPanel("social_links"),
                    FieldPanel("legal_links"),
                ],
                "Pied de page",
            ),
            MultiFieldPanel([FieldPanel("with_approval")], "Publication"),
        ],
        base_form_class=SiteFrameForm,
    )

    class Meta:
        verbose_name = "menu et pied de page"
        verbose_name_plural = "menus et pieds de page"

    def __str__(self) -> str:
        return f"Menu et pied de page de {self.platform}"
