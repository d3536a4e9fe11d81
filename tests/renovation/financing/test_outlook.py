"""From answers and works to the money: the range, the suppositions, the steps with their dangers. No database."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from renovation.aids.rules.seeds import seed_entries
from renovation.aids.rules.situation import Home, Situation
from renovation.aids.rules.vocabulary import Asker
from renovation.financing.rules.answers import AidsAnswers, read_aids_answers
from renovation.financing.rules.explained import explained
from renovation.financing.rules.outlook import Chosen, Outlook, outlook
from renovation.financing.rules.situation import Place
from renovation.financing.rules.steps import papers_for, to_bring, to_do, warning
from renovation.financing.rules.works import PlannedWork, supposed
from renovation.quantities.rules.parameters import parameters_on

ON = date(2026, 11, 25)
BESANCON = Place("25056", "242500361", "25", "27")
ANSWERS = AidsAnswers(
    occupation="owner",
    persons=3,
    rfr_eur=Decimal(38000),
    age="over_15",
    kind="house",
    area_m2=Decimal(100),
    label="F",
    target_label="C",
    fossil_boiler=True,
)


def work(code: str, low: int | None, high: int | None, quantity: int | None = None) -> PlannedWork:
    ends = [None if one is None else Decimal(one) for one in (low, high, quantity)]
    return PlannedWork(code, code, ends[0], ends[1], ends[2], "m²" if quantity else "logement", True, "essai")


WALLS, ROOF = work("walls_outside", 14000, 22000, 110), work("roof_attic", 2000, 4000, 60)
PUMP, WINDOWS = work("heat_pump", 12000, 18000), work("windows", 8000, 12000, 15)


def looked(*works: PlannedWork, answers: AidsAnswers = ANSWERS, **chosen: object) -> Outlook:
    entries = seed_entries()
    return outlook(answers, BESANCON, Chosen("Essai", works, **chosen), parameters_on(entries, ON), ON)  # type: ignore[arg-type]


def test_answers_come_back_as_they_were_kept() -> None:
    given = replace(ANSWERS, works=("walls_outside",), rfr_eur=Decimal("38000.50"), fossil_boiler=False)

    assert read_aids_answers(given.to_dict()) == given


def test_the_three_costs_stand_in_order_and_every_euro_is_told() -> None:
    found = looked(WALLS, ROOF, PUMP)
    best, ends = found.best, found.ends

    assert best is not None and ends is not None
    assert ends[0].cost_ttc_eur < best.cost_ttc_eur < ends[1].cost_ttc_eur
    assert abs(ends[0].cost_ttc_eur - 28000) < 1
    assert best.grants_eur + best.loan_eur + found.own_eur == best.cost_ttc_eur


def test_works_without_a_price_are_left_out_and_named() -> None:
    found = looked(WALLS, work("shared_heat_pump", None, None))

    assert found.chosen.unpriced == ["shared_heat_pump"]
    assert len(found.middle.lines) == 1


def test_without_a_label_the_accompanied_way_asks_and_gives_no_amount() -> None:
    found = looked(WALLS, ROOF, PUMP, answers=replace(ANSWERS, label="", target_label=""))
    accompanied = found.middle.result("mpr_accompanied")

    assert accompanied is not None
    assert accompanied.amount_eur is None
    assert accompanied.questions


def test_savings_are_told_by_the_month_when_the_diagnosis_knows_them() -> None:
    assert looked(WALLS, saving_likely_eur=1200).monthly_saving_eur == 100
    assert looked(WALLS).monthly_saving_eur is None


def test_what_is_supposed_is_said() -> None:
    sentences = " ".join(supposed([WINDOWS, PUMP]))

    assert "fenêtre compte pour 2" in sentences
    assert "rendement le plus bas" in sentences
    assert "autodiagnostic" in " ".join(looked(WALLS, label_estimated=True).suppositions)
    assert "surface courante" in " ".join(looked(WALLS, area_supposed=True).suppositions)


def test_the_accompanied_way_names_its_guide_before_the_quotes_and_its_danger() -> None:
    found = looked(WALLS, ROOF, PUMP)
    titles = [one.title for one in to_do(found)]

    assert found.is_whole
    assert titles.index("Choisissez un Mon Accompagnateur Rénov’") < titles.index(
        "Demandez plusieurs devis à des professionnels RGE"
    )
    assert "accord écrit" in warning(found)


def test_a_tenant_brings_the_owners_agreement() -> None:
    assert any("accord écrit du propriétaire" in one for one in to_bring("tenant"))


def test_an_explanation_adds_up_and_dates_its_figure() -> None:
    found = looked(WALLS, ROOF, PUMP)
    assert found.best is not None
    share = next(one for one in found.best.shares if one.trace is not None)
    assert share.trace is not None

    node = explained(share.trace, found.parameters)
    leaves = node.children or (node,)

    assert sum(one.amount_eur for one in leaves) == node.amount_eur == share.asked_eur
    assert all(one.since is not None and one.source for one in leaves)


def test_whoever_lets_the_home_brings_its_lease() -> None:
    lets, second = (
        Situation(asker=Asker.OWNER, lives_there=False, home=Home(main_residence=main)) for main in (True, False)
    )

    assert "le bail du logement loué" in papers_for(lets)
    assert "le bail du logement loué" not in papers_for(second)
    assert papers_for(Situation(asker=Asker.BUYER)) == to_bring("buyer")
