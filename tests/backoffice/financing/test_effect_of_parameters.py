"""What a new barème would change in the scenarios: computed twice, nothing stored changes."""

from typing import Any

from django.utils import timezone

from renovation.cases.enums import Stage
from renovation.cases.models import Case
from renovation.financing.models import Calculation, FinancingVariant
from renovation.quantities.effects import Comparison, Outcome, watched_named
from renovation.quantities.queries import entries_on


def generous(entry: dict[str, Any]) -> dict[str, Any]:
    """Everybody has the whole of the works paid."""
    if entry["code"] != "aids.accompanied.rates":
        return entry
    (value,) = entry["values"]
    return {**entry, "values": [{**value, "table": {str(jumps): [1, 1, 1, 1] for jumps in (2, 3, 4)}}]}


def compared(key: object) -> Outcome | None:
    on = timezone.localdate()
    before = entries_on(on)
    found = watched_named("financing.scenarios")
    assert found is not None
    return found.compare(str(key), Comparison(on=on, before=before, after=[generous(one) for one in before]))


def test_the_aids_and_what_remains_are_told_without_a_name(variant: FinancingVariant) -> None:
    kept = Calculation.objects.get().outcome

    outcome = compared(variant.pk)

    assert outcome is not None
    assert outcome.changing == ["aides", "reste à payer"]
    assert variant.case.number in outcome.subject
    assert "Leroux" not in outcome.subject
    assert Calculation.objects.get().outcome == kept


def test_a_closed_case_is_left_out(variant: FinancingVariant) -> None:
    Case.objects.filter(pk=variant.case_id).update(stage=Stage.CLOSED)

    assert compared(variant.pk) is None
