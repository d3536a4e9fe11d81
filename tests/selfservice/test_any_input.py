"""F1: whatever is typed or tampered with, the household's pages answer; they never break."""

import pytest
from django.core.cache import cache
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from renovation.appointments.models import Opening
from renovation.diagnosis.rules.screens import all_screens
from renovation.platforms.models import Platform
from tests.selfservice.appointments import CONTACT, SLOTS, START, SUBJECT, typed

SCREENS = [screen.code for screen in all_screens()]
NAMES = [part.name for screen in all_screens() for part in screen.parts]
NAMES += ["bills_gas", "bills_gas_unit", "confirm", "retour", "back", "skip", "finish"]
STRANGE = [
    "\x00",
    "sNaN",
    "1e999",
    "-0",
    "٣",
    "99999999999T0000Z-phone",
    "99991231T2359Z-phone",
    "' OR 1=1 --",
    "\ud7ff",
]
ANYTHING = st.one_of(st.sampled_from(STRANGE), st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
QUICK = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@given(
    screen=st.sampled_from([*SCREENS, "autre"]),
    typed=st.dictionaries(st.sampled_from(NAMES), st.one_of(ANYTHING, st.lists(ANYTHING, max_size=2)), max_size=4),
)
@QUICK
def test_f1_any_answer(started: Client, screen: str, typed: dict[str, str | list[str]]) -> None:
    cache.clear()
    assert started.post(f"/diagnostic/question/{screen}/", typed).status_code < 500
    assert started.post(f"/diagnostic/question/{screen}/apercu/", typed).status_code < 500


@given(value=ANYTHING)
@QUICK
def test_f1_any_commune(client: Client, site: Platform, value: str) -> None:
    cache.clear()
    assert client.get("/diagnostic/", {"commune": value}).status_code < 500
    assert client.post("/diagnostic/", {"insee": value}).status_code < 500


@given(value=ANYTHING)
@QUICK
def test_f1_any_slot(client: Client, opening: Opening, value: str) -> None:
    cache.clear()  # the quota is tested elsewhere

    for name in ("semaine", "modalite", "lieu", "commune", "conseiller", "origine", "pres"):
        for address in (START, SUBJECT, SLOTS):
            assert client.get(address, {name: value}).status_code < 500
    assert client.get(CONTACT, {"creneau": value}).status_code < 500
    assert client.post(SLOTS, {"creneau": value}).status_code < 500
    assert client.post(CONTACT, typed(value)).status_code < 500


@pytest.mark.parametrize("token", ["x", "%00", "a" * 500, "..%2f"])
def test_f1_any_link(client: Client, site: Platform, token: str) -> None:
    for address in (f"/rendez-vous/{token}/", f"/diagnostic/reprendre/{token}/"):
        assert client.get(address).status_code == 404
