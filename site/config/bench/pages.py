"""Each kind of page of a starter site: its queries, the time of the server, and what a first visit brings down."""

from collections.abc import Iterator
from functools import partial

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Site

from cms.tree import address_of
from config.bench.home_page import HOST, ask, ask_anew, starter_site
from config.bench.registry import Figure, benchmark, median_ms
from config.bench.transfer import transfer
from renovation.territories.models import Commune

MOST_QUERIES = 12
LIMIT_MS = 25
# The directory sorts thousands of companies by distance.
DIRECTORY_LIMIT_MS = 60
LIMIT_KB = 100
_MARKS = ("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT")


@benchmark("pages")
def pages() -> Iterator[Figure]:
    """Once everything has been seen: what the process remembers of the published pages is there, as on most visits."""
    with starter_site() as client:
        for name, address in _addresses():
            ask(client, address)
            yield Figure(f"{name} : requêtes", _queries(client, address), MOST_QUERIES, "")
            limit = DIRECTORY_LIMIT_MS if address.startswith("/annuaire/?") else LIMIT_MS
            yield Figure(f"{name} : serveur", median_ms(partial(ask_anew, client, address), times=20), limit)
            yield Figure(f"{name} : première visite", transfer(client, address).total / 1024, LIMIT_KB, "Ko")


def _addresses() -> Iterator[tuple[str, str]]:
    """The first page of each kind, then the services."""
    home = Site.objects.get(hostname=HOST).root_page
    seen: set[int] = set()
    for page in Page.objects.descendant_of(home, inclusive=True).live().order_by("path"):
        if page.content_type_id not in seen:
            seen.add(page.content_type_id)
            yield str(page.specific_class._meta.verbose_name).capitalize(), address_of(page)
    yield "Recherche", "/recherche/?q=isolation"
    yield "Recherche sans résultat", "/recherche/?q=xylophones"
    yield "Plan du site", "/plan-du-site/"
    yield "Autodiagnostic", "/diagnostic/"
    yield "Mes aides", "/mes-aides/"
    commune = Commune.objects.filter(latitude__isnull=False).order_by("-population").first()
    if commune is not None:
        yield "Annuaire RGE", f"/annuaire/?insee={commune.insee}&travaux=combles"


def _queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        ask_anew(client, address)
    return counted(queries)


def counted(queries: CaptureQueriesContext) -> int:
    """Queries on tables. The counts of quotas stand in the cache, which a large installation keeps elsewhere."""
    return sum(not one["sql"].startswith(_MARKS) and "django_cache" not in one["sql"] for one in queries)
