"""Amounts decided by a person: they count as they are, the rule's own answer stays beside."""

import json
from dataclasses import replace
from decimal import Decimal

from renovation.aids.rules.financing import Financing, evaluate
from renovation.aids.rules.local_seeds import seeded_local_aids
from renovation.aids.rules.local_shape import Territory
from renovation.aids.rules.override import Override
from renovation.aids.rules.situation import Line, Situation
from renovation.aids.rules.stored import financing_from_dict
from renovation.aids.rules.vocabulary import Status
from renovation.aids.rules.works import Work
from tests.renovation.aids.rules.cast import BEFORE_REFORM, BOOK, PUMP, REFORMED, ROOF, household, with_income

WHOLE, ROOF_SUM = "mpr_accompanied", "mpr_single:roof"


def decided(one: Situation, **amounts: int) -> Financing:
    overrides = {key.replace("__", ":"): Override(Decimal(amount), "Notification") for key, amount in amounts.items()}
    return evaluate(one, BOOK, REFORMED, (), overrides)


def test_the_decided_amount_counts_in_the_plan() -> None:
    found = decided(household(), mpr_accompanied=9000)
    aid, best = found.result(WHOLE), found.plans[0]

    assert aid is not None
    assert aid.amount_eur == 9000
    assert aid.before is not None
    assert aid.before.amount_eur not in (None, Decimal(9000))
    assert best.remaining_eur == best.cost_ttc_eur - 9000


def test_an_aid_refused_by_its_rule_may_be_decided() -> None:
    one = household(lives_there=True)
    second = replace(one, home=replace(one.home, main_residence=False))

    aid = decided(second, mpr_accompanied=5000).result(WHOLE)

    assert aid is not None
    assert aid.before is not None
    assert (aid.status, aid.before.status) == (Status.ELIGIBLE, Status.NOT_ELIGIBLE)


def test_over_the_ceiling_a_decided_amount_is_told_and_not_cut() -> None:
    plan = decided(with_income(60000), mpr_accompanied=20000).plans[0]

    assert plan.shares[-1].paid_eur == 20000
    assert plan.cappings[0].exceeded_eur == 20000 - plan.cappings[0].ceiling_eur
    assert plan.cappings[0].cut_eur == 0


def test_a_decided_local_amount_weighs_on_the_capped_aid() -> None:
    usual = evaluate(household(), BOOK, BEFORE_REFORM)
    more = evaluate(household(), BOOK, BEFORE_REFORM, (), {"certificates:roof": Override(Decimal(6300), "Offre")})
    sums = [plan.shares[-2].paid_eur for plan in (usual.plans[-1], more.plans[-1])]

    assert sums[0] > sums[1] == 0


def test_an_amount_decided_before_the_capped_aid_may_exceed_the_ceiling_too() -> None:
    found = evaluate(household(), BOOK, BEFORE_REFORM, (), {"certificates:roof": Override(Decimal(6300), "Offre")})
    roof = found.plans[-1].cappings[0]

    assert roof.exceeded_eur == 6300 - roof.ceiling_eur > 0


def test_the_boost_kept_beside_the_accompanied_path_counts_under_its_ceiling() -> None:
    usual, both = decided(household()), decided(household(), certificates_major=9000)

    plan = next(plan for plan in both.plans if plan.code == "whole")
    assert sum(share.paid_eur for share in plan.shares) == min(plan.cappings[0].ceiling_eur, plan.cost_ttc_eur)
    assert any("coup de pouce CEE rénovation d’ampleur" in reason for reason in both.exclusions)
    assert not any("coup de pouce CEE rénovation d’ampleur" in reason for reason in usual.exclusions)


def test_an_accompanied_path_refused_by_hand_takes_with_it_what_depends_on_it() -> None:
    aid = replace(
        next(one for one in seeded_local_aids() if one.code == "doubs-sortie-de-passoire"),
        territory=Territory(departments=frozenset({"21"})),
    )
    counted = [
        {share.aid for share in evaluate(household(), BOOK, REFORMED, [aid], overrides).plans[0].shares}
        for overrides in ({}, {WHOLE: Override(Decimal(0), "Refus de l’Anah")})
    ]

    assert ["local:doubs-sortie-de-passoire" in aids for aids in counted] == [True, False]


def test_a_line_keeps_its_amount_when_the_lines_change_places() -> None:
    one = household()
    turned = replace(one, project=replace(one.project, lines=(PUMP, ROOF)))

    assert [line.single.before is not None for line in decided(turned, mpr_single__roof=500).lines] == [False, True]


def test_what_is_kept_is_read_back_as_it_was() -> None:
    found = decided(household(), mpr_accompanied=9000, mpr_single__roof=500)

    back = financing_from_dict(json.loads(json.dumps(found.to_dict())))

    assert back.to_dict() == found.to_dict()
    assert back.plans[0].shares == found.plans[0].shares


def test_a_company_that_is_not_rge_closes_the_aids_that_ask_for_it() -> None:
    one = household()
    without = replace(one, project=replace(one.project, lines=(replace(ROOF, rge=False), PUMP)))

    found = evaluate(without, BOOK, REFORMED)

    assert not found.lines[0].single.granted
    assert "RGE" in found.lines[0].certificates.reason
    assert found.lines[1].certificates.reason != found.lines[0].certificates.reason
    whole = found.result(WHOLE)
    assert whole is not None
    assert "RGE" in whole.reason


def test_works_beside_the_energy_need_no_rge_company() -> None:
    paint = Line(Work.OTHER, cost_ht_eur=Decimal(1000), rge=False)
    one = household()

    whole = evaluate(replace(one, project=replace(one.project, lines=(ROOF, PUMP, paint))), BOOK, REFORMED).result(
        WHOLE
    )

    assert whole is not None
    assert whole.granted


def test_a_precarity_that_is_said_has_the_boost_of_modest_incomes() -> None:
    one = with_income(60000)
    said = replace(one, household=replace(one.household, precarious=True))

    amounts = [evaluate(each, BOOK, BEFORE_REFORM).lines[1].boost.amount_eur for each in (one, said, household())]

    assert amounts[0] != amounts[1] == amounts[2]


def test_precarity_follows_the_income_unless_it_is_said() -> None:
    one = with_income(60000)
    said = replace(one, household=replace(one.household, precarious=True))

    kinds = [next(iter(evaluate(each, BOOK, REFORMED).lines[0].certificates.details)) for each in (one, said)]

    assert kinds == ["kwh_cumac_classic", "kwh_cumac_precarity"]
