"""Dots per commune: the area tells the number, north is up, everything fits."""

import pytest

from renovation.edge.pictures.territory import LARGEST, SIZE, SMALLEST, Place, TerritoryDots

BIG = Place("Besançon", 47.24, 6.02, 100)
SMALL = Place("Thise", 47.28, 6.19, 1)
QUARTER = Place("Pontarlier", 46.90, 6.35, 25)


def test_the_area_tells_the_number_and_the_largest_is_drawn_first() -> None:
    dots = TerritoryDots("Titre", [SMALL, QUARTER, BIG]).dots

    assert [dot.place for dot in dots] == [BIG, QUARTER, SMALL]
    assert [dot.radius for dot in dots] == [LARGEST, LARGEST / 2, SMALLEST]


def test_north_is_up_and_everything_fits() -> None:
    drawing = TerritoryDots("Titre", [SMALL, QUARTER, BIG], [Place("Vesoul", 47.62, 6.15)])
    by_name = {dot.place.name: dot for dot in drawing.dots}

    assert by_name["Besançon"].y < by_name["Pontarlier"].y
    assert by_name["Besançon"].x < by_name["Thise"].x
    assert all(0 < dot.x < SIZE and 0 < dot.y < SIZE for dot in drawing.dots)
    assert drawing.ground.count("M") == 1


@pytest.mark.parametrize("places", [[BIG], [BIG, Place("Jumelle", 47.24, 6.02, 3)]])
def test_a_single_place_stands_in_the_middle(places: list[Place]) -> None:
    assert {(dot.x, dot.y) for dot in TerritoryDots("Titre", places).dots} == {(SIZE / 2, SIZE / 2)}


def test_names_that_would_meet_are_left_out() -> None:
    near = Place("Très-près-de-Besançon", 47.241, 6.021, 90)

    assert [dot.place.name for dot in TerritoryDots("Titre", [BIG, near, QUARTER]).names] == ["Besançon", "Pontarlier"]
