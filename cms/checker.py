"""Wagtail's content checker with the rules that editors can break (X14), and the words that explain them."""

from typing import Any, ClassVar

from wagtail.admin.userbar import ContentCheckerItem

# Rules of axe, each with what it found and what to do about it.
_AXE_RULES = {
    "color-contrast": ("Texte trop pâle", "Choisissez des couleurs plus contrastées dans « Marque »."),
    "image-alt": ("Image sans texte de remplacement", "Décrivez l’image, ou cochez « décorative »."),
    "image-redundant-alt": (
        "Texte répété",
        "Le texte de remplacement répète le lien ou la légende : raccourcissez-le.",
    ),
    "list": ("Liste mal formée", "Faites la liste avec le bouton « Liste », pas avec des tirets."),
    "listitem": ("Élément hors d’une liste", "Faites la liste avec le bouton « Liste »."),
    "td-headers-attr": ("Tableau mal titré", "Donnez un titre à chaque colonne."),
    "th-has-data-cells": ("Titre de colonne sans contenu", "Remplissez la colonne ou retirez-la."),
    "table-duplicate-name": ("Titre de tableau répété", "Le titre du tableau ne doit pas répéter son résumé."),
    "duplicate-id": ("Deux parties portent le même nom", "Deux titres ou deux mots ont la même ancre : changez-en un."),
    "duplicate-id-aria": ("Deux parties portent le même nom", "Deux titres ou deux mots ont la même ancre."),
}
# Rules of ours: where they look, what they found, what to do. Their functions stand in js/checks.js.
_OWN_RULES = {
    "image-nom-de-fichier": (
        "main img[alt]",
        "Image décrite par le nom de son fichier",
        "Remplacez le texte alternatif par une phrase qui dit ce que l’on voit.",
    ),
    "titre-majuscules": (
        "main :is(h1, h2, h3, h4)",
        "Titre tout en majuscules",
        "Écrivez le titre en minuscules : les lecteurs d’écran peuvent l’épeler.",
    ),
    "lien-vague": (
        "main a[href]",
        "Lien qui ne dit pas où il mène",
        "Remplacez « cliquez ici » ou « en savoir plus » par le nom de la page.",
    ),
    "lien-document": (
        'main a[href*="/documents/"]',
        "Document sans format ni poids",
        "Ajoutez le format et le poids dans le lien : « Guide (PDF, 2 Mo) ».",
    ),
    "phrase-longue": (
        "main .prose p",
        "Phrase de plus de quarante mots",
        "Coupez-la en deux : une idée par phrase.",
    ),
}


class WiderChecks(ContentCheckerItem):
    """Contrast, alternatives, lists, tables, double anchors; titles in capitals, vague links, bare documents."""

    axe_run_only: ClassVar = [*ContentCheckerItem.axe_run_only, *_AXE_RULES, *_OWN_RULES]
    # What stands around the page (banner of the theme, menus) is not the editor's to correct.
    axe_include: ClassVar = ["main"]
    axe_custom_rules: ClassVar = [
        *ContentCheckerItem.axe_custom_rules,
        *(
            {"id": code, "impact": "serious", "selector": where, "tags": ["best-practice"], "any": [code]}
            | {"enabled": True}
            for code, (where, _found, _todo) in _OWN_RULES.items()
        ),
    ]
    axe_custom_checks: ClassVar = [*ContentCheckerItem.axe_custom_checks, *({"id": code} for code in _OWN_RULES)]
    axe_messages: ClassVar = ContentCheckerItem.axe_messages | {
        code: {"error_name": found, "help_text": todo}
        for code, (*_where, found, todo) in (_AXE_RULES | _OWN_RULES).items()
    }

    class Media:
        js = ("js/checks.js",)


def widened(items: list[Any]) -> list[Any]:
    """Our checker in the place of Wagtail's, on the page and beside the editor."""
    return [WiderChecks(in_editor=item.in_editor) if isinstance(item, ContentCheckerItem) else item for item in items]
