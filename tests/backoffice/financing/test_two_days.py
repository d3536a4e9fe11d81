"""The same situation on two days, in the office."""

import pytest
from django.test import Client
from django.urls import reverse

from renovation.financing.models import FinancingVariant
from tests.backoffice.financing.conftest import sent


def compared(desk: Client, variant: FinancingVariant, a: str, b: str) -> tuple[int, str]:
    answer = desk.get(reverse("backoffice:financing_days", args=[variant.pk]), {"a": a, "b": b})
    return answer.status_code, answer.content.decode()


def test_the_differences_stand_beside_their_rules(desk: Client, variant: FinancingVariant) -> None:
    status, page = compared(desk, variant, "2025-06-01", "2025-10-15")

    assert status == 200
    assert "01/06/2025" in page
    assert "15/10/2025" in page
    assert "Parcours accompagné, plafond de dépense" in page
    assert "→" in page


def test_without_dates_last_year_and_today(desk: Client, variant: FinancingVariant) -> None:
    page = desk.get(reverse("backoffice:financing_days", args=[variant.pk])).content.decode()

    assert "26/11/2025" in page
    assert "26/11/2026" in page


@pytest.mark.parametrize(
    ("a", "status", "words"),
    [
        ("2021-01-01", 200, "Nous ne connaissons pas les règles des aides au 1"),
        ("2035-01-01", 200, "ne sont pas encore connues"),
        ("1999-01-01", 422, "entre 2020 et 2040"),
        ("jamais", 422, "Écrivez une date"),
        ("", 422, "obligatoire"),
    ],
)
def test_a_day_without_rules_is_said(desk: Client, variant: FinancingVariant, a: str, status: int, words: str) -> None:
    answer, page = compared(desk, variant, a, "2026-11-26")

    assert answer == status
    assert words in page


def test_without_an_income_a_day_without_rules_is_said_too(desk: Client, variant: FinancingVariant) -> None:
    typed = sent(desk, variant, **{"household-rfr_eur": "", "dates-filing": "2021-05-01"})

    live = desk.post(reverse("backoffice:financing_live", args=[variant.pk]), typed)
    desk.post(reverse("backoffice:financing_situation", args=[variant.pk]), typed)

    assert "Nous ne connaissons pas les règles de cette aide au 01/05/2021" in live.content.decode()
    status, page = compared(desk, variant, "2021-01-01", "2026-11-26")
    assert status == 200
    assert "Nous ne connaissons pas les règles des aides au 1" in page
