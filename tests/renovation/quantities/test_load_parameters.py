"""Dated parameters reach the tables from files: checked, once, all or nothing."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.management import call_command

from renovation.quantities.models import DatedValue, Parameter
from renovation.quantities.operations import load_parameters
from renovation.quantities.queries import entries_on
from renovation.quantities.rules.seeds import SeedError

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
SOURCE = {"text": "Arrêté d’essai", "article": "annexe 1", "read_on": date(2026, 11, 1)}


def entry(*values: dict[str, Any]) -> dict[str, Any]:
    return {"code": "test.factor", "label": "Facteur d’essai", "unit": "kWh/kWh", "values": list(values)}


def dated(start: str, end: str | None, value: Any, **more: Any) -> dict[str, Any]:
    return {"valid_from": start, "valid_to": end, "value": value, "source": SOURCE, **more}


OLD, NEW = dated("2021-07-01", "2026-01-01", 2.3), dated("2026-01-01", None, 1.9)


@pytest.mark.django_db
def test_the_value_in_force_depends_on_the_day() -> None:
    load_parameters(entries=[entry(OLD, NEW)], at=NOW)

    before, after = entries_on(date(2025, 12, 31)), entries_on(date(2026, 1, 1))

    assert [found[0]["values"][0]["value"] for found in (before, after)] == [2.3, 1.9]


@pytest.mark.django_db
def test_loading_twice_changes_nothing() -> None:
    load_parameters(entries=[entry(OLD, NEW)], at=NOW)

    again = load_parameters(entries=[entry(OLD, NEW)], at=NOW)

    assert (again.added, again.changed, DatedValue.objects.count()) == (0, 0, 2)


@pytest.mark.django_db
def test_a_period_that_closes_makes_room_for_the_next() -> None:
    load_parameters(entries=[entry(dated("2021-07-01", None, 2.3))], at=NOW)

    loaded = load_parameters(entries=[entry(OLD, NEW)], at=NOW)

    assert (loaded.added, loaded.changed) == (1, 1)


@pytest.mark.django_db
def test_a_value_to_verify_stays_marked() -> None:
    load_parameters(entries=[entry(dated("2024-07-01", None, {"a": 1}, state="to_verify"))], at=NOW)

    assert entries_on(date(2026, 1, 1))[0]["values"][0]["state"] == "to_verify"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "bad",
    [
        entry(),
        entry(dated("2021-07-01", "2020-01-01", 1)),
        entry(dated("hier", None, 1)),
        entry(dated("2021-07-01", None, 1, source={})),
        entry(dated("2021-07-01", None, 1), dated("2022-01-01", None, 2)),
    ],
)
def test_a_bad_seed_is_refused_whole(bad: dict[str, Any]) -> None:
    good = {**entry(NEW), "code": "test.good"}

    with pytest.raises(SeedError):
        load_parameters(entries=[good, bad], at=NOW)

    assert not Parameter.objects.exists()


@pytest.mark.django_db
def test_the_command_brings_every_seed_of_the_house_and_runs_again(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_parameters")
    call_command("load_parameters")

    assert "0 valeurs ajoutées, 0 changées" in capsys.readouterr().out.splitlines()[-1]
    assert Parameter.objects.exists()
