"""Whether this visit is counted, and where."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

from cms.models import AudienceMeasure
from renovation.platforms.models import Platform

# « Ne pas me suivre », in the two ways that browsers say it.
REFUSALS = ("DNT", "Sec-GPC")
REFUSED = "non"
# Pages whose address tells nothing of the reader: no link received by e-mail, no answer to a form.
COUNTED = frozenset(
    {"wagtail_serve", "cms:directory", "cms:directory_company", "cms:directory_check", "cms:search", "cms:sitemap_page"}
)


@dataclass(frozen=True)
class Counting:
    """Where a visit is counted. `origin` is what the content policy lets the page speak to."""

    address: str
    site_number: int
    origin: str


def measure_of(platform: Platform | None) -> AudienceMeasure | None:
    """The measure that a platform has switched on; read with the platform itself."""
    measure: AudienceMeasure | None = getattr(platform, "audience_measure", None)
    return measure if measure is not None and measure.is_on else None


def refuses(request: HttpRequest) -> bool:
    """Refused on the page of cookies, or by the browser once and for all."""
    chosen = request.COOKIES.get(settings.MEASURE_COOKIE_NAME) == REFUSED
    return chosen or any(request.headers.get(name) == "1" for name in REFUSALS)


def counting_for(request: HttpRequest) -> Counting | None:
    """Nothing for a reader who refuses, nor for anyone who is logged in: the site is measured, not people."""
    user, match = getattr(request, "user", None), request.resolver_match
    known = user is not None and user.is_authenticated
    if known or refuses(request) or match is None or match.view_name not in COUNTED:
        return None
    measure = measure_of(getattr(request, "platform", None))
    if measure is None:
        return None
    parts = urlsplit(measure.address)
    return Counting(f"{measure.address.rstrip('/')}/matomo.php", measure.site_number, f"https://{parts.netloc}")
