"""The local aids of a scenario: the regulation of the day when the file is sent, what changed in them since."""

import pytest
from django.test import Client
from django.urls import reverse

from renovation.aids.models import LocalScheme
from renovation.aids.operations import suspend_scheme
from renovation.financing.calculating import kept_study
from renovation.financing.models import Calculation, FinancingVariant
from tests.backoffice.financing.conftest import sent


@pytest.fixture
def counting(prime: LocalScheme, variant: FinancingVariant) -> FinancingVariant:
    """A scenario calculated while the aid is open."""
    assert kept_study(variant.calculations.get()).keyed["local:prime-du-doubs"].amount_eur == 1500
    return variant


def test_the_regulation_is_that_of_the_day_when_the_file_was_sent(desk: Client, counting: FinancingVariant) -> None:
    dated = sent(desk, counting, **{"dates-filing": "2025-06-02"})

    desk.post(reverse("backoffice:financing_situation", args=[counting.pk]), dated)

    assert kept_study(Calculation.objects.get()).keyed["local:prime-du-doubs"].amount_eur == 1000


def test_a_local_aid_that_was_suspended_since_is_said_and_may_be_calculated_again(
    desk: Client, prime: LocalScheme, counting: FinancingVariant
) -> None:
    address = reverse("backoffice:financing_variant", args=[counting.pk])
    listed = reverse("backoffice:financing", args=[counting.case_id])
    before = desk.get(address).content.decode()
    assert "Aide locale changée" not in before
    assert before.count("Recalculer avec les règles du jour") == 1
    assert "règles changées" not in desk.get(listed).content.decode()

    suspend_scheme(scheme_id=prime.pk, reason="Vote attendu.")

    after = desk.get(address).content.decode()
    assert "Aide locale changée : <strong>Prime du Doubs</strong>" in after
    assert after.count("Recalculer avec les règles du jour") == 1
    assert "règles changées" in desk.get(listed).content.decode()
    for _ in range(2):
        desk.post(reverse("backoffice:financing_recalculate", args=[counting.pk]))
    assert Calculation.objects.count() == 2
    assert "Aide locale changée" not in desk.get(address).content.decode()


def test_a_result_made_with_other_local_aids_is_kept_beside(
    desk: Client, prime: LocalScheme, counting: FinancingVariant
) -> None:
    suspend_scheme(scheme_id=prime.pk, reason="Vote attendu.")

    changed = sent(desk, counting, **{"household-persons": "4"})
    desk.post(reverse("backoffice:financing_situation", args=[counting.pk]), changed)

    assert Calculation.objects.count() == 2
