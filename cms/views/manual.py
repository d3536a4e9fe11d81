"""The manual: one page for each role."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cms.tree import HOME_CRUMB, Crumb


@dataclass(frozen=True)
class Booklet:
    """The part of the manual that one role reads."""

    code: str
    title: str
    summary: str


BOOKLETS = (
    Booklet("menage", "Vous préparez des travaux", "Autodiagnostic, rendez-vous, espace personnel, documents."),
    Booklet("conseiller", "Vous conseillez des ménages", "Prospects, dossiers, messages, tâches, agenda."),
    Booklet("responsable", "Vous animez la plateforme", "Équipe, attribution, créneaux, indicateurs."),
    Booklet("redaction", "Vous écrivez le site", "Pages, articles, images, marque, accessibilité."),
    Booklet("administration", "Vous administrez l’installation", "Comptes, rôles, journal, travaux, sauvegardes."),
)


def manual(request: HttpRequest) -> HttpResponse:
    """The entry: who are you?"""
    return render(request, "manual/index.html", {"booklets": BOOKLETS, "home_crumb": HOME_CRUMB})


def booklet(request: HttpRequest, role: str) -> HttpResponse:
    """One booklet, with the links to the others."""
    chosen = next((booklet for booklet in BOOKLETS if booklet.code == role), None)
    if chosen is None:
        raise Http404
    crumbs = (*HOME_CRUMB, Crumb("Aide", reverse("cms:manual")))
    context = {"booklet": chosen, "booklets": BOOKLETS, "manual_crumbs": crumbs}
    return render(request, f"manual/{chosen.code}.html", context)
