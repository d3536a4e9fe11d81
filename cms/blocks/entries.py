"""Doors of the house inside a page: the diagnosis, the directory, the contact card, a call to act."""

from typing import Any

from wagtail import blocks

from cms.blocks.links import TargetBlock
from cms.drawings import drawing_choices
from cms.forms.directory import DirectoryForm


class DiagnosisBlock(blocks.StructBlock):
    """A commune to type, that starts the self-diagnosis."""

    title = blocks.CharBlock(max_length=90, default="Faire le point sur mon logement", label="Titre")
    text = blocks.CharBlock(
        max_length=200, default="Quinze questions, cinq minutes, sans inscription.", required=False, label="Texte"
    )

    class Meta:
        template = "cms/blocks/diagnosis.html"
        icon = "form"
        label = "Entrée de l’autodiagnostic"


class DirectorySearchBlock(blocks.StructBlock):
    """The search of the directory."""

    title = blocks.CharBlock(max_length=90, default="Trouver un professionnel RGE", label="Titre")
    text = blocks.CharBlock(max_length=200, required=False, label="Texte")

    class Meta:
        template = "cms/blocks/directory_search.html"
        icon = "search"
        label = "Recherche dans l’annuaire RGE"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        return context | {"form": DirectoryForm(auto_id="annuaire-%s")}


class ContactCardBlock(blocks.StructBlock):
    """How to reach the platform: its own settings, typed nowhere else."""

    title = blocks.CharBlock(max_length=90, default="Nous joindre", label="Titre")
    text = blocks.CharBlock(max_length=200, required=False, label="Texte")
    with_booking = blocks.BooleanBlock(required=False, default=True, label="Bouton « Prendre rendez-vous »")
    with_callback = blocks.BooleanBlock(required=False, default=True, label="Bouton « Être rappelé »")

    class Meta:
        template = "cms/blocks/contact_card.html"
        icon = "mail"
        label = "Carte de contact"


class CallBlock(blocks.StructBlock):
    """A band that calls to act: a sentence, one or two buttons."""

    title = blocks.CharBlock(max_length=90, label="Titre")
    text = blocks.CharBlock(max_length=250, required=False, label="Texte")
    drawing = blocks.ChoiceBlock(choices=drawing_choices, required=False, label="Dessin")
    buttons = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("label", blocks.CharBlock(max_length=60, label="Texte du bouton")),
                ("target", TargetBlock(label="Lien")),
            ],
            label="Bouton",
        ),
        min_num=1,
        max_num=2,
        label="Boutons",
    )

    class Meta:
        template = "cms/blocks/call.html"
        icon = "pick"
        label = "Appel à agir"
