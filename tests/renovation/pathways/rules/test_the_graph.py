"""H7: a case goes along its pathway, may pass over what is optional, and nothing else."""

import pytest

from renovation.cases.enums import Stage as Seeded
from renovation.pathways.rules.checks import problems
from renovation.pathways.rules.graph import is_ahead, moves, passed_over
from renovation.pathways.rules.seeds import seeds
from renovation.pathways.rules.shape import CLOSED, ActKind, Shape, Stage, plain, read_shape

SHAPE = Shape(
    acts=(ActKind("call", "Appel"),),
    stages=(
        Stage("first", "Accueil", "Nous parlons"),
        Stage("maybe", "Visite", "Nous venons", optional=True),
        Stage("second", "Projet", "Nous choisissons"),
        Stage("last", "Suivi", "Nous vérifions"),
    ),
)


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        ("first", ("maybe", "second", CLOSED)),
        ("maybe", ("second", "first", CLOSED)),
        ("second", ("last", "maybe", "first", CLOSED)),
        ("last", ("second", CLOSED)),
        ("unknown", ()),
    ],
)
def test_forward_and_back_up_to_the_first_stage_that_is_not_optional(stage: str, expected: tuple[str, ...]) -> None:
    assert moves(SHAPE, stage) == expected


def test_a_closed_case_is_taken_up_where_it_stood_at_the_start_or_at_the_end() -> None:
    assert moves(SHAPE, CLOSED, closed_from="second") == ("second", "first", "last")
    assert moves(SHAPE, CLOSED, closed_from="gone") == ("first", "last")


def test_what_a_refused_move_would_jump_is_named() -> None:
    assert [stage.name for stage in passed_over(SHAPE, "first", "last")] == ["Projet"]
    assert passed_over(SHAPE, "last", "first") == ()


def test_ahead_is_told_from_behind() -> None:
    assert is_ahead(SHAPE, "first", "last")
    assert not is_ahead(SHAPE, "last", "first")
    assert not is_ahead(SHAPE, "first", "unknown")


@pytest.mark.parametrize("seed", seeds(), ids=lambda seed: seed.code)
def test_the_pathways_of_the_house_may_be_published(seed: object) -> None:
    shape = seed.shape  # type: ignore[attr-defined]

    assert problems(shape) == ()
    assert read_shape(plain(shape)) == shape


@pytest.mark.parametrize("seed", seeds(), ids=lambda seed: seed.code)
def test_every_stage_of_the_house_is_reached_from_the_first(seed: object) -> None:
    shape = seed.shape  # type: ignore[attr-defined]
    reached = {shape.codes[0]}
    for _ in shape.codes:
        reached |= {move for known in reached for move in moves(shape, known)}

    assert reached == {*shape.codes, CLOSED}


def test_the_stages_of_the_study_are_those_that_existing_cases_carry() -> None:
    study = seeds()[0].shape

    assert {code: study.name_of(code) for code in study.codes} == {
        stage.value: stage.label for stage in Seeded if stage != Seeded.CLOSED
    }


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (Shape(SHAPE.acts, SHAPE.stages[:1]), "au moins deux étapes"),
        (Shape(SHAPE.acts, SHAPE.stages[1:]), "ne peut pas être facultative"),
        (Shape((), SHAPE.stages), "au moins un type d’acte"),
        (Shape((ActKind("call", "Appel", "gone"),), SHAPE.stages), "une étape qui n’existe plus"),
        (Shape(SHAPE.acts, (*SHAPE.stages, Stage("new", "Projet", "Deux"))), "s’appellent"),
        (Shape(SHAPE.acts, (*SHAPE.stages, Stage("new", "Vide"))), "les mots que lit le ménage"),
        (
            Shape(SHAPE.acts, (*SHAPE.stages, Stage("new", "A", "a", needs=("act:gone",)))),
            "un type d’acte qui n’existe plus",
        ),
        (Shape(SHAPE.acts, (*SHAPE.stages, Stage("new", "A", "a", acts=("gone",)))), "compte un type d’acte"),
    ],
)
def test_what_stands_in_the_way_of_publishing_is_said(wrong: Shape, words: str) -> None:
    assert any(words in problem for problem in problems(wrong))


def test_an_unknown_word_of_a_pathway_is_an_error() -> None:
    with pytest.raises(ValueError, match="colour"):
        read_shape({"stages": [{"code": "a", "name": "A", "colour": "red"}]})
