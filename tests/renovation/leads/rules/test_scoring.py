"""Points are added up and each is explained."""

from renovation.leads.rules.scoring import CRITERIA, Facts, Priority, Scale, points, score

RIPE = Facts("G", "soon", "curious", works=True, who="owner", in_territory=True, callback=True, late=True)


def test_the_sum_is_that_of_its_lines() -> None:
    found = score(RIPE, Scale())

    assert found.points == sum(line.points for line in found.lines) == 30 + 20 + 10 + 10 + 10 + 5 + 15
    assert points(RIPE, Scale()) == found.points
    assert (found.priority, found.unknown) == (Priority.HIGH, ())
    assert len(found.lines) == len(CRITERIA)


def test_what_nobody_said_counts_for_nothing_and_is_asked() -> None:
    found = score(Facts(), Scale())

    assert (found.points, found.priority) == (0, Priority.LOW)
    assert "Logement estimé en classe F ou G" in [line.label for line in found.unknown]


def test_a_platform_sets_its_points_and_its_steps() -> None:
    scale = Scale({"class_e": 60, "owner": 0}, high=60, middle=10)

    assert score(Facts("E", who="owner"), scale).priority is Priority.HIGH
    assert score(Facts("D", who="owner", callback=True), scale).priority is Priority.LOW
    assert [line.label for line in score(Facts("E", who="owner"), scale).counted] == ["Logement estimé en classe E"]


def test_what_the_adviser_understood_counts_more_than_what_was_ticked() -> None:
    within_year = score(Facts(horizon="soon"), Scale()).points

    assert score(Facts(readiness="thinking", horizon="soon"), Scale()).points == within_year - 10
