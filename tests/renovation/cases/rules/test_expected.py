"""One count of what is expected and what came, without a database."""

from renovation.cases.rules.expected import Held, Wanted, shared_out
from renovation.pathways.rules.mapping import reachable
from renovation.pathways.rules.seeds import seeds

HOUSEHOLD, CONDOMINIUM = (seed.shape for seed in seeds())


def test_no_document_answers_twice() -> None:
    wanted = [Wanted("invoice", 1), Wanted("invoice", 2)]

    assert shared_out(wanted, [Held("invoice"), Held("invoice")]) == [(0,), (1,)]


def test_what_was_handed_over_for_a_request_answers_that_one() -> None:
    wanted = [Wanted("other", 1), Wanted("other", 2, "minutes")]

    assert shared_out(wanted, [Held("other", "minutes"), Held("other")]) == [(1,), (0,)]


def test_a_document_of_a_request_taken_back_serves_the_others_of_its_kind() -> None:
    assert shared_out([Wanted("quote", 1)], [Held("quote", "gone")]) == [(0,)]


def test_the_seed_asks_for_one_kind_in_one_place_for_households() -> None:
    kinds = [line.kind for stage in HOUSEHOLD.stages for line in stage.documents]

    assert len(kinds) == len(set(kinds))


def test_another_pathway_is_taken_up_where_the_case_stands_or_before() -> None:
    assert reachable(HOUSEHOLD, CONDOMINIUM, "information") == ("information",)
    # No stage stands for the choice of firms: up to the one before.
    assert reachable(HOUSEHOLD, CONDOMINIUM, "contractors")[-1] == "financing"
