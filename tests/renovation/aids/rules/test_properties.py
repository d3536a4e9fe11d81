"""What holds for every household: ceilings, capping, limits of a euro, more works never less aid, trees that add up."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as some

from renovation.aids.rules.accompanied import accompanied
from renovation.aids.rules.financing import evaluate
from renovation.aids.rules.income import income_class
from renovation.aids.rules.local_seeds import seeded_local_aids
from renovation.aids.rules.situation import Home, Household, Line, Project, Situation
from renovation.aids.rules.vocabulary import LETTERS, Age, Asker, HomeKind, IncomeClass
from renovation.aids.rules.works import Work
from tests.renovation.aids.rules.cast import BOOK, REFORMED, assert_adds_up

euros = some.integers(0, 120000).map(Decimal)
days = some.sampled_from(
    [date(2024, 6, 1), date(2025, 6, 1), date(2025, 9, 15), REFORMED, date(2026, 1, 15), date(2027, 1, 15)]
)
lines = some.builds(
    Line,
    work=some.sampled_from(Work),
    cost_ht_eur=some.integers(0, 40000).map(Decimal),
    quantity=some.integers(1, 200).map(Decimal),
    seasonal_efficiency_pct=some.integers(50, 250).map(Decimal),
    performance=some.sampled_from([Decimal(3), Decimal(4), Decimal(5)]),
    heats_water=some.booleans(),
    ventilation=some.sampled_from(["self_regulating", "modulated"]),
)
homes = some.builds(
    Home,
    kind=some.sampled_from(HomeKind),
    area_m2=some.integers(10, 300).map(Decimal),
    age=some.sampled_from(Age),
    region=some.sampled_from(["11", "27", "94", "52"]),
    department=some.sampled_from(["75", "25", "2A", "49", "33"]),
    epci=some.sampled_from(["242500361", "244900015", "200054781"]),
    label=some.sampled_from(LETTERS),
    main_residence=some.booleans(),
)
projects = some.builds(
    Project,
    lines=some.lists(lines, min_size=1, max_size=6).map(tuple),
    target_label=some.sampled_from(LETTERS),
    energy_gain_pct=some.integers(0, 80).map(Decimal),
    replaces_fossil_boiler=some.booleans(),
)
situations = some.builds(
    Situation,
    household=some.builds(
        Household,
        persons=some.integers(1, 9),
        rfr_eur=euros,
        region=some.sampled_from(["11", "27"]),
        rfr_is_yearly=some.just(True),
    ),
    home=homes,
    project=projects,
    asker=some.sampled_from([Asker.OWNER, Asker.BUYER, Asker.TENANT]),
    lives_there=some.booleans(),
)


@settings(max_examples=150, deadline=None)
@given(situations, days)
def test_no_plan_pays_more_than_its_bill_or_its_capping(one: Situation, on: date) -> None:
    found = evaluate(one, BOOK, on, seeded_local_aids())

    for plan in found.plans:
        paid = sum((share.paid_eur for share in plan.shares), Decimal())
        assert all(0 <= share.paid_eur <= share.asked_eur for share in plan.shares)
        assert plan.cost_ttc_eur - paid == plan.remaining_eur >= 0
        assert 0 <= plan.loan_eur <= plan.remaining_eur
        assert_adds_up(plan.trace)
        mpr = sum((share.paid_eur for share in plan.shares if share.aid == "mpr_accompanied"), Decimal())
        if mpr and plan.code == "whole":
            assert paid <= plan.cappings[0].ceiling_eur


@settings(max_examples=150, deadline=None)
@given(situations, days)
def test_every_amount_has_a_tree_that_adds_up_to_it(one: Situation, on: date) -> None:
    found = evaluate(one, BOOK, on, seeded_local_aids())

    for result in (*found.results, *(each for line in found.lines for each in (line.single, line.premium))):
        assert (result.amount_eur is None) is not result.granted
        assert result.granted or result.reason or result.questions
        if result.trace is not None and result.granted:
            assert result.trace.result == result.amount_eur
            assert result.amount_eur is not None
            assert result.amount_eur >= 0
            assert_adds_up(result.trace)


@settings(max_examples=150, deadline=None)
@given(situations, some.integers(0, 30000).map(Decimal))
def test_more_works_never_bring_less(one: Situation, more: Decimal) -> None:
    line = Line(Work.OTHER_ENERGY, cost_ht_eur=Decimal(10000))
    larger = replace(line, cost_ht_eur=Decimal(10000) + more)
    less, much = (
        accompanied(replace(one, project=replace(one.project, lines=(each,))), BOOK(REFORMED), REFORMED)
        for each in (line, larger)
    )

    assert less.status is much.status
    if less.amount_eur is not None and much.amount_eur is not None:
        assert less.amount_eur <= much.amount_eur
        assert much.amount_eur <= Decimal("0.8") * 40000


@settings(max_examples=200, deadline=None)
@given(some.integers(1, 12), some.sampled_from(["11", "27"]), some.integers(0, 2))
def test_a_limit_is_within_its_class_and_a_euro_more_is_not(persons: int, region: str, rank: int) -> None:
    one = Situation(household=Household(persons, Decimal(0)), home=Home(region=region), lives_there=True)
    ceiling = income_class(one, BOOK(REFORMED)).ceilings_eur[rank]
    at, over = (
        income_class(replace(one, household=Household(persons, ceiling + extra)), BOOK(REFORMED)) for extra in (0, 1)
    )

    assert at.income_class is list(IncomeClass)[rank]
    assert over.income_class is list(IncomeClass)[rank + 1]
