"""Blocks of the frame of a site: entries of the menu, links of the footer, accounts on social networks."""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail import blocks

from cms.enums import Destination, Network
from cms.here import address_here


class FrameTargetValue(blocks.StructValue):
    """Knows its address; none when its page is not on the site at present."""

    @property
    def href(self) -> str:
        page = self.get("page")
        if page is not None:
            return address_here(page) if page.live else ""
        return reverse(self["destination"]) if self.get("destination") else str(self.get("address") or "")


class FrameTargetBlock(blocks.StructBlock):
    """One of three: a page of the site, a service of the house, an address elsewhere."""

    page = blocks.PageChooserBlock(required=False, label="Page du site")
    destination = blocks.ChoiceBlock(choices=Destination.choices, required=False, label="ou service")
    address = blocks.URLBlock(
        required=False, label="ou adresse d’un autre site", help_text="Elle commence par https://"
    )

    class Meta:
        value_class = FrameTargetValue
        icon = "link"
        label = "Mène à"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if sum(bool(cleaned.get(name)) for name in ("page", "destination", "address")) != 1:
            refusal = ValidationError("Une page, un service ou une adresse : choisissez un seul des trois.")
            raise blocks.StructBlockValidationError(non_block_errors=[refusal])
        if cleaned["address"] and urlsplit(cleaned["address"]).scheme != "https":
            raise blocks.StructBlockValidationError(
                block_errors={"address": ValidationError("Écrivez une adresse qui commence par https://.")}
            )
        return cleaned


class FrameLinkBlock(blocks.StructBlock):
    """Words and where they lead."""

    label = blocks.CharBlock(max_length=40, label="Texte du lien")
    target = FrameTargetBlock()

    class Meta:
        icon = "link"
        label = "Lien"


class MenuEntryBlock(FrameLinkBlock):
    """An entry of the main menu, with the links that open under it."""

    children = blocks.ListBlock(
        FrameLinkBlock(),
        min_num=0,
        max_num=8,
        default=[],
        label="Sous-menu",
        help_text="Vide pour un lien simple.",
    )

    class Meta:
        icon = "list-ul"
        label = "Entrée du menu"


class SocialLinkBlock(blocks.StructBlock):
    """An account of the platform on a network of the list."""

    network = blocks.ChoiceBlock(choices=Network.choices, label="Réseau")
    address = blocks.URLBlock(label="Adresse du compte", help_text="Celle que montre votre navigateur, en https://")

    class Meta:
        icon = "group"
        label = "Compte"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        network, parts = Network(cleaned["network"]), urlsplit(cleaned["address"])
        if parts.scheme != "https" or not network.owns(parts.hostname or ""):
            raise blocks.StructBlockValidationError(
                block_errors={"address": ValidationError(f"Cette adresse n’est pas celle d’un compte {network.label}.")}
            )
        return cleaned
