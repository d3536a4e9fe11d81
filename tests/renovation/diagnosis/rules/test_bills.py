"""Real bills beside the calculation."""

import pytest

from renovation.diagnosis.rules.answers import AnswersError, read_answers
from renovation.diagnosis.rules.bills import Conventional, bill_energies, compare, read_bills

CALCULATED = {"gas": Conventional(kwh=20_000, cost_eur=2_000), "electricity": Conventional(kwh=3_000, cost_eur=700)}


@pytest.mark.parametrize(
    ("plain", "energies"),
    [
        ({"generator": "gas"}, ("electricity", "gas")),
        ({"generator": "electric", "hot_water": "gas_heater"}, ("electricity", "gas")),
        ({"generator": "oil", "support_stove": "yes"}, ("electricity", "oil", "logs", "pellets")),
        ({"generator": "air_water"}, ("electricity",)),
    ],
)
def test_only_the_energies_of_the_dwelling_are_asked(plain: dict[str, str], energies: tuple[str, ...]) -> None:
    assert bill_energies(read_answers(plain)) == energies


def test_while_the_heating_is_unknown_all_are_asked() -> None:
    assert len(bill_energies(read_answers({}))) == 7


def test_amounts_are_read_as_people_write_them() -> None:
    read = read_bills({"gas": {"amount": "12 500,5", "unit": "kwh"}, "oil": {"amount": "", "unit": "eur"}})

    assert read == {"gas": {"amount": 12500.5, "unit": "kwh"}}


@pytest.mark.parametrize("amount", ["0", "-1", "1e9", "NaN", "Infinity", "deux"])
def test_an_impossible_amount_names_its_line(amount: str) -> None:
    with pytest.raises(AnswersError) as refused:
        read_bills({"gas": {"amount": amount, "unit": "eur"}})

    assert refused.value.field == "bills_gas"


def test_a_bill_is_compared_in_its_own_unit() -> None:
    bills = {"gas": {"amount": 1500.0, "unit": "eur"}, "electricity": {"amount": 3100.0, "unit": "kwh"}}

    gas, electricity = compare(bills, CALCULATED)

    assert (gas.conventional, gas.unit, gas.verdict) == (2000, "€", "below")
    assert (electricity.conventional, electricity.unit, electricity.verdict) == (3000, "kWh", "close")


def test_an_energy_that_the_calculation_does_not_know_is_left_aside() -> None:
    assert compare({"oil": {"amount": 900.0, "unit": "eur"}}, CALCULATED) == ()
