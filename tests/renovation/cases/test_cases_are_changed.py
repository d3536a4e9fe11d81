"""Editing (H4) and moving (H7) a case."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from renovation.accounts.models import User
from renovation.cases.enums import Stage
from renovation.cases.models import Case, StageChange
from renovation.cases.operations import case_values, edit_case, move_stage
from renovation.cases.refusals import EditConflict, MoveRefused
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.pathways.rules.graph import moves as moves_of
from tests.factories.cases import NOVEMBER, CaseDocumentFactory, CaseFactory, DwellingFactory
from tests.factories.platforms import UserFactory


def test_h4_a_save_on_an_old_page_is_refused_with_the_difference(case: Case, adviser: User, manager: User) -> None:
    seen = case_values(case)
    edit_case(case_id=case.pk, author=manager, base=seen, values={**seen, "title": "Combles"})

    with pytest.raises(EditConflict) as refused:
        edit_case(case_id=case.pk, author=adviser, base=seen, values={**seen, "title": "Chaudière"})

    case.refresh_from_db()
    assert case.title == "Combles"
    assert (refused.value.conflicts[0].yours, refused.value.revision) == ("Chaudière", 2)


def test_h4_saves_of_different_fields_both_pass(case: Case, adviser: User, manager: User) -> None:
    seen = case_values(case)
    edit_case(case_id=case.pk, author=manager, base=seen, values={**seen, "title": "Combles"})

    saved = edit_case(case_id=case.pk, author=adviser, base=seen, values={**seen, "summary": "Visite faite"})

    assert (saved.title, saved.summary, saved.revision) == ("Combles", "Visite faite", 3)


def test_a_save_that_changes_nothing_leaves_no_trace(case: Case, adviser: User) -> None:
    seen = case_values(case)

    saved = edit_case(case_id=case.pk, author=adviser, base=seen, values=seen)

    assert saved.revision == 1
    assert not Entry.objects.filter(action=Action.CASE_CHANGED).exists()


def test_h7_a_move_outside_the_graph_changes_nothing(case: Case, adviser: User) -> None:
    with pytest.raises(MoveRefused, match="Conseil"):
        move_stage(case_id=case.pk, to_stage=Stage.WORKS, author=adviser, now=NOVEMBER)

    case.refresh_from_db()
    assert case.stage == Stage.INFORMATION
    assert not StageChange.objects.exists()


def test_closing_and_reopening_date_the_case(case: Case, adviser: User) -> None:
    closed = move_stage(case_id=case.pk, to_stage=Stage.CLOSED, author=adviser, now=NOVEMBER)
    assert closed.closed_at == NOVEMBER

    reopened = move_stage(case_id=case.pk, to_stage=Stage.INFORMATION, author=adviser, now=NOVEMBER)
    assert reopened.closed_at is None


class TestHistory(TestCase):
    @settings(max_examples=25, deadline=None)
    @given(moves=st.lists(st.sampled_from(list(Stage)), max_size=8))
    def test_h7_the_history_tells_exactly_the_moves_that_were_made(self, moves: list[Stage]) -> None:
        case, author = CaseFactory.create(), UserFactory.create()
        CaseDocumentFactory.create(case=case, document__kind="quote")
        Case.objects.filter(pk=case.pk).update(dwelling=DwellingFactory.create(platform=case.platform))
        made, before = [str(case.stage)], ""
        for stage in moves:
            if stage in moves_of(case.pathway_version.shape, made[-1], closed_from=before):
                before = made[-1] if stage == Stage.CLOSED else ""
                move_stage(case_id=case.pk, to_stage=stage, author=author, now=NOVEMBER)
                made.append(str(stage))
            elif stage != made[-1]:
                with pytest.raises(MoveRefused):
                    move_stage(case_id=case.pk, to_stage=stage, author=author, now=NOVEMBER)

        history = list(StageChange.objects.filter(case=case).values_list("from_stage", "to_stage"))
        assert sorted(history) == sorted(pairwise(made))
