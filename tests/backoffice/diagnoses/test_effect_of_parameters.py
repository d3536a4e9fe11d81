"""What a change of parameters would change in the diagnoses: computed twice, nothing stored changes."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.utils import timezone

from renovation.diagnosis.models import DiagnosisVersion, SelfDiagnosis
from renovation.diagnosis.operations import complete, freeze
from renovation.quantities.effects import Comparison, Outcome, Watched, watched_named
from renovation.quantities.queries import entries_on

pytestmark = pytest.mark.django_db
Change = Callable[[dict[str, Any]], dict[str, Any] | None]


def comparison(change: Change) -> Comparison:
    on = timezone.localdate()
    before = entries_on(on)
    return Comparison(on=on, before=before, after=[one for entry in before if (one := change(entry)) is not None])


def dearer(entry: dict[str, Any]) -> dict[str, Any]:
    """Every energy at ten times its price."""
    if not entry["code"].startswith("diagnosis.price."):
        return entry
    (value,) = entry["values"]
    table = [[limit, fixed, each * 10] for limit, fixed, each in value["table"]]
    return {**entry, "values": [{**value, "table": table}]}


def without_prices(entry: dict[str, Any]) -> dict[str, Any] | None:
    return None if entry["code"].startswith("diagnosis.price.") else entry


def watched(name: str) -> Watched:
    found = watched_named(name)
    assert found is not None
    return found


def compared(name: str, key: object, change: Change) -> Outcome | None:
    return watched(name).compare(str(key), comparison(change))


def test_prices_change_the_cost_and_not_the_class(version: DiagnosisVersion) -> None:
    outcome = compared("diagnosis.versions", version.pk, dearer)

    assert outcome is not None
    assert outcome.changing == ["coût de l’énergie"]
    assert f"version {version.number}" in outcome.subject


def test_the_estimate_of_a_household_is_compared_without_a_name(answers: SelfDiagnosis) -> None:
    estimate = complete(diagnosis=answers, now=timezone.now())

    outcome = compared("diagnosis.estimates", estimate.pk, dearer)

    assert outcome is not None
    assert "coût de l’énergie" in outcome.changing
    assert outcome.subject.startswith("Maison à ")
    before = estimate.result
    estimate.refresh_from_db()
    assert estimate.result["cost_eur"] == before["cost_eur"]  # type: ignore[index]


def test_the_same_values_change_nothing(version: DiagnosisVersion) -> None:
    outcome = compared("diagnosis.versions", version.pk, lambda entry: entry)

    assert outcome is not None
    assert outcome.changing == []


def test_a_frozen_diagnosis_no_longer_changes(version: DiagnosisVersion) -> None:
    freeze(version_id=version.pk, now=timezone.now())

    assert compared("diagnosis.versions", version.pk, dearer) is None
    assert str(version.pk) not in watched("diagnosis.versions").sample(10)


def test_a_result_that_cannot_be_computed_is_told_as_such(version: DiagnosisVersion) -> None:
    assert compared("diagnosis.versions", version.pk, without_prices) is None


def test_a_diagnosis_that_went_away_meanwhile_is_passed(version: DiagnosisVersion) -> None:
    gone = version.pk
    version.delete()

    assert compared("diagnosis.versions", gone, dearer) is None


def test_diagnoses_depend_on_their_own_parameters() -> None:
    depends = watched("diagnosis.estimates").depends_on

    assert (depends("diagnosis.price.gas"), depends("aids.income.idf")) == (True, False)
    assert replace(watched("diagnosis.estimates"), prefixes=("aids.",)).depends_on("aids.income.idf")
