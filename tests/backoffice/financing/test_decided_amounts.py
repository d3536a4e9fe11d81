"""An amount decided by the adviser: its reason, the crossed calculation, the combination, the way back."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from renovation.financing.calculating import kept_study
from renovation.financing.models import AidOverride, Calculation, FinancingVariant
from renovation.financing.rules.study import Study
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from tests.backoffice.financing.conftest import handed, sent

PREMIUM = "certificates:outer_walls"
WHOLE = "mpr_accompanied"


def address(variant: FinancingVariant, key: str) -> str:
    return reverse("backoffice:financing_amount", args=[variant.pk]) + f"?aide={key}"


def last(variant: FinancingVariant) -> Study:
    return kept_study(variant.calculations.order_by("-number")[0])


def test_the_amount_counts_and_the_calculated_one_is_crossed(desk: Client, variant: FinancingVariant) -> None:
    computed = last(variant).keyed[WHOLE].amount_eur

    desk.post(address(variant, WHOLE), {"amount": "9 000", "reason": "Notification du 12 mars"})

    study = last(variant)
    aid = study.keyed[WHOLE]
    assert (aid.amount_eur, aid.before.amount_eur if aid.before else None) == (Decimal("9000.00"), computed)
    assert study.best is not None
    assert Decimal("9000.00") in [share.paid_eur for share in study.best.shares]
    page = desk.get(reverse("backoffice:financing_variant", args=[variant.pk])).content.decode()
    assert "<s class=" in page
    assert "Notification du 12 mars" in page
    assert "montant retenu" in page


def test_over_the_ceiling_it_is_warned_and_not_cut(desk: Client, variant: FinancingVariant) -> None:
    desk.post(address(variant, WHOLE), {"amount": "50 000", "reason": "Notification"})

    study = last(variant)
    assert any("dépasse" in warning for warning in study.warnings)
    page = desk.get(reverse("backoffice:financing_variant", args=[variant.pk])).content.decode()
    assert "le montant retenu dépasse ce plafond" in page


def test_it_is_journalled_and_reversible(desk: Client, variant: FinancingVariant) -> None:
    before = last(variant).keyed[WHOLE].amount_eur
    desk.post(address(variant, WHOLE), {"amount": "9000", "reason": "Notification"})

    for _ in range(2):
        desk.post(reverse("backoffice:financing_restore", args=[variant.pk]), {"aide": WHOLE})

    assert last(variant).keyed[WHOLE].amount_eur == before
    assert AidOverride.objects.get().lifted_at is not None
    assert Entry.objects.get(action=Action.AID_OVERRIDDEN).detail["aid"] == WHOLE
    assert Entry.objects.filter(action=Action.AID_RESTORED).count() == 1
    assert "levé le" in desk.get(reverse("backoffice:financing_variant", args=[variant.pk])).content.decode()


def test_another_amount_takes_the_place_of_the_first(desk: Client, variant: FinancingVariant) -> None:
    for amount in ("9000", "9500"):
        desk.post(address(variant, WHOLE), {"amount": amount, "reason": "Notification"})

    assert AidOverride.objects.filter(lifted_at__isnull=True).get().amount_eur == 9500
    assert AidOverride.objects.count() == 2


@pytest.mark.parametrize(
    ("amount", "reason", "words"),
    [
        ("", "Notification", "même s’il est à zéro"),
        ("-5", "Notification", "ne peut pas être négative"),
        ("beaucoup", "Notification", "en chiffres"),
        ("9000", "  ", "Écrivez le motif"),
    ],
)
def test_without_a_right_amount_and_a_reason_nothing_is_decided(
    desk: Client, variant: FinancingVariant, amount: str, reason: str, words: str
) -> None:
    answer = desk.post(address(variant, WHOLE), {"amount": amount, "reason": reason})

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert AidOverride.objects.count() == 0


def test_the_amount_of_an_aid_of_this_household_is_changed_where_it_was_typed(
    desk: Client, variant: FinancingVariant
) -> None:
    noted = {"others-0-label": "Caisse de retraite", "others-0-amount_eur": "500"}
    desk.post(reverse("backoffice:financing_situation", args=[variant.pk]), sent(desk, variant, **noted))

    answer = desk.post(address(variant, "local:case-1"), {"amount": "900", "reason": "Notification"})

    assert answer.status_code == 422
    assert "« Autres aides de ce ménage »" in answer.content.decode().replace("\u00a0", " ")
    assert AidOverride.objects.count() == 0
    page = desk.get(reverse("backoffice:financing_variant", args=[variant.pk])).content.decode()
    assert "Caisse de retraite" in page
    assert "case-1" not in page


def test_an_aid_that_is_not_there_has_no_amount_to_decide(desk: Client, variant: FinancingVariant) -> None:
    assert desk.get(address(variant, "inconnue")).status_code == 404


def test_an_amount_without_its_line_is_told(desk: Client, variant: FinancingVariant) -> None:
    desk.post(address(variant, PREMIUM), {"amount": "900", "reason": "Offre du fournisseur"})
    scenario = {**variant.scenario, "lines": []}
    FinancingVariant.objects.filter(pk=variant.pk).update(scenario=scenario)

    desk.post(reverse("backoffice:financing_recalculate", args=[variant.pk]))

    assert any("ne correspond plus" in warning for warning in last(variant).warnings)


def test_a_given_result_never_changes(desk: Client, variant: FinancingVariant) -> None:
    handed(desk, "financing_share", variant)
    given = Calculation.objects.get()

    desk.post(address(variant, WHOLE), {"amount": "9000", "reason": "Notification"})

    kept = Calculation.objects.get(pk=given.pk)
    assert kept.outcome == given.outcome
    assert Calculation.objects.count() == 2
