"""The page of planned works, and pages of a fault that keep the platform's face."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils.functional import SimpleLazyObject
from pytest_django import Settings

from config.errors import known_platform, server_error
from renovation.platforms.models import Platform


@pytest.fixture(autouse=True)
def own_file(settings: Settings, tmp_path: Path) -> None:
    settings.MAINTENANCE_FILE = tmp_path / "maintenance"


@pytest.mark.django_db
def test_the_house_is_closed_and_opened_again(client: Client) -> None:
    call_command("maintenance", "on", message="Nous revenons à 18 h.", verbosity=0)

    with CaptureQueriesContext(connection) as queries:
        closed = client.get("/annuaire/")

    assert (closed.status_code, closed["Retry-After"]) == (503, "600")
    assert "Nous revenons à 18 h." in closed.content.decode()
    assert "Content-Security-Policy" in closed.headers
    assert not queries.captured_queries

    call_command("maintenance", "off", verbosity=0)
    assert client.get("/annuaire/").status_code == 200


@pytest.mark.django_db
def test_whoever_watches_over_the_house_is_answered(client: Client) -> None:
    call_command("maintenance", "on", verbosity=0)

    assert client.get("/health/live").status_code == 200


def test_a_fault_wears_the_brand_when_the_platform_was_known(platform: Platform) -> None:
    request = RequestFactory().get("/")
    request.platform = SimpleLazyObject(lambda: platform)  # type: ignore[attr-defined]
    assert known_platform(request) is None

    assert str(request.platform) == platform.name  # type: ignore[attr-defined]
    page = server_error(request)

    assert page.status_code == 500
    assert f"/marque/{platform.slug}.css" in page.content.decode()


def test_a_fault_before_the_platform_was_known_asks_nothing() -> None:
    page = server_error(RequestFactory().get("/"))

    assert page.status_code == 500
    assert "Une panne de notre côté" in page.content.decode()
