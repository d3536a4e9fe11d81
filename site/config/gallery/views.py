"""Pages of the gallery."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from config.gallery.forms import failed_form, new_form, quick_forms
from config.gallery.sheets import LOOKS, SHEETS, THEMES, sheet_named
from config.gallery.specimens import contents_of
from renovation.platforms.rules.brand import pairs, refused_pairs, stylesheet


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The way into the sheets."""
    return render(request, "gallery/overview.html", _frame(request))


@require_safe
def sheet(request: HttpRequest, name: str) -> HttpResponse:
    """One sheet, in the look and the theme asked for."""
    found = sheet_named(name)
    if found is None:
        raise Http404
    context = _frame(request) | {"sheet": found, **contents_of(name)}
    if name == "formulaires":
        context |= {"form": new_form(), "failed": failed_form(), "quick": quick_forms()}
    if name == "fondations":
        look = LOOKS[context["look"]]
        context |= {"pairs": pairs(look.brand, look.accent), "refused": refused_pairs("#7fb8ad", "#f3c9a5")}
    return render(request, f"gallery/{name}.html", context)


@require_safe
def gallery_brand(request: HttpRequest, name: str) -> HttpResponse:
    """The stylesheet of a look, made as a platform's is."""
    look = LOOKS.get(name)
    if look is None:
        raise Http404
    css = stylesheet(brand=look.brand, accent=look.accent, radius_px=look.radius_px, compact=look.compact)
    return HttpResponse(css, content_type="text/css")


def _frame(request: HttpRequest) -> dict[str, Any]:
    """Look, theme and the links that change one and keep the other."""
    asked_look, asked_theme = request.GET.get("marque", ""), request.GET.get("theme", "")
    look = asked_look if asked_look in LOOKS else "sapin"
    theme = asked_theme if asked_theme in THEMES else ""
    return {
        "sheets": SHEETS,
        "sheet": None,
        "look": look,
        "theme": theme,
        "kept": urlencode({"marque": look, "theme": theme}),
        "looks": [
            (item.title, f"?{urlencode({'marque': key, 'theme': theme})}", key == look) for key, item in LOOKS.items()
        ],
        "themes": [
            (title, f"?{urlencode({'marque': look, 'theme': key})}", key == theme) for key, title in THEMES.items()
        ],
    }
