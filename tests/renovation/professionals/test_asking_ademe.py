"""The list asked from ADEME's service (Data Fair): recorded shapes, page after page, patient, never half."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from django.core.cache import cache

from renovation.outbox.models import Job
from renovation.outbox.registry import kind_named
from renovation.outside import OutsideFailure, ServiceClosed
from renovation.professionals.enums import Dataset, ImportState
from renovation.professionals.jobs import NIGHTLY
from renovation.professionals.models import Company, DirectoryImport
from renovation.professionals.operations import advance, ask_import, run_import
from renovation.professionals.operations.importing import ImportRunning
from renovation.territories.models import Commune
from tests.factories.directory_files import NOW
from tests.factories.professionals import row

MODIFIED = "Mon, 23 Nov 2026 04:04:11 GMT"


class Ademe:
    """The service, with its pages; what it is told to answer first comes before."""

    def __init__(self, rows: list[dict[str, Any]], *, size: int = 3, first: list[httpx.Response] | None = None) -> None:
        self.rows, self.size, self.first = rows, size, first or []
        self.asked: list[httpx.URL] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request.url)
        if self.first:
            return self.first.pop(0)
        start = int(request.url.params.get("after", "0"))
        told: dict[str, Any] = {"total": len(self.rows), "results": self.rows[start : start + self.size]}
        if start + self.size < len(self.rows):
            told["next"] = str(request.url.copy_set_param("after", start + self.size))
        return httpx.Response(200, json=told, headers={"Last-Modified": MODIFIED})


@pytest.fixture(autouse=True)
def opened(settings: Any, db: None) -> None:
    settings.OUTSIDE_SERVICES = frozenset({"rge"})
    settings.RGE_URL = "https://ademe.example/datasets"
    cache.clear()


@pytest.fixture
def rows(communes: list[Commune]) -> list[dict[str, Any]]:
    """As the service writes them: numbers, booleans and nulls."""
    technical = {"_id": "Q1", "_i": 1, "_geopoint": "47.2,6.0", "latitude": 47.2, "longitude": 6.0, "particulier": True}
    return [row(number, communes[0]) | technical | {"email": None} for number in range(1, 9)]


def run(service: Callable[[httpx.Request], httpx.Response], slept: list[float] | None = None) -> DirectoryImport:
    asked = ask_import(dataset=Dataset.LIST, now=NOW, on=NOW.date(), in_background=False)
    waits = slept if slept is not None else []
    return run_import(import_id=asked.pk, now=lambda: NOW, transport=httpx.MockTransport(service), sleep=waits.append)


def test_pages_are_followed_to_the_last_and_only_our_columns_are_asked(rows: list[dict[str, Any]]) -> None:
    ademe = Ademe(rows)

    report = run(ademe)

    assert (report.state, report.rows_read, report.rows_expected) == (ImportState.APPLIED, 8, 8)
    assert len(ademe.asked) == 3
    assert ademe.asked[0].path == "/datasets/liste-des-entreprises-rge-2/lines"
    assert "siret,nom_entreprise" in ademe.asked[0].params["select"]
    assert ademe.asked[0].params["size"] == "10000"


def test_the_list_bears_the_date_of_the_source(rows: list[dict[str, Any]]) -> None:
    report = run(Ademe(rows))

    assert (report.source_modified, report.data_date.isoformat()) == (MODIFIED, "2026-11-23")
    assert Company.objects.get(pk="10000000100011").latitude == 47.2


def test_the_progress_is_seen_between_pages(rows: list[dict[str, Any]]) -> None:
    asked = ask_import(dataset=Dataset.LIST, now=NOW, on=NOW.date(), in_background=False)
    transport = httpx.MockTransport(Ademe(rows))

    seen = [advance(import_id=asked.pk, now=NOW, transport=transport).progress_pct for _ in range(3)]

    assert seen == [37, 75, 100]


def test_a_service_that_asks_to_wait_is_waited_for(rows: list[dict[str, Any]]) -> None:
    slept: list[float] = []

    report = run(Ademe(rows, first=[httpx.Response(429, headers={"Retry-After": "7"})]), slept)

    assert (report.state, slept) == (ImportState.APPLIED, [7.0])


@pytest.mark.parametrize(
    "wrong",
    [
        httpx.Response(500),
        httpx.Response(200, content=b'{"error": "all shards failed"}'),
        httpx.Response(200, content="Impossible d'effectuer cette requête".encode()),
        httpx.Response(200, content=b'{"total": 8, "results": [{"sir'),
        httpx.Response(200, json={"message": "?"}),
    ],
)
def test_a_moment_of_trouble_is_tried_again(rows: list[dict[str, Any]], wrong: httpx.Response) -> None:
    slept: list[float] = []

    report = run(Ademe(rows, first=[wrong]), slept)

    assert report.state == ImportState.APPLIED
    assert len(slept) == 1


def test_a_service_that_stays_down_changes_nothing(rows: list[dict[str, Any]]) -> None:
    with pytest.raises(OutsideFailure):
        run(lambda request: httpx.Response(503))

    assert not Company.objects.exists()


def test_a_next_page_that_is_missing_is_noticed(rows: list[dict[str, Any]]) -> None:
    cut = httpx.Response(200, json={"total": 8, "results": rows[:3]})

    report = run(Ademe(rows, first=[cut]))

    assert report.state == ImportState.REFUSED
    assert "annonce 8 lignes" in report.message
    assert not Company.objects.exists()


def test_a_next_page_elsewhere_is_not_followed(rows: list[dict[str, Any]]) -> None:
    led_away = httpx.Response(200, json={"total": 8, "results": rows[:3], "next": "https://elsewhere.example/lines"})

    with pytest.raises(OutsideFailure, match="autre adresse"):
        run(Ademe(rows, first=[led_away]))

    assert not Company.objects.exists()


def test_one_import_of_a_list_at_a_time(rows: list[dict[str, Any]]) -> None:
    ask_import(dataset=Dataset.LIST, now=NOW, on=NOW.date())

    with pytest.raises(ImportRunning):
        ask_import(dataset=Dataset.LIST, now=NOW, on=NOW.date())

    assert ask_import(dataset=Dataset.HISTORY, now=NOW, on=NOW.date()).state == ImportState.WAITING


def test_an_import_that_never_ends_leaves_its_place(rows: list[dict[str, Any]]) -> None:
    lost = ask_import(dataset=Dataset.LIST, now=NOW.replace(day=23), on=NOW.date())

    ask_import(dataset=Dataset.LIST, now=NOW, on=NOW.date())

    lost.refresh_from_db()
    assert lost.state == ImportState.REFUSED
    assert "douze heures" in lost.message


def test_every_night_a_step_is_asked_and_it_asks_the_next(
    rows: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    kind_named(NIGHTLY).handler({"slot": "2026-11-24"})
    first = Job.objects.get(kind="professionals.import_step")
    monkeypatch.setattr("renovation.outside.calling._check_address", lambda address, service, resolves: None)
    monkeypatch.setattr(
        "renovation.outside.calling.httpx.Client",
        lambda real=httpx.Client, **options: real(**options | {"transport": httpx.MockTransport(Ademe(rows))}),
    )

    kind_named(first.kind).handler(first.payload)

    assert DirectoryImport.objects.get().state == ImportState.READING
    assert Job.objects.filter(kind="professionals.import_step").count() == 2


def test_a_closed_service_is_not_asked(settings: Any, rows: list[dict[str, Any]]) -> None:
    settings.OUTSIDE_SERVICES = frozenset()

    kind_named(NIGHTLY).handler({"slot": "2026-11-24"})

    assert not DirectoryImport.objects.exists()
    with pytest.raises(ServiceClosed):
        run(Ademe(rows))
