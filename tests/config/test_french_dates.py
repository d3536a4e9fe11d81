"""Dates in templates: "mardi 1er décembre", and nothing else changes."""

from datetime import date

import pytest
from django.template import Context, Template

TEMPLATE = Template('{{ day|date:"l j F Y" }}')


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 12, 1), "mardi 1er décembre 2026"),
        (date(2026, 12, 11), "vendredi 11 décembre 2026"),
        (None, ""),
    ],
)
def test_the_first_of_a_month_is_an_ordinal(day: date | None, words: str) -> None:
    assert TEMPLATE.render(Context({"day": day})) == words


def test_figures_stay_figures() -> None:
    assert Template('{{ day|date:"d/m/Y" }}').render(Context({"day": date(2026, 12, 1)})) == "01/12/2026"
