"""Levels of insulation, part by part."""

import pytest

from renovation.diagnosis.rules.insulation_quality import InsulatedPart, insulation_quality, level_of


@pytest.mark.parametrize(
    ("part", "u", "level"),
    [
        ("walls", 0.29, "very_good"),
        ("walls", 0.30, "good"),
        ("walls", 0.64, "medium"),
        ("walls", 2.5, "poor"),
        ("joinery", 1.5, "very_good"),
        ("joinery", 3.0, "poor"),
        ("roof_attic", 0.2, "medium"),
        ("roof_terrace", 0.27, "good"),
        ("roof_rafters", 0.23, "good"),
        ("floor", 0.44, "good"),
        ("envelope", 0.84, "medium"),
    ],
)
def test_a_level_is_reached_strictly_below_its_threshold(part: str, u: float, level: str) -> None:
    assert level_of(part, u) == level


def test_each_part_has_the_mean_of_its_surfaces() -> None:
    parts = [InsulatedPart("walls", 30, 2.0), InsulatedPart("walls", 10, 0.4), InsulatedPart("floor", 60, 0.2)]

    found = {one.part: (one.u_w_m2k, one.level) for one in insulation_quality(parts, envelope_loss_w_k=90)}

    assert found == {"envelope": (0.9, "poor"), "walls": (1.6, "poor"), "floor": (0.2, "very_good")}


def test_a_part_towards_a_heated_neighbour_is_left_aside() -> None:
    parts = [InsulatedPart("walls", 30, 0.25), InsulatedPart("roof_terrace", 60, 2.5, b=0.0)]

    assert [one.part for one in insulation_quality(parts, envelope_loss_w_k=7.5)] == ["envelope", "walls"]


def test_a_dwelling_without_losing_part_has_no_table() -> None:
    assert insulation_quality([InsulatedPart("walls", 30, 0.25, b=0.0)], envelope_loss_w_k=0.0) == ()
