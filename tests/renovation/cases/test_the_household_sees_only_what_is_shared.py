"""What leaves for the household's space (D4)."""

import pytest

from renovation.accounts.models import User
from renovation.cases.models import Case, CaseDocument
from renovation.cases.operations import mark_messages_read, write_message, write_note
from renovation.cases.queries import (
    case_of_household_user,
    cases_of_household_user,
    shared_content,
    shared_document_of_household_user,
)
from renovation.households.models import Household
from tests.factories.cases import CaseDocumentFactory

CANARY = "canari-4711"


def test_d4_private_notes_and_documents_are_not_in_the_shared_content(case: Case, adviser: User) -> None:
    write_note(case=case, author=adviser, text=CANARY)
    CaseDocumentFactory.create(case=case, shared=False, document__title=CANARY)
    shown = CaseDocumentFactory.create(case=case, shared=True)

    content = shared_content(case)

    assert content.documents == [shown]
    assert CANARY not in str(content)


def test_d4_a_neighbour_reaches_neither_case_nor_document(case: Case, neighbour: Household) -> None:
    entry = CaseDocumentFactory.create(case=case, shared=True)

    assert cases_of_household_user(neighbour.user_id) == []
    with pytest.raises(Case.DoesNotExist):
        case_of_household_user(neighbour.user_id, case.pk)
    with pytest.raises(CaseDocument.DoesNotExist):
        shared_document_of_household_user(neighbour.user_id, entry.document_id)


def test_d4_the_household_s_own_private_document_is_out_of_reach(case: Case, household_user: User) -> None:
    entry = CaseDocumentFactory.create(case=case, shared=False)

    with pytest.raises(CaseDocument.DoesNotExist):
        shared_document_of_household_user(household_user.pk, entry.document_id)


def test_unread_messages_are_counted_until_read(case: Case, adviser: User) -> None:
    write_message(case=case, author=adviser, text="Bonjour", from_household=False)
    assert shared_content(case).unread == 1

    mark_messages_read(case=case, by_household=True)

    assert shared_content(case).unread == 0
