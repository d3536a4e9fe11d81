"""Notes, messages, documents and tasks of a case."""

import uuid
from collections.abc import Callable

import pytest

from renovation.accounts.models import User
from renovation.cases.models import Case, CaseDocument, Message, Note, Task
from renovation.cases.operations import add_document, finish_task, set_task, write_message, write_note
from renovation.cases.refusals import Refused
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.outbox.models import Mail
from tests.factories.cases import NOVEMBER, CaseFactory, DocumentFactory, MessageFactory

CANARY = "canari-4711"


def test_a_message_to_the_household_is_told_by_mail_without_its_text(case: Case, adviser: User) -> None:
    write_message(case=case, author=adviser, text=CANARY, from_household=False)

    mail = Mail.objects.get()
    assert (mail.template, mail.recipient) == ("new_message", case.household.email)
    assert CANARY not in mail.text + mail.html + mail.subject


def test_a_message_of_the_household_is_told_to_the_referent(
    case: Case, household_user: User, adviser: User, mails: Callable[[], list[tuple[str, str]]]
) -> None:
    write_message(case=case, author=household_user, text="Bonjour", from_household=True)

    assert mails() == [("new_message_office", adviser.email)]


def test_answering_marks_what_the_household_wrote_as_read(case: Case, adviser: User) -> None:
    question = MessageFactory.create(case=case)

    write_message(case=case, author=adviser, text="Demain à 9 h", from_household=False)

    question.refresh_from_db()
    assert question.read_at is not None
    assert Message.objects.filter(read_at__isnull=True).count() == 1


@pytest.mark.parametrize("text", ["", "  \n "])
def test_an_empty_message_is_refused(case: Case, adviser: User, text: str) -> None:
    with pytest.raises(Refused):
        write_message(case=case, author=adviser, text=text, from_household=False)


def test_a_form_filled_in_again_after_going_back_loses_nothing(case: Case, adviser: User, key: uuid.UUID) -> None:
    for text in ("Bonjour", "Et aussi"):
        write_message(case=case, author=adviser, text=text, from_household=False, key=key)
        write_note(case=case, author=adviser, text=text, key=key)

    assert [Message.objects.count(), Note.objects.count(), Mail.objects.count()] == [2, 2, 2]


def test_the_same_form_sent_twice_writes_once(case: Case, adviser: User, key: uuid.UUID) -> None:
    for _ in range(2):
        write_message(case=case, author=adviser, text="Bonjour", from_household=False, key=key)
        write_note(case=case, author=adviser, text="À rappeler", key=key)
        set_task(case=case, author=adviser, title="Appeler", due_on=NOVEMBER.date(), assigned_to=adviser, key=key)

    assert [Message.objects.count(), Note.objects.count(), Task.objects.count()] == [1, 1, 1]
    assert Mail.objects.count() == 1


def test_a_key_never_reaches_the_content_of_another_case(case: Case, adviser: User, key: uuid.UUID) -> None:
    write_note(case=CaseFactory.create(platform=case.platform), author=adviser, text="Ailleurs", key=key)

    with pytest.raises(Refused):
        write_note(case=case, author=adviser, text="Ici", key=key)


def test_d4_a_private_document_is_told_to_nobody(
    case: Case, adviser: User, mails: Callable[[], list[tuple[str, str]]]
) -> None:
    document = DocumentFactory.create(platform=case.platform)

    add_document(case=case, document=document, author=adviser, shared=False, from_household=False)

    assert mails() == []
    assert not CaseDocument.objects.get().shared


def test_what_the_household_hands_over_is_always_visible_to_it(case: Case, household_user: User) -> None:
    document = DocumentFactory.create(platform=case.platform)

    entry = add_document(case=case, document=document, author=household_user, shared=False, from_household=True)

    assert entry.shared


def test_a_document_of_another_platform_is_refused(case: Case, adviser: User) -> None:
    with pytest.raises(ValueError, match="two platforms"):
        add_document(case=case, document=DocumentFactory.create(), author=adviser, shared=True, from_household=False)


def test_a_task_is_finished_once(case: Case, adviser: User) -> None:
    task = set_task(case=case, author=adviser, title="Appeler", due_on=NOVEMBER.date(), assigned_to=adviser)

    for _ in range(2):
        finish_task(task_id=task.pk, now=NOVEMBER)

    assert Entry.objects.filter(action=Action.TASK_DONE).count() == 1


def test_j3_the_journal_holds_no_text_of_people(case: Case, adviser: User) -> None:
    write_note(case=case, author=adviser, text=CANARY)
    write_message(case=case, author=adviser, text=CANARY, from_household=False)
    set_task(case=case, author=adviser, title=CANARY, due_on=NOVEMBER.date(), assigned_to=None)

    assert CANARY not in str(list(Entry.objects.values()))
