"""Answers to the questions of a type."""

import pytest

from renovation.appointments.rules.questions import checked_answers, checked_questions

STATUS = {"code": "statut", "label": "Vous êtes :", "kind": "choice", "choices": ["propriétaire", "locataire"]}
PROJECT = {"code": "projet", "label": "Vos travaux ?", "kind": "text", "is_required": True}
QUESTIONS = checked_questions([STATUS, PROJECT])


def test_what_was_answered_is_kept() -> None:
    assert checked_answers(QUESTIONS, {"statut": "locataire", "projet": "  Isoler\n le toit "}) == (
        {"statut": "locataire", "projet": "Isoler le toit"},
        {},
    )


def test_a_required_answer_that_lacks_is_told_by_its_question() -> None:
    kept, errors = checked_answers(QUESTIONS, {"statut": "locataire"})

    assert (kept, list(errors)) == ({"statut": "locataire"}, ["projet"])


def test_an_answer_outside_the_list_and_one_without_end_are_refused() -> None:
    _, errors = checked_answers(QUESTIONS, {"statut": "roi", "projet": "x" * 501})

    assert set(errors) == {"statut", "projet"}


@pytest.mark.parametrize("wrong", [[STATUS, STATUS], [{**STATUS, "choices": ["un"]}], [{**PROJECT, "kind": "film"}]])
def test_questions_that_nobody_can_answer_are_not_stored(wrong: list[dict[str, object]]) -> None:
    with pytest.raises(ValueError, match=r"\w+"):
        checked_questions(wrong)
