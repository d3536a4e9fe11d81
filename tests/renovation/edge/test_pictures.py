"""Pictures that explain: places computed on the server, words beside them (X8)."""

from decimal import Decimal

import pytest
from django.template.loader import render_to_string

from renovation.edge.pictures import Bar, Bars, Columns, FinancingBar, HeatHouse, Month, SavingsCurve, Share
from renovation.edge.pictures.cash import CashCurve, CashMonth
from renovation.edge.pictures.label import EstimatedLabel
from renovation.edge.pictures.plot import BOTTOM, TOP, graduations, height_of
from renovation.edge.pictures.range import RangeBar

AIDS = FinancingBar(
    "Financement",
    [Share("Aide", Decimal(3000)), Share("Prêt", Decimal(6000), "loan"), Share("Vous", Decimal(1000), "own")],
)


def _drawn(drawing: object) -> str:
    return render_to_string(drawing.template, {"drawing": drawing})  # type: ignore[attr-defined]


def test_shares_of_the_financing_bar_fill_it_and_add_up() -> None:
    assert [(place, width) for _share, _colour, place, width in AIDS.rows] == [(0, 300), (300, 600), (900, 100)]
    assert AIDS.total_eur == Decimal(10000)


def test_x8_amounts_of_the_financing_bar_are_in_its_table() -> None:
    html = _drawn(AIDS)

    assert "10\u202f000\u00a0€" in html
    assert html.count('<th scope="row">') == 4


def test_an_empty_financing_bar_is_no_division_by_zero() -> None:
    assert FinancingBar("Rien", []).rows == []


def test_bars_are_as_long_as_their_values() -> None:
    drawing = Bars(
        "Usages", "kWh", [Bar("Chauffage", Decimal(8000)), Bar("Eau", Decimal(2000)), Bar("Froid", Decimal(0))]
    )

    assert [length for _bar, length in drawing.rows] == [1000, 250, 0]


@pytest.mark.parametrize(
    ("largest", "last"), [("52", "60"), ("2900", "3000"), ("1", "1"), ("0.8", "0.8"), ("0", "1"), ("17200", "20000")]
)
def test_graduations_are_round_and_hold_the_largest_value(largest: str, last: str) -> None:
    marks = graduations([Decimal(largest)])

    assert marks[0] == 0
    assert marks[-1] == Decimal(last)
    assert 3 <= len(marks) <= 6


def test_the_axis_goes_from_bottom_to_top() -> None:
    assert height_of(Decimal(0), Decimal(60)) == BOTTOM
    assert height_of(Decimal(60), Decimal(60)) == TOP


def test_x8_columns_have_an_alternative_and_a_table() -> None:
    drawing = Columns("Prospects", "prospects", [Bar("janv.", Decimal(31)), Bar("févr.", Decimal(12))])
    html = _drawn(drawing)

    assert 'aria-label="Prospects\u00a0: de 12 (févr.) à 31 (janv.) prospects."' in html
    assert '<th scope="row">janv.</th>' in html


def test_columns_without_data_say_so() -> None:
    assert "Aucune donnée pour l’instant." in _drawn(Columns("Prospects", "prospects", []))


def test_x8_the_curve_says_what_was_saved() -> None:
    months = [Month("janv.", Decimal(1000), Decimal(600)), Month("févr.", Decimal(1000), Decimal(580))]
    drawing = SavingsCurve("Gaz", "kWh", months)

    assert drawing.alternative == "Gaz\u00a0: 41\u00a0% de moins après les travaux."
    assert '<polyline class="curve before" points="62.0,16.0 342.0,16.0"' in _drawn(drawing)


def test_more_consumption_is_not_called_a_saving() -> None:
    drawing = SavingsCurve("Gaz", "kWh", [Month("janv.", Decimal(100), Decimal(110))])

    assert drawing.alternative == "Gaz\u00a0: 10\u00a0% de plus après les travaux."


def test_x8_the_house_tells_every_loss_the_largest_first() -> None:
    drawing = HeatHouse({"roof": 27, "walls": 31, "doors": 0})

    assert drawing.alternative == "Pertes de chaleur\u00a0: murs 31\u00a0%, toit 27\u00a0%."
    assert "Toit 27\u00a0%" in _drawn(drawing)


LABEL = EstimatedLabel("Énergie", "D", "E", "F", "268 kWh/m²")


def test_x8_the_estimated_label_says_its_range_and_that_it_is_an_estimate() -> None:
    html = _drawn(LABEL)

    assert "ESTIMATION" in html
    assert "entre D et F. Le plus probable est E, 268 kWh/m²" in html


def test_bars_outside_the_range_are_faded_and_letters_stay_readable() -> None:
    assert [row.letter for row in LABEL.rows if row.inside] == ["D", "E", "F"]
    assert {row.opacity for row in LABEL.rows if not row.inside} == {"0.28"}
    assert {row.tone for row in LABEL.rows if not row.inside} == {"soft"}
    assert EstimatedLabel("Climat", "F", "G", "G", "", scale="ghg").rows[-1].tone == "on-dark"


def test_the_range_stands_on_its_axis_with_what_it_was_before() -> None:
    bar = RangeBar(low=150, likely=240, high=390, before=(110, 520))

    assert bar.before_x < bar.x < bar.mark < bar.x + bar.length < bar.before_x + bar.before_length
    assert RangeBar(1, 2, 9999).length == RangeBar.width
    assert "range-before" not in _drawn(RangeBar(150, 240, 390))


def test_x8_money_below_zero_is_under_the_axis_and_said() -> None:
    months = [CashMonth(f"{rank:02}/27", Decimal(0), Decimal(0), Decimal(left)) for rank, left in ((1, -400), (2, 600))]
    drawing = CashCurve("Trésorerie", months)

    assert drawing.alternative == "Trésorerie\u00a0: au plus bas -400\u00a0€ fin 01/27, 600\u00a0€ fin 02/27."
    marks = dict(drawing.marks)
    assert TOP <= marks[max(marks)] < drawing.zero < marks[min(marks)] <= BOTTOM
    assert drawing.zero == marks[Decimal(0)]
    assert 'class="axis"' in _drawn(drawing)


def test_a_single_month_at_zero_is_drawn() -> None:
    drawing = CashCurve("Trésorerie", [CashMonth("01/27", Decimal(0), Decimal(0), Decimal(0))])

    assert drawing.zero == BOTTOM
    assert drawing.labels == [(62.0, "01/27")]
