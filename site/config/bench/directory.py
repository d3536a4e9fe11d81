"""The RGE directory at the size of the country: the import of a list, and searches in it. Nothing of it stays.

The communes are those of the national reference when it is at hand (MAISONNEE_REFERENCE_DATA), else those of the
database.
"""

import csv
import gzip
import io
import os
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from config.bench.home_page import ask, ask_anew, starter_site
from config.bench.pages import counted
from config.bench.registry import Figure, benchmark, median_ms
from renovation.professionals.enums import Dataset, Domain, ImportState
from renovation.professionals.models import Company
from renovation.professionals.operations import ask_import, run_import
from renovation.professionals.operations.loading import places_of
from renovation.professionals.queries import search_by_name, search_by_resemblance, search_near
from renovation.professionals.rules.ademe import COLUMNS
from renovation.professionals.rules.demonstration import demonstration_rows
from renovation.professionals.rules.faults import with_faults
from renovation.territories.models import Commune
from renovation.territories.operations import import_communes

ESTABLISHMENTS = 65_000
IMPORT_LIMIT_S = 60
SEARCH_LIMIT_MS = 15
NAME_LIMIT_MS = 30
PAGE_LIMIT_MS = 60
MOST_QUERIES = 8
FIRST_PAGE = 12
PARIS, BESANCON = "75056", "25056"


@benchmark("annuaire")
def directory() -> Iterator[Figure]:
    """A first import, the list of the next day, the same list again; then searches near two cities, and by name."""
    with starter_site() as client:
        bring_communes()
        on = timezone.localdate()
        rows, content = _list(on)
        yield Figure(f"Import de {rows} lignes", _seconds(content, on), IMPORT_LIMIT_S, "s")
        yield Figure("La même liste dans un autre fichier", _seconds(content + b"\r\n", on), IMPORT_LIMIT_S, "s")
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        for commune in Commune.objects.filter(pk__in=[BESANCON, PARIS]):
            yield from _near(commune, on)
            yield from _page(client, commune)
        yield Figure("Nom exact", median_ms(lambda: search_by_name("falmarin", on=on), times=15), NAME_LIMIT_MS)
        name = "/annuaire/nom/?q=falmaren"
        yield Figure("Nom mal écrit : page entière", median_ms(lambda: ask(client, name), times=15), PAGE_LIMIT_MS)
        mistyped = median_ms(lambda: search_by_resemblance("falmaren", on=on), times=15)
        yield Figure("Nom mal écrit", mistyped, NAME_LIMIT_MS)


def _near(commune: Commune, on: date) -> Iterator[Figure]:
    for radius in (20, 30):
        search = partial(_first_page, commune, radius, on)
        name = f"{commune.name}, {radius} km, un domaine"
        yield Figure(f"{name} : base de données", _database_ms(search), SEARCH_LIMIT_MS)


def _first_page(commune: Commune, radius: int, on: date) -> list[Company]:
    return search_near(commune, domains=[Domain.ATTIC], on=on, radius_km=radius).companies[:FIRST_PAGE]


def _page(client: Client, commune: Commune) -> Iterator[Figure]:
    """The whole page of the directory, through every middleware; these works are of one domain."""
    address = f"/annuaire/?insee={commune.pk}&travaux=sol&rayon=30"
    took = median_ms(lambda: ask_anew(client, address), times=15)
    yield Figure(f"{commune.name}, 30 km : page entière", took, PAGE_LIMIT_MS)
    kept = median_ms(lambda: ask(client, address), times=15)
    yield Figure(f"{commune.name}, 30 km : la même, gardée une minute", kept, PAGE_LIMIT_MS)
    with CaptureQueriesContext(connection) as queries:
        ask_anew(client, address)
    yield Figure(f"{commune.name}, 30 km : requêtes", counted(queries), MOST_QUERIES, "")


def _database_ms(search: Callable[[], object], *, times: int = 9) -> float:
    """Median of what PostgreSQL itself says that the queries of a search took, in all."""
    return sorted(_once(search) for _ in range(times))[times // 2]


def _once(search: Callable[[], object]) -> float:
    with CaptureQueriesContext(connection) as queries:
        search()
    return sum(_explained(one["sql"]) for one in queries if one["sql"].lstrip().startswith("SELECT"))


def _explained(sql: str) -> float:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {sql.replace('%', '%%')}", ())
        (plan,) = cursor.fetchone()[0]
    return float(plan["Execution Time"]) + float(plan["Planning Time"])


def bring_list(on: date) -> None:
    """For a measure of reading only."""
    _seconds(_list(on)[1], on)


def _seconds(content: bytes, on: date) -> float:
    started = time.perf_counter()
    asked = ask_import(
        dataset=Dataset.LIST,
        now=timezone.now(),
        on=on,
        file=ContentFile(content, name="mesure.csv"),
        in_background=False,
    )
    found = run_import(import_id=asked.pk, now=timezone.now)
    if found.state not in ImportState.good():
        raise RuntimeError(f"the list was not taken: {found.message}")
    return time.perf_counter() - started


def _list(on: date) -> tuple[int, bytes]:
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=COLUMNS)
    writer.writeheader()
    places = places_of(list(Commune.objects.current().order_by("pk")))
    rows = with_faults(demonstration_rows(places, companies=ESTABLISHMENTS, seed=1, on=on), seed=1)
    number = 0
    for number, row in enumerate(rows, start=1):  # noqa: B007 (the last number is wanted)
        writer.writerow(row)
    return number, text.getvalue().encode()


def bring_communes() -> None:
    default = Path(__file__).resolve().parents[4] / "shared" / "data"
    file = Path(os.environ.get("MAISONNEE_REFERENCE_DATA", default)) / "communes_2026.csv.gz"
    if file.is_file():
        import_communes(content=gzip.decompress(file.read_bytes()))
