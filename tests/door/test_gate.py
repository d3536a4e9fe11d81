"""No page for staff whose second factor was not verified: the whole map of addresses is walked (B1, B2)."""

import uuid
from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern
from django.utils import timezone

from config.door.gate import is_open
from renovation.accounts.models import TotpDevice, User
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from renovation.platforms.operations import grant_role
from tests.door.login import enrol, login_agent

SAMPLES = {"uuid": str(uuid.uuid4()), "int": "1", "str": "mot", "slug": "mot", "path": "a/b"}


def addresses(patterns: list[URLPattern | URLResolver], prefix: str = "/") -> Iterator[str]:
    """One address for each pattern: converters get a sample, regular expressions their literal beginning."""
    for entry in patterns:
        here = prefix + _sample(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from addresses(entry.url_patterns, here)
        else:
            yield here


def _sample(pattern: object) -> str:
    if not isinstance(pattern, RoutePattern):
        return str(pattern).lstrip("^").split("(")[0].split("$")[0].replace("\\", "").replace(".*", "")
    text = str(pattern)
    for name, converter in pattern.converters.items():
        kind = next((key for key in SAMPLES if type(converter).__name__.lower().startswith(key)), "str")
        for written in (f"<{kind}:{name}>", f"<{name}>"):
            text = text.replace(written, SAMPLES[kind])
    return text


def all_addresses() -> list[str]:
    return sorted({address for address in addresses(get_resolver().url_patterns) if not is_open(address)})


def turned_away(response: HttpResponse) -> bool:
    if response.status_code == 403:
        return response.headers["Content-Type"] == "application/json" and b"second factor required" in response.content
    return response.status_code == 302 and response["Location"].startswith("/compte/second-facteur/")


def test_the_walk_sees_the_whole_map() -> None:
    walked = all_addresses()
    assert len(walked) > 100
    assert {"/compte/email/", "/cms/"} <= set(walked)


def test_b1_what_the_gate_lets_pass_is_counted_on_the_fingers() -> None:
    passing = {address for address in addresses(get_resolver().url_patterns) if is_open(address)}
    assert passing == {
        "/compte/logout/",
        "/compte/second-facteur/",
        "/compte/second-facteur/enregistrer/",
        "/compte/second-facteur/codes-de-secours/",
        "/health/live",
        "/health/ready",
    }


def test_b1_unverified_staff_see_no_page(client: Client, adviser: User) -> None:
    client.force_login(adviser)
    for address in all_addresses():
        assert turned_away(client.get(address)), address
        assert turned_away(client.post(address)), address


@pytest.mark.parametrize("name", ["editor", "administrator", "region_reader", "manager"])
def test_b2_every_role_is_turned_away(client: Client, request: pytest.FixtureRequest, name: str) -> None:
    client.force_login(request.getfixturevalue(name))
    for address in ("/cms/", "/bureau/", "/documents/1/x.pdf", "/mon-espace/", "/"):
        assert turned_away(client.get(address)), address


def test_b2_programs_get_403_in_json(client: Client, adviser: User) -> None:
    client.force_login(adviser)
    response = client.get("/bureau/", headers={"accept": "application/json"})
    assert response.status_code == 403
    assert response.json() == {"detail": "second factor required"}


def test_b1_what_stays_open(client: Client, adviser: User) -> None:
    client.force_login(adviser)
    assert client.get("/compte/logout/").status_code == 200
    assert client.get("/compte/second-facteur/").status_code == 200
    assert client.get("/health/live/").status_code in {200, 404}
    assert is_open("/static/css/base.css")
    assert not is_open("/compte/second-facteurs/")


def test_b2_next_leads_nowhere_outside(client: Client, adviser: User) -> None:
    login_agent(client, adviser)
    response = client.get("/compte/second-facteur/?next=https://ailleurs.example/")
    assert response["Location"] == "/bureau/"


def test_b1_verified_staff_pass(client: Client, adviser: User) -> None:
    login_agent(client, adviser)
    assert client.get("/compte/sessions/").status_code == 200


def test_b12_without_the_device_the_session_is_unverified_at_once(client: Client, adviser: User) -> None:
    login_agent(client, adviser)
    TotpDevice.objects.all().delete()
    assert turned_away(client.get("/compte/sessions/"))


def test_b13_a_role_closes_the_ordinary_session(client: Client, household_user: User, platform: Platform) -> None:
    client.force_login(household_user)
    assert client.get("/compte/sessions/").status_code == 200
    grant_role(user=household_user, role=Role.ADVISER, platform=platform, granted_by_id=None, now=timezone.now())
    assert client.get("/compte/sessions/")["Location"].startswith("/compte/login/")


def test_b13_even_when_the_role_came_by_another_way(client: Client, household_user: User, adviser: User) -> None:
    client.force_login(household_user)
    adviser.memberships.update(user=household_user)
    assert turned_away(client.get("/compte/sessions/"))


def test_a_household_is_not_asked_for_a_second_factor(client: Client, household_user: User) -> None:
    client.force_login(household_user)
    assert client.get("/compte/sessions/").status_code == 200


def test_an_unverified_session_without_password_must_begin_again(client: Client, adviser: User) -> None:
    enrol(adviser)
    client.force_login(adviser)
    assert "Reconnectez-vous" in client.get("/compte/second-facteur/").content.decode()
