"""Calls to the outside: only opened services, only their host, never for long, never twice in vain (I10, I11)."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.core.cache import cache
from django.core.management import call_command

from renovation.outside import OutsideFailure, Service, ServiceClosed, TooManyRequests, call
from renovation.outside.breaker import FAILURES

SERVICE = Service("adresses", "https://adresses.example/geo", max_bytes=1000)


@pytest.fixture(autouse=True)
def opened(settings: Any, tmp_path: Path, db: None) -> None:
    settings.OUTSIDE_SERVICES = frozenset({"adresses"})
    settings.OUTSIDE_STOP_FILE = tmp_path / "stopped"
    cache.clear()


def answering(answer: Callable[[httpx.Request], httpx.Response] | httpx.Response) -> httpx.MockTransport:
    return httpx.MockTransport(answer if callable(answer) else lambda request: answer)


def test_the_answer_comes_with_its_headers() -> None:
    answer = call(SERVICE, "search", transport=answering(httpx.Response(200, content=b"[]", headers={"ETag": "a"})))

    assert (answer.content, answer.headers["etag"]) == (b"[]", "a")


def test_a_service_that_the_settings_do_not_open_is_never_called() -> None:
    def called(request: httpx.Request) -> httpx.Response:
        raise AssertionError("called")

    with pytest.raises(ServiceClosed):
        call(Service("rge", "https://rge.example"), transport=answering(called))


def test_the_kill_switch_stops_calls_at_once_and_lets_them_go_again() -> None:
    call_command("outside_calls", "off", verbosity=0)
    with pytest.raises(ServiceClosed):
        call(SERVICE, transport=answering(httpx.Response(200)))

    call_command("outside_calls", "on", verbosity=0)

    assert call(SERVICE, transport=answering(httpx.Response(200))).content == b""


@pytest.mark.parametrize("url", ["https://elsewhere.example/geo", "http://adresses.example/geo", "file:///etc/passwd"])
def test_another_address_is_refused(url: str) -> None:
    with pytest.raises(OutsideFailure, match="autre adresse"):
        call(SERVICE, url if "://" in url else f"//{url}", transport=answering(httpx.Response(200)))


def test_an_address_of_our_own_network_is_refused() -> None:
    with pytest.raises(OutsideFailure, match="réseau privé"):
        call(Service("adresses", "http://127.0.0.1:9"))


def test_a_redirect_is_not_followed() -> None:
    moved = httpx.Response(302, headers={"Location": "http://169.254.169.254/"})

    with pytest.raises(OutsideFailure, match="302"):
        call(SERVICE, transport=answering(moved))


def test_a_service_that_hangs_rests_after_three_failures() -> None:
    asked: list[int] = []

    def hang(request: httpx.Request) -> httpx.Response:
        asked.append(1)
        raise httpx.ReadTimeout("hangs")

    for _ in range(FAILURES + 2):
        with pytest.raises(OutsideFailure):
            call(SERVICE, transport=answering(hang))

    assert len(asked) == FAILURES


def test_too_many_requests_tells_how_long_to_wait() -> None:
    busy = httpx.Response(429, headers={"Retry-After": "7"})

    with pytest.raises(TooManyRequests) as refused:
        call(SERVICE, transport=answering(busy))

    assert refused.value.wait_s == 7


def test_an_endless_answer_is_cut() -> None:
    with pytest.raises(OutsideFailure, match="trop longue"):
        call(SERVICE, transport=answering(httpx.Response(200, content=b"a" * 2000)))


def test_what_people_type_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="renovation"):
        call(SERVICE, "search", params={"q": "12 rue Secrète"}, transport=answering(httpx.Response(200)))

    assert "Secr" not in caplog.text
