"""A new barème tells what it changes in the scenarios of the open cases."""

from copy import deepcopy
from datetime import date

from renovation.aids.rules.seeds import seed_entries
from renovation.cases.enums import Stage
from renovation.cases.models import Case
from renovation.financing.models import FinancingVariant
from renovation.quantities.effects import Comparison, watched_named

ON = date(2026, 11, 26)


def test_the_aids_of_a_scenario_are_told_before_and_after(variant: FinancingVariant) -> None:
    watched = watched_named("financing.variants")
    assert watched is not None
    after = deepcopy(list(seed_entries()))
    ceilings = next(one for one in after if one["code"] == "aids.income.elsewhere")
    ceilings["values"][-1]["table"] = {"3": [1000, 2000, 3000]}

    outcome = watched.compare(str(variant.pk), Comparison(ON, list(seed_entries()), after))

    assert outcome is not None
    assert "dossier à Besançon" in outcome.subject
    assert outcome.after["classe de revenus"] == "revenus supérieurs"
    assert "reste à payer" in outcome.changing


def test_the_scenario_of_a_closed_case_is_not_counted(variant: FinancingVariant) -> None:
    watched = watched_named("financing.variants")
    assert watched is not None
    assert watched.total() == 1

    Case.objects.filter(pk=variant.case_id).update(stage=Stage.CLOSED)

    assert watched.total() == 0
