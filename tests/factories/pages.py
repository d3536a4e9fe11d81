"""One page of each kind, filled as an editor would."""

import io
import json
from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image as Picture
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Page

from cms.models import (
    AidIndexPage,
    AidPage,
    ContentPage,
    FrequentQuestion,
    GlossaryPage,
    GlossaryTerm,
    PartnersPage,
    QuestionsPage,
    RenovationIndexPage,
    RenovationPage,
    ResourceIndexPage,
    ResourcePage,
    SectionIndexPage,
    TeamPage,
)
from cms.models.people import Partner, TeamMember
from cms.models.renovations import RenovationPhoto
from cms.rules.anchors import anchor_of
from renovation.platforms.models import Platform

CHECKED = date(2026, 11, 2)


def stream(*entries: tuple[str, Any]) -> str:
    """A StreamField as it is stored."""
    return json.dumps([{"type": kind, "value": value} for kind, value in entries])


SOURCES = stream(
    ("source", {"publisher": "Légifrance", "title": "Code de l’énergie", "url": "", "read_on": "2026-11-02"})
)


def picture(title: str = "Façade") -> Image:
    drawn = io.BytesIO()
    Picture.new("RGB", (800, 600), "#88a088").save(drawn, "JPEG")
    return Image.objects.create(title=title, file=ContentFile(drawn.getvalue(), f"{title}.jpg"))


def document(title: str = "Guide") -> Document:
    return Document.objects.create(title=title, file=ContentFile(b"%PDF-1.4\n" + b"x" * 240_000, f"{title}.pdf"))


def aid(parent: Page, **fields: Any) -> AidPage:
    """A fact page that was checked lately."""
    usual = {
        "title": "Prime pour une rénovation d’ampleur",
        "nature": "prime",
        "audiences": ["maison", "bailleur"],
        "provider": "Anah",
        "ask_when": "Avant de signer le devis",
        "ask_where": "En ligne, avec un accompagnateur",
        "ask_url": "https://www.maprimerenov.gouv.fr",
        "cumulation": "Avec le prêt à taux zéro",
        "introduction": "Une prime pour les travaux qui font gagner au moins deux classes.",
        "year": 2026,
        "checked_on": CHECKED,
        "figures": stream(
            ("figure", {"title": "Plafonds de revenus", "text": "", "parameter": "aids.income.elsewhere"}),
        ),
        "sources": SOURCES,
    }
    return _added(parent, AidPage(**(usual | fields)))


def renovation(parent: Page, **fields: Any) -> RenovationPage:
    usual = {
        "title": "La maison de 1965 de Sarah et Idriss",
        "home_kind": "maison",
        "commune_name": "Besançon",
        "built_in": 1965,
        "area_m2": 110,
        "finished_on": date(2026, 5, 1),
        "class_before": "F",
        "class_after": "B",
        "kwh_before": 31000,
        "kwh_after": 9800,
        "basis": "dpe",
        "works": ["toit", "murs", "ventilation"],
        "cost_eur": 52000,
        "aids_eur": 27000,
        "loan_eur": 20000,
        "introduction": "Toit, murs, ventilation : tout a été pensé ensemble.",
        "quote": "On ne se colle plus au radiateur.",
        "quote_author": "Sarah",
        "drawing": "insulation",
        "is_invented": True,
    }
    return _added(parent, RenovationPage(**(usual | fields)))


def resource(parent: Page, **fields: Any) -> ResourcePage:
    usual = {
        "title": "Réussir son isolation",
        "document": document(),
        "kind": "guide",
        "topic": "isolation",
        "audiences": ["maison"],
        "publisher": "ADEME",
        "issued_on": date(2025, 9, 1),
        "introduction": "Les matériaux, les épaisseurs, les pièges.",
        "access": "oui",
    }
    return _added(parent, ResourcePage(**(usual | fields)))


def term(platform: Platform, word: str = "RGE", **fields: Any) -> GlossaryTerm:
    usual = {"slug": word.lower().replace(" ", "-"), "meaning": "Reconnu garant de l’environnement."}
    return GlossaryTerm.objects.create(platform=platform, term=word, **(usual | fields))


def question(platform: Platform, words: str = "Est-ce gratuit ?", **fields: Any) -> FrequentQuestion:
    usual = {"topic": "service", "answer": "<p>Oui, le conseil est gratuit.</p>", "checked_on": CHECKED}
    return FrequentQuestion.objects.create(platform=platform, question=words, **(usual | fields))


