"""A file held against what is known."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from renovation.quantities.rules.batch_checking import Known, check_batch
from renovation.quantities.rules.batch_file import BatchRefused, Proposed
from renovation.quantities.rules.succession import Span

FIRST = date(2024, 1, 1)
ONE = Proposed(
    line=5,
    code="test.factor",
    label="",
    unit="",
    valid_from=date(2027, 1, 1),
    valid_to=None,
    value=1.7,
    text_not_read=False,
    source_text="Arrêté",
    source_article="",
    source_address="",
    source_read_on=None,
)


def known(value: Any, *spans: Span) -> Known:
    return Known("kWh", value, spans or (Span(FIRST, None, "old"),), {"old": value, "later": value})


KNOWN = {
    "test.factor": known(1.9),
    "test.table": known({"low": 1, "high": 2}),
    "test.rows": known([[10, 0.5], [None, 1]]),
    "test.list": known([0.8, 0.6, 0.4]),
    "test.words": known(["2026-02-23"]),
}


@pytest.mark.parametrize(
    ("proposed", "reason"),
    [
        (replace(ONE, code="test.factr"), "Vouliez-vous écrire «\u00a0test.factor\u00a0»"),
        (replace(ONE, unit="MWh"), "l’unité est «\u00a0kWh\u00a0» et non «\u00a0MWh\u00a0»"),
        (replace(ONE, value="1,7"), "un nombre est attendu"),
        (replace(ONE, value={"low": 1}), "un nombre est attendu"),
        (replace(ONE, value=float("inf")), "n’est pas un nombre"),
        (replace(ONE, value=True), "un nombre est attendu"),
        (replace(ONE, code="test.table", value=3), "une table est attendue"),
        (replace(ONE, code="test.table", value={"low": 1, "hihg": 2}), "«\u00a0high\u00a0» manque"),
        (replace(ONE, code="test.table", value={"low": 1, "high": "cher"}), "high\u00a0: un nombre"),
        (replace(ONE, code="test.list", value=[0.8, 0.6]), "une liste de 3 nombres"),
        (replace(ONE, code="test.list", value=[0.8, 0.6, "0,4"]), "une liste de 3 nombres"),
        (replace(ONE, code="test.words", value="2027-01-01"), "une liste est attendue"),
        (replace(ONE, code="test.rows", value=[]), "une tranche au moins"),
        (replace(ONE, code="test.rows", value=[[10, 0.5, 2]]), "2 nombres"),
        (replace(ONE, code="test.rows", value=[[10, 0.5]]), "sans limite"),
        (replace(ONE, code="test.rows", value=[[20, 1], [10, 2], [None, 3]]), "en montant"),
    ],
)
def test_what_has_no_place_is_refused_with_its_line(proposed: Proposed, reason: str) -> None:
    with pytest.raises(BatchRefused) as refused:
        check_batch([proposed], KNOWN)

    assert (refused.value.faults[0].line, reason in refused.value.faults[0].reason) == (5, True)


def test_a_list_of_words_may_be_emptied() -> None:
    assert check_batch([replace(ONE, code="test.words", value=[])], KNOWN)


def test_two_periods_of_one_file_do_not_overlap() -> None:
    with pytest.raises(BatchRefused, match="déjà à la ligne 5"):
        check_batch([ONE, replace(ONE, line=8)], KNOWN)


def test_a_later_value_published_is_respected() -> None:
    later = Span(date(2028, 1, 1), None, "later")
    two = known(1.9, Span(FIRST, later.first, "old"), later)

    with pytest.raises(BatchRefused, match="31/12/2027"):
        check_batch([ONE], {"test.factor": two})


def test_two_periods_that_follow_each_other_are_taken() -> None:
    summer = date(2027, 7, 1)

    found = check_batch([replace(ONE, valid_from=summer, line=6), replace(ONE, valid_to=summer, value=1.6)], KNOWN)

    assert len(found) == 2


def test_what_is_published_already_is_left_aside() -> None:
    same = replace(ONE, code="test.table", valid_from=FIRST, value={"low": 1, "high": 2})

    assert check_batch([same, ONE], KNOWN) == (ONE,)
    with pytest.raises(BatchRefused, match="ne change rien"):
        check_batch([same], KNOWN)
