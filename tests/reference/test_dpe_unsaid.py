"""What a record does not say stays unknown, and what our tables lack is said aloud."""

from typing import Any

import pytest

from renovation.diagnosis.rules.choices import Emitter, Position, YesNo
from tests.reference.dpe.answered import answers_of
from tests.reference.dpe.systems import heating_of, hot_water_of


def flat(**more: Any) -> dict[str, Any]:
    return {"q": {"type": "appartement", **more}}


def test_a_household_that_says_nothing_of_its_systems_has_answered_nothing() -> None:
    found = answers_of(flat())

    assert (found.emitter, found.collective, found.cooling) == (Emitter.UNKNOWN, YesNo.UNKNOWN, YesNo.UNKNOWN)
    said = answers_of(flat(ch_emetteur="plancher chauffant", ch_collectif=True, clim=False))
    assert (said.emitter, said.collective, said.cooling) == (Emitter.FLOOR, YesNo.YES, YesNo.NO)


@pytest.mark.parametrize(
    ("roof", "ground", "position"),
    [
        (None, None, Position.UNKNOWN),
        (None, True, Position.UNKNOWN),
        (False, None, Position.UNKNOWN),
        (True, None, Position.UNDER_ROOF),
        (False, True, Position.ABOVE_GROUND),
        (False, False, Position.MIDDLE),
    ],
)
def test_a_flat_is_between_others_only_when_that_is_said(
    roof: bool | None, ground: bool | None, position: Position
) -> None:
    assert answers_of(flat(toit_present=roof, sol_present=ground)).position is position


def test_an_appliance_that_the_tables_lack_is_said_on_the_error_output(capsys: pytest.CaptureFixture[str]) -> None:
    strange = {"generateurs": [{"type": "Moulin à chaleur"}]}

    (heating,), (water,) = heating_of([strange], 100, whole=False), hot_water_of([strange], None)

    assert (heating.generators[0].model, water.model) == ("shared_default", "shared_default")
    assert capsys.readouterr().err.count("counted as shared_default: moulin à chaleur\n") == 2


def test_an_appliance_of_the_tables_is_taken_without_a_word(capsys: pytest.CaptureFixture[str]) -> None:
    known = {"generateurs": [{"type": "chaudière gpl/propane/butane à condensation 1986-2000"}]}

    assert heating_of([known], 100, whole=False)[0].generators[0].model != "shared_default"
    assert capsys.readouterr().err == ""
