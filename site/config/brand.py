"""The stylesheet of a platform's brand."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from renovation.platforms.enums import Density
from renovation.platforms.models import Brand
from renovation.platforms.rules.brand import stylesheet


@require_safe
def brand_stylesheet(request: HttpRequest, slug: str) -> HttpResponse:
    """Colours, corners and density as custom properties; the address carries a version, so it may be kept."""
    brand = get_object_or_404(Brand, platform__slug=slug)
    css = stylesheet(
        brand=brand.brand_colour,
        accent=brand.accent_colour,
        radius_px=brand.radius_px,
        compact=brand.density == Density.COMPACT,
    )
    return HttpResponse(css, content_type="text/css", headers={"Cache-Control": "public, max-age=31536000, immutable"})
