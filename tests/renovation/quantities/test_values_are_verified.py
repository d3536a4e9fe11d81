"""Values that nobody read in a text, or not for long, are listed; one act with a source clears the doubt."""

from datetime import date

import pytest

from renovation.journal.models import Entry
from renovation.quantities.models import DatedValue
from renovation.quantities.operations import load_parameters, verify_value
from renovation.quantities.operations.verifying import Reading
from renovation.quantities.queries import doubts_on
from renovation.quantities.queries.verification import months_before
from renovation.quantities.refusals import ParameterRefused
from tests.renovation.quantities.conftest import FACTOR, KARIM, NOW, SOURCE, TABLE, Draft

pytestmark = pytest.mark.django_db
READING = Reading("Arrêté du 24 mars 2024", "annexe 7", "https://texte.example/7", date(2026, 11, 25))
TODAY = date(2026, 11, 25)


def reasons(on: date = TODAY) -> dict[str, str]:
    return {one.value.parameter_id: one.reason for one in doubts_on(on, months=12)}


def table() -> DatedValue:
    return DatedValue.objects.get(parameter_id=TABLE)


def test_a_value_never_read_in_a_text_is_listed(parameters: None) -> None:
    assert reasons() == {TABLE: "never_read"}


def test_a_value_read_too_long_ago_is_listed(parameters: None) -> None:
    assert reasons(date(2027, 11, 1)) == {TABLE: "never_read"}
    assert reasons(date(2027, 11, 2)) == {FACTOR: "old", TABLE: "never_read"}


def test_a_value_without_a_day_of_reading_is_listed(parameters: None) -> None:
    DatedValue.objects.filter(parameter_id=FACTOR).update(source_read_on=None)

    assert reasons()[FACTOR] == "no_date"


def test_a_value_that_ends_soon_with_nothing_after_it_is_listed(parameters: None) -> None:
    last = DatedValue.objects.get(parameter_id=FACTOR, valid__upper_inf=True)
    DatedValue.objects.filter(pk=last.pk).update(valid=(last.starts_on, date(2027, 1, 1)))

    assert reasons()[FACTOR] == "ending"


def test_a_value_of_the_past_is_in_no_doubt(parameters: None) -> None:
    found = [one.value for one in doubts_on(date(2030, 1, 1), months=12) if one.value.parameter_id == FACTOR]

    assert [one.starts_on for one in found] == [date(2026, 1, 1)]


def test_a_reading_clears_the_doubt_and_is_journalled(parameters: None) -> None:
    verify_value(value_id=table().pk, reading=READING, verifier_id=KARIM)

    found = table()
    assert reasons() == {}
    assert (found.state, found.source_text, found.source_read_on) == ("published", READING.text, READING.read_on)
    entry = Entry.objects.get(action="parameter.verified")
    assert (entry.detail["state"], entry.detail["text"]) == ("to_verify", SOURCE["text"])


def test_no_reading_without_its_text(parameters: None) -> None:
    with pytest.raises(ParameterRefused, match="Écrivez le texte"):
        verify_value(value_id=table().pk, reading=Reading("", "", "", TODAY), verifier_id=KARIM)


def test_a_proposal_is_not_verified(draft: Draft) -> None:
    with pytest.raises(ParameterRefused, match="pas publiée"):
        verify_value(value_id=draft().pk, reading=READING, verifier_id=KARIM)


def test_seeds_loaded_again_leave_what_was_verified(parameters: None) -> None:
    verify_value(value_id=table().pk, reading=READING, verifier_id=KARIM)
    seed = {"valid_from": "2024-01-01", "table": {"low": 31, "high": 75}, "state": "to_verify", "source": SOURCE}

    load_parameters(entries=[{"code": TABLE, "label": "Table", "unit": "€", "values": [seed]}], at=NOW)

    assert (table().value, table().source_text) == ({"low": 30, "high": 75}, READING.text)


@pytest.mark.parametrize(
    ("on", "months", "expected"),
    [
        (date(2026, 11, 25), 12, date(2025, 11, 25)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 12, 31), 6, date(2026, 6, 30)),
    ],
)
def test_months_are_those_of_the_calendar(on: date, months: int, expected: date) -> None:
    assert months_before(on, months) == expected
