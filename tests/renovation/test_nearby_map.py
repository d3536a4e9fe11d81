"""The map without tiles: numbers at their place, none upon another, in reach of a finger."""

from itertools import combinations
from math import hypot

from renovation.edge.pictures.nearby import APART, SIZE, NearbyMap, Spot

HERE = Spot("Besançon", 47.24, 6.02)


def map_with(*points: tuple[float, float], landmarks: tuple[Spot, ...] = ()) -> NearbyMap:
    spots = [Spot(f"Firme {number}", *point, number) for number, point in enumerate(points, start=1)]
    return NearbyMap(HERE, spots, landmarks)


def test_north_is_up_and_east_is_right() -> None:
    north, east = map_with((47.34, 6.02), (47.24, 6.12)).marks

    assert north.y < SIZE / 2
    assert abs(north.x - SIZE / 2) < 1
    assert east.x > SIZE / 2
    assert abs(east.y - SIZE / 2) < 1


def test_the_furthest_still_fits() -> None:
    drawing = map_with((47.24, 6.02), (47.60, 6.50))

    assert drawing.reach_km > 50
    assert all(0 < mark.x < SIZE and 0 < mark.y < SIZE for mark in drawing.marks)
    assert [km for km, _ in drawing.rings] == [20, 50]


def test_numbers_of_one_place_are_put_apart() -> None:
    marks = map_with(*[(47.24, 6.02)] * 12).marks

    assert all(hypot(one.x - other.x, one.y - other.y) >= APART - 0.2 for one, other in combinations(marks, 2))
    assert sum(mark.is_moved for mark in marks) == 11


def test_a_name_is_written_where_it_covers_no_number() -> None:
    far, under = Spot("Vesoul", 47.27, 6.06), Spot("Besançon", 47.24, 6.02)

    assert [mark.spot.name for mark in map_with((47.24, 6.10), landmarks=(under, far)).names] == ["Vesoul"]
