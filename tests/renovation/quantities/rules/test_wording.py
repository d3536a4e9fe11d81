"""Values in words, as administrators read them."""

from typing import Any

import pytest

from renovation.quantities.rules.wording import differences, in_short, number_in_words

ROWS = [[1000, 0, 0.347], [None, 168, 0.185]]


@pytest.mark.parametrize(
    ("number", "words"),
    [(1234567.5, "1\u202f234\u202f567,5"), (-0.05, "−0,05"), (1000, "1\u202f000"), (0, "0"), (0.00001, "0,00001")],
)
def test_numbers_are_written_in_french(number: float, words: str) -> None:
    assert number_in_words(number) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (2.3, "2,3\u00a0€"),
        ({"low": 35, "high": 75}, "borne basse\u00a0: 35\u00a0; borne haute\u00a0: 75 (€)"),
        ({"2": 40000}, "ligne 2\u00a0: 40\u202f000 (€)"),
        ({str(number): number for number in range(9)}, "table de 9 lignes"),
        ({"2": [1, 2]}, "table de 1 ligne"),
        (ROWS, "2 tranches"),
        ([[None, 0, 0.1]], "toute quantité\u00a0: part fixe 0, prix de l’unité 0,1"),
        ([0.8, 0.45], "0,8\u00a0; 0,45"),
        ([], "rien"),
        (["very_modest", "modest"], "très modestes\u00a0; modestes"),
        (True, "oui"),
    ],
)
def test_a_value_fits_on_a_line(value: Any, words: str) -> None:
    assert in_short(value, "€") == words


def test_a_change_of_more_than_half_is_marked() -> None:
    small, large = (differences(100, after, "€")[0] for after in (150, 151))

    assert (small.percent, small.is_large) == ("+50\u00a0%", False)
    assert (large.percent, large.is_large) == ("+51\u00a0%", True)


def test_brackets_with_the_same_limits_are_compared_cell_by_cell() -> None:
    after = [[1000, 0, 0.36], [None, 168, 0.185]]

    (found,) = differences(ROWS, after, "tranches")

    assert (found.place, found.before, found.after) == ("jusqu’à 1\u202f000, prix de l’unité", "0,347", "0,36")


def test_brackets_with_other_limits_are_told_whole() -> None:
    (found,) = differences(ROWS, [[2000, 0, 0.36], [None, 168, 0.185]], "tranches")

    assert found.after.startswith("jusqu’à 2\u202f000\u00a0: part fixe 0")


def test_lines_that_come_or_go_are_told() -> None:
    found = differences({"low": 1}, {"high": 2}, "€")

    assert [(one.place, one.before, one.after) for one in found] == [
        ("borne haute", "aucune valeur", "2\u00a0€"),
        ("borne basse", "1\u00a0€", "aucune valeur"),
    ]


def test_a_value_without_a_former_one_is_told() -> None:
    (found,) = differences(None, 3, "€")

    assert (found.before, found.after, found.percent) == ("aucune valeur", "3\u00a0€", "")