def every_kind(home: Page, platform: Platform) -> dict[str, Page]:
    """A small site with one page of each kind, by name."""
    section = _added(home, SectionIndexPage(title="Comprendre", numbered=True, introduction="Le chemin, pas à pas."))
    terms = [("RGE", ""), ("DPE", "diagnostic de performance énergétique"), ("pare-vapeur", "pare-vapeurs")]
    for word, spellings in terms:
        term(platform, word, spellings=spellings, meaning="Un sens simple, en une phrase.")
    question(platform)
    question(platform, "Quelles aides ?", topic="aides", answer="<p>Cela dépend de vos revenus et du RGE.</p>")
    aids = _added(home, AidIndexPage(title="Les aides", introduction="Une fiche par aide."))
    renovations = _added(home, RenovationIndexPage(title="Ils ont rénové", introduction="Des exemples d’ici."))
    resources = _added(home, ResourceIndexPage(title="Documents", introduction="À lire, à imprimer."))
    pages = {
        "section": section,
        "content": _added(section, ContentPage(title="Isoler", body=every_block(), sources=SOURCES)),
        "second": _added(section, ContentPage(title="Ventiler", introduction="Respirer, toujours.")),
        "aids": aids,
        "aid": aid(aids),
        "stale_aid": aid(aids, title="Prêt ancien", nature="pret", year=2024, checked_on=date(2024, 1, 5)),
        "renovations": renovations,
        "renovation": renovation(renovations),
        "resources": resources,
        "resource": resource(resources, access="non", alternative="L’essentiel en deux lignes."),
        "questions": _added(home, QuestionsPage(title="Questions fréquentes")),
        "glossary": _added(home, GlossaryPage(title="Glossaire")),
        "team": _team(home),
        "partners": _partners(home),
    }
    photo = RenovationPhoto(
        image=picture(), moment="apres", alternative="La façade isolée", caption="Juin", credit="Nous"
    )
    pages["renovation"].photos.add(photo)
    pages["renovation"].save()
    return pages


def every_block() -> str:
    """A body that holds one block of each family."""
    return stream(
        ("text", "<h2>Pourquoi isoler ?</h2><p>Une entreprise RGE lit votre DPE. Le RGE se vérifie.</p>"),
        ("key_points", {"title": "À retenir", "points": ["Le toit d’abord", "L’air ensuite"]}),
        ("notice", {"tone": "danger", "title": "Monoxyde", "text": "<p>Ne bouchez rien.</p>"}),
        ("accordion", {"title": "Plus loin", "folds": [{"title": t, "text": "<p>Oui.</p>"} for t in ("Murs", "Sols")]}),
        ("topic_questions", {"title": "Questions", "topic": "aides"}),
        ("columns", {"columns": [[{"type": "text", "value": f"<p>Colonne {n}.</p>"}] for n in "AB"]}),
        ("video", _VIDEO),
        ("key_figures", {"title": "En chiffres", "figures": _FIGURES}),
        (
            "testimonials",
            {"title": "Témoins", "testimonials": [{"text": "Bien.", "author": "Ana", "about": "", "page": None}]},
        ),
        ("aids_list", {"title": "Les aides d’ici", "audience": ""}),
        ("diagnosis", {"title": "Faire le point", "text": "Cinq minutes."}),
        ("directory_search", {"title": "Trouver un professionnel", "text": ""}),
        ("contact_card", {"title": "Nous joindre", "text": "", "with_booking": True, "with_callback": True}),
        ("call", {"title": "On commence ?", "text": "", "drawing": "summer", "buttons": [_BUTTON]}),
    )


_BUTTON = {"label": "Prendre rendez-vous", "target": {"page": None, "destination": "selfservice:booking"}}
_VIDEO = {
    "title": "Souffler de la ouate",
    "address": "https://www.youtube.com/watch?v=abcdefghijk",
    "length": "3 min",
    "has_captions": True,
    "transcript": "<p>On souffle la ouate dans les combles.</p>",
}
_FIGURES = [
    {"type": "counted", "value": {"indicator": "companies", "label": ""}},
    {"type": "typed", "value": {"value": "41 %", "label": "de moins", "source": "Enquête", "dated": "2026-01-01"}},
]


def _team(home: Page) -> TeamPage:
    page = TeamPage(title="L’équipe", introduction="Trois personnes vous répondent.")
    page.members.add(TeamMember(name="Claire Martin", role="conseillère", portrait="bob", communes="Besançon, Thise"))
    page.members.add(TeamMember(name="Yanis Lopez", role="conseiller", portrait="beard", speaks="espagnol"))
    page.members.add(TeamMember(name="Nadia Benali", role="responsable", photo=picture("Nadia")))
    return _added(home, page)


def _partners(home: Page) -> PartnersPage:
    page = PartnersPage(title="Nos partenaires", introduction="Ils agissent avec nous.")
    page.partners.add(Partner(name="Région", kind="financeur", text="Finance le conseil.", logo=picture("Logo")))
    page.partners.add(Partner(name="ADIL du Doubs", kind="association", url="https://adil25.org"))
    return _added(home, page)


def _added(parent: Page, page: Any) -> Any:
    parent.refresh_from_db()
    page.slug = page.slug or anchor_of(page.title)
    return parent.add_child(instance=page)
