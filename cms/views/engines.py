"""What search engines ask for: what they may read, and the list of pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cms.queries.engines import engine_pages
from cms.seo import address_of_reference

# Places of one person or of one team, and answers that change with the words typed.
CLOSED = (
    "/bureau/",
    "/cms/",
    "/compte/",
    "/mon-espace/",
    "/boite-demo/",
    "/recherche/",
    "/inscriptions/",
    "/lettre/confirmer/",
    "/lettre/quitter/",
)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", *(f"Disallow: {place}" for place in CLOSED)]
    lines += ["", f"Sitemap: {address_of_reference(request, '/sitemap.xml')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Pages open to all that their editors let engines show, then the services of the house."""
    entries = [
        (address_of_reference(request, page.address, numbered=False), page.changed_on) for page in engine_pages(request)
    ]
    return render(request, "cms/sitemap.xml", {"entries": entries}, content_type="application/xml; charset=utf-8")
