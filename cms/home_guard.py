"""The home page of a site is never deleted nor taken off: the whole site would go with it."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.models import Page

REFUSAL = "L’accueil ne peut pas être retiré : c’est le site entier."
REMOVALS = frozenset({"delete", "unpublish"})


def refused_for_home(request: HttpRequest, pages: Iterable[object]) -> HttpResponse | None:
    """An answer that says why, as soon as one of the pages is the home page of a site."""
    for page in pages:
        if isinstance(page, Page) and page.sites_rooted_here.exists():
            messages.error(request, REFUSAL)
            return redirect("wagtailadmin_explore", page.pk)
    return None
