"""The local aids of a scenario: the regulation of the day when the file is sent, what changed in them since."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from psycopg.types.range import Range

from renovation.aids.enums import VersionState
from renovation.aids.models import LocalScheme, LocalVersion
from renovation.aids.operations import suspend_scheme
from renovation.financing.calculating import kept_study
from renovation.financing.models import Calculation, FinancingVariant
from tests.backoffice.financing.conftest import sent

WORDS: dict[str, Any] = {
    "label": "Prime du Doubs",
    "organisation": "Département du Doubs",
    "territory": {"departments": ["25"]},
    "askers": ["owner"],
}


@pytest.fixture
def scheme(db: None) -> LocalScheme:
    """An aid that gives 1 000 € in 2025, then 1 500 €."""
    made = LocalScheme.objects.create(code="prime-du-doubs")
    periods = (("1000", date(2025, 1, 1), date(2026, 1, 1)), ("1500", date(2026, 1, 1), None))
    for amount, starts, ends in periods:
        LocalVersion.objects.create(
            scheme=made,
            valid=Range(starts, ends),
            regulation={**WORDS, "groups": [[{"kind": "flat", "value": amount}]]},
            state=VersionState.PUBLISHED,
            source_text="Délibération",
            source_read_on=starts,
            published_at=timezone.now(),
        )
    return made


@pytest.fixture
def counting(scheme: LocalScheme, variant: FinancingVariant) -> FinancingVariant:
    """A scenario calculated while the aid is open."""
    assert kept_study(variant.calculations.get()).keyed["local:prime-du-doubs"].amount_eur == 1500
    return variant


def test_the_regulation_is_that_of_the_day_when_the_file_was_sent(desk: Client, counting: FinancingVariant) -> None:
    dated = sent(desk, counting, **{"dates-filing": "2025-06-02"})

    desk.post(reverse("backoffice:financing_situation", args=[counting.pk]), dated)

    assert kept_study(Calculation.objects.get()).keyed["local:prime-du-doubs"].amount_eur == 1000


def test_a_local_aid_that_was_suspended_since_is_said_and_may_be_calculated_again(
    desk: Client, scheme: LocalScheme, counting: FinancingVariant
) -> None:
    address = reverse("backoffice:financing_variant", args=[counting.pk])
    listed = reverse("backoffice:financing", args=[counting.case_id])
    before = desk.get(address).content.decode()
    assert "Aide locale changée" not in before
    assert before.count("Recalculer avec les règles du jour") == 1
    assert "règles changées" not in desk.get(listed).content.decode()

    suspend_scheme(scheme_id=scheme.pk, reason="Vote attendu.")

    after = desk.get(address).content.decode()
    assert "Aide locale changée : <strong>Prime du Doubs</strong>" in after
    assert after.count("Recalculer avec les règles du jour") == 1
    assert "règles changées" in desk.get(listed).content.decode()
    for _ in range(2):
        desk.post(reverse("backoffice:financing_recalculate", args=[counting.pk]))
    assert Calculation.objects.count() == 2
    assert "Aide locale changée" not in desk.get(address).content.decode()


def test_a_result_made_with_other_local_aids_is_kept_beside(
    desk: Client, scheme: LocalScheme, counting: FinancingVariant
) -> None:
    suspend_scheme(scheme_id=scheme.pk, reason="Vote attendu.")

    changed = sent(desk, counting, **{"household-persons": "4"})
    desk.post(reverse("backoffice:financing_situation", args=[counting.pk]), changed)

    assert Calculation.objects.count() == 2
