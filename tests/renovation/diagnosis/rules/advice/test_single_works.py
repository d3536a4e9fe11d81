"""Each work shown alone is a new run of the engine on the whole dwelling."""

from dataclasses import replace

import pytest

from renovation.diagnosis.rules.answers import Answers
from renovation.diagnosis.rules.choices import Generator, Glazing, Insulation, WallInsulation, YesNo
from tests.renovation.diagnosis.rules.advice.situations import DONE_HOUSE, FLAT, SOIL_HOUSE, advised, all_works
from tests.renovation.diagnosis.rules.dwellings import HOUSE, calculated


def test_a_work_saves_what_a_new_run_says() -> None:
    roof = next(one for one in advised(HOUSE).works if one.code == "roof_attic")
    before, after = (calculated(one).balance for one in (HOUSE, replace(HOUSE, roof_insulation=Insulation.GOOD)))

    assert roof.gain.final_kwh.likely == round(before.final_kwh - after.final_kwh)
    assert roof.gain.cost_eur.likely == round(before.cost_eur - after.cost_eur)
    assert roof.gain.ghg_kg.likely == round((before.ghg_kg_m2 - after.ghg_kg_m2) * 100)
    assert (roof.before.energy_class, roof.after.energy_class) == (before.energy_class, after.energy_class)


def test_the_best_for_the_bill_comes_first() -> None:
    saved = [one.gain.cost_eur.likely for one in advised(HOUSE).works]

    assert len(saved) >= 3
    assert saved == sorted(saved, reverse=True)


@pytest.mark.parametrize(
    ("done", "codes"),
    [
        (replace(HOUSE, roof_insulation=Insulation.GOOD), {"roof_attic", "roof_rafters", "roof_terrace"}),
        (replace(HOUSE, wall_insulation=WallInsulation.OUTSIDE), {"walls_outside", "walls_inside"}),
        (replace(HOUSE, wall_insulation=WallInsulation.INSIDE), {"walls_outside", "walls_inside"}),
        (replace(HOUSE, floor_insulation=YesNo.YES), {"floor"}),
        (SOIL_HOUSE, {"floor"}),
        (replace(HOUSE, glazing=Glazing.RECENT_DOUBLE), {"windows"}),
        (replace(HOUSE, generator=Generator.NETWORK), {"heat_pump", "air_heat_pump", "stove", "boiler"}),
        (FLAT, {"heat_pump", "stove", "floor", "control_water"}),
    ],
)
def test_what_is_done_or_does_not_fit_is_not_proposed(done: Answers, codes: set[str]) -> None:
    assert not codes.intersection(one.code for one in all_works(advised(done)))


def test_a_renovated_house_is_told_so() -> None:
    advice = advised(DONE_HOUSE)

    assert advice.path is None
    assert advice.path_reached
    assert advice.path_why == "Votre logement est déjà estimé en classe\u00a0B."
