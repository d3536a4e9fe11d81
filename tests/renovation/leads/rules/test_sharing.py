"""The sector, then the skill, then the load, then the turn."""

from datetime import UTC, datetime

from renovation.leads.rules.sharing import Candidate, Need, choose

CITY, HILLS = "25056", "25462"


def chosen(need: Need, *candidates: Candidate) -> str:
    found = choose(need, candidates)
    return found.key if found else ""


def test_the_least_loaded_answers_then_whoever_waited_longest() -> None:
    early, late = datetime(2026, 11, 2, tzinfo=UTC), datetime(2026, 11, 20, tzinfo=UTC)

    assert chosen(Need(), Candidate("a", "A", load=3), Candidate("b", "B", load=1)) == "b"
    assert chosen(Need(), Candidate("a", "A", last_given=late), Candidate("b", "B", last_given=early)) == "b"
    assert chosen(Need(), Candidate("a", "A", last_given=early), Candidate("b", "B")) == "b"


def test_the_sector_comes_before_the_load() -> None:
    city, hills = Candidate("a", "A", frozenset({CITY}), load=9), Candidate("b", "B", frozenset({HILLS}))

    assert chosen(Need(CITY), city, hills) == "a"
    assert chosen(Need(""), city, hills) == "b"


def test_nobody_of_the_sector_is_said_and_leaves_nobody_without_answer() -> None:
    found = choose(Need(CITY), [Candidate("b", "B", frozenset({HILLS}))])

    assert found is not None
    assert found.reasons[0] == "personne de disponible dans ce secteur"
    assert chosen(Need(CITY), Candidate("b", "B", frozenset({HILLS})), Candidate("c", "C", load=5)) == "c"


def test_a_skill_is_asked_where_somebody_has_it() -> None:
    able = Candidate("a", "A", skills=frozenset({"copropriété"}), load=4)
    need = Need(skills=frozenset({"copropriété"}))

    assert chosen(need, able, Candidate("b", "B")) == "a"
    found = choose(need, [Candidate("b", "B")])
    assert found is not None
    assert "personne de disponible pour" in found.reasons[0]


def test_whoever_is_full_gets_nothing() -> None:
    full = Candidate("a", "A", load=2, most=2)

    assert chosen(Need(), full) == ""
    assert chosen(Need(), full, Candidate("b", "B", load=9)) == "b"
