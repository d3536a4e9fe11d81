"""What holds for every estimate, whatever was answered."""

from hypothesis import given, settings
from hypothesis import strategies as st

from renovation.diagnosis.rules.answers import Answers, read_answers
from renovation.diagnosis.rules.estimate import estimate
from renovation.diagnosis.rules.place import Place
from tests.renovation.diagnosis.rules.dwellings import BESANCON, HOUSE, TODAY, any_answers

DEPARTMENTS = ["25", "2A", "75", "06", "62", "09"]
ALTITUDES_M = [None, 0, 400, 800, 801, 1900]


@given(any_answers(), st.sampled_from(DEPARTMENTS), st.sampled_from(ALTITUDES_M))
@settings(max_examples=80, deadline=None)
def test_no_set_of_answers_crashes(answers: Answers, department: str, altitude_m: int | None) -> None:
    found = estimate(answers, Place(department, altitude_m), TODAY, samples=10)

    assert 0 < found.primary_kwh_m2.low <= found.primary_kwh_m2.likely <= found.primary_kwh_m2.high
    assert 0 < found.cost_eur.low <= found.cost_eur.likely <= found.cost_eur.high
    assert found.class_low <= found.class_likely <= found.class_high
    assert sum(found.loss_percents.values()) == 100


def test_the_same_answers_give_the_same_estimate() -> None:
    assert estimate(HOUSE, BESANCON, TODAY) == estimate(HOUSE, BESANCON, TODAY)


def test_another_seed_moves_the_range_but_not_the_likely_value() -> None:
    one, other = (estimate(HOUSE, BESANCON, TODAY, seed=seed) for seed in (1, 2))

    assert one.primary_kwh_m2.likely == other.primary_kwh_m2.likely
    assert one.primary_kwh_m2 != other.primary_kwh_m2


def test_answers_narrow_the_range() -> None:
    nothing_known = estimate(read_answers({}), BESANCON, TODAY).primary_kwh_m2
    all_known = estimate(HOUSE, BESANCON, TODAY).primary_kwh_m2

    assert all_known.high / all_known.low < nothing_known.high / nothing_known.low


def test_an_old_oil_heated_house_is_explained_by_its_walls() -> None:
    found = estimate(HOUSE, BESANCON, TODAY)

    assert found.class_likely == "G"
    assert max(found.loss_percents, key=lambda part: found.loss_percents[part]) == "walls"


def test_an_unknown_altitude_is_said() -> None:
    assert estimate(HOUSE, Place("25", None), TODAY).warnings
    assert not estimate(HOUSE, BESANCON, TODAY).warnings
