"""The forms of the page of a case."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from renovation.accounts.models import User
from renovation.cases.enums import Stage
from renovation.cases.models import Case, CaseDocument, Message, Note, Task
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.outbox.models import Mail
from tests.backoffice.conftest import Desk
from tests.backoffice.forms import hidden
from tests.factories.cases import CaseDocumentFactory, MessageFactory, TaskFactory
from tests.renovation.documents.samples import pdf

CANARY = "canari-4711"


def send(client: Client, case: Case, name: str, **fields: object) -> object:
    prefix = {"case_document": "document", "case_stage": "stage"}.get(name, name)
    data = {f"{prefix}-{field}": value for field, value in fields.items()}
    return client.post(reverse(f"backoffice:{name}", args=[case.pk]), data)


def test_the_same_forms_sent_twice_have_one_effect(desk: Client, case: Case, adviser: User) -> None:
    key = uuid.uuid4()
    for _ in range(2):
        send(desk, case, "note", key=key, text="Hésite")
        send(desk, case, "message", key=key, text="Bonjour")
        send(desk, case, "task", key=key, title="Appeler", due_on="2026-12-01", assigned_to=adviser.pk)

    assert [model.objects.count() for model in (Note, Message, Task)] == [1, 1, 1]
    assert Mail.objects.count() == 1


@pytest.mark.parametrize("name", ["note", "message", "task", "case_document", "case_stage"])
def test_an_empty_form_is_shown_again_with_its_error(name: str, desk: Client, case: Case) -> None:
    response = send(desk, case, name, key=uuid.uuid4())

    assert response.status_code == 422
    assert "<title>Erreur – " in response.content.decode()


def test_what_was_typed_comes_back_with_the_error(desk: Client, case: Case) -> None:
    response = send(desk, case, "task", key=uuid.uuid4(), title=CANARY, due_on="hier")

    assert CANARY in response.content.decode()


def test_a_document_is_kept_private_unless_shared(desk: Client, case: Case) -> None:
    key = uuid.uuid4()
    for _ in range(2):
        upload = SimpleUploadedFile("devis.pdf", pdf(), content_type="application/pdf")
        send(desk, case, "case_document", key=key, kind="quote", title="Devis", file=upload)

    entry = CaseDocument.objects.get()
    assert (entry.shared, entry.document.title) == (False, "Devis")


def test_e1_a_refused_file_is_told_beside_the_field(desk: Client, case: Case) -> None:
    upload = SimpleUploadedFile("devis.pdf", b"<html><script>alert(1)</script>", content_type="application/pdf")

    response = send(desk, case, "case_document", key=uuid.uuid4(), kind="quote", title="Devis", file=upload)

    assert response.status_code == 422
    assert response.context["document_form"].errors["file"]
    assert not CaseDocument.objects.exists()


def test_e2_a_full_case_takes_no_more_documents(desk: Client, case: Case, settings: object) -> None:
    settings.DOCUMENTS_PER_CASE = 1  # type: ignore[attr-defined]
    CaseDocumentFactory.create(case=case)
    upload = SimpleUploadedFile("devis.pdf", pdf(), content_type="application/pdf")

    response = send(desk, case, "case_document", key=uuid.uuid4(), kind="quote", title="Devis", file=upload)

    assert "le maximum" in response.content.decode()


def test_j2_downloading_a_document_is_journalled(desk: Client, case: Case, adviser: User) -> None:
    entry = CaseDocumentFactory.create(case=case)

    response = desk.get(reverse("backoffice:document", args=[entry.document_id]))

    assert response["Content-Disposition"].startswith("attachment")
    assert Entry.objects.get(action=Action.DOCUMENT_READ).actor_id == adviser.pk


def test_h7_only_declared_moves_are_offered_and_accepted(desk: Client, case: Case) -> None:
    refused = send(desk, case, "case_stage", to_stage="works")
    accepted = send(desk, case, "case_stage", to_stage="diagnosis")

    assert (refused.status_code, accepted.status_code) == (422, 302)
    assert Case.objects.get().stage == Stage.DIAGNOSIS


def test_a_task_is_marked_done_from_its_list(desk: Client, case: Case) -> None:
    task = TaskFactory.create(case=case)

    response = desk.post(reverse("backoffice:task_done", args=[task.pk]), {"next": "/bureau/taches/?equipe=1"})

    assert response["Location"] == "/bureau/taches/?equipe=1"
    assert Task.objects.get().done_at is not None


@pytest.mark.parametrize("away", ["https://ailleurs.example/bureau/", "//ailleurs.example", "/compte/"])
def test_f2_nobody_is_sent_away_from_the_office(away: str, desk: Client, case: Case) -> None:
    task = TaskFactory.create(case=case)

    response = desk.post(reverse("backoffice:task_done", args=[task.pk]), {"next": away})

    assert response["Location"] == reverse("backoffice:case", args=[case.pk])


def test_messages_are_marked_read_by_hand(desk: Client, case: Case) -> None:
    MessageFactory.create(case=case)

    desk.get(reverse("backoffice:case", args=[case.pk]))
    assert Message.objects.get().read_at is None

    desk.post(reverse("backoffice:messages_read", args=[case.pk]))
    assert Message.objects.get().read_at is not None


def edited(page: object, **changes: str) -> dict[str, str]:
    return {"base": hidden(page, "base"), "title": "", "summary": "", "referent": "", **changes}  # type: ignore[arg-type]


def test_h4_a_conflict_is_shown_and_settled_field_by_field(
    desk: Client, at_desk: Desk, manager: User, case: Case, adviser: User
) -> None:
    address = reverse("backoffice:case_edit", args=[case.pk])
    mine = edited(desk.get(address), title="Chaudière", referent=str(adviser.pk))
    other = at_desk(manager)
    other.post(address, edited(other.get(address), title="Combles", summary="Vu lundi", referent=str(adviser.pk)))

    conflict = desk.post(address, mine)
    assert conflict.status_code == 409
    assert [(each.theirs, each.yours) for each in conflict.context["differences"]] == [("Combles", "Chaudière")]

    again = {
        **mine,
        "base": hidden(conflict, "base"),
        "summary": "Vu lundi",
        "differing": "title",
        "keep_title": "theirs",
    }
    assert desk.post(address, again).status_code == 302
    case.refresh_from_db()
    assert (case.title, case.summary) == ("Combles", "Vu lundi")


def test_h4_the_form_after_a_conflict_already_holds_the_colleague_s_other_changes(
    desk: Client, at_desk: Desk, manager: User, case: Case
) -> None:
    address = reverse("backoffice:case_edit", args=[case.pk])
    mine = edited(desk.get(address), title="Chaudière", referent=str(case.referent_id))
    other = at_desk(manager)
    theirs = edited(other.get(address), title="Combles", summary="Vu lundi", referent=str(case.referent_id))
    other.post(address, theirs)

    form = desk.post(address, mine).context["form"]

    assert (form["title"].value(), form["summary"].value()) == ("Chaudière", "Vu lundi")


def test_h4_a_conflict_must_be_settled_by_a_choice(desk: Client, at_desk: Desk, manager: User, case: Case) -> None:
    address = reverse("backoffice:case_edit", args=[case.pk])
    mine = edited(desk.get(address), title="Chaudière", referent=str(case.referent_id))
    other = at_desk(manager)
    other.post(address, edited(other.get(address), title="Combles", referent=str(case.referent_id)))
    conflict = desk.post(address, mine)

    settled = {**mine, "base": hidden(conflict, "base"), "differing": hidden(conflict, "differing")}
    assert "Choisissez la version" in desk.post(address, settled).content.decode()
    desk.post(address, {**settled, "keep_title": "mine"})

    case.refresh_from_db()
    assert case.title == "Chaudière"


def test_h4_a_forged_base_is_refused(desk: Client, case: Case) -> None:
    address = reverse("backoffice:case_edit", args=[case.pk])

    response = desk.post(address, {**edited(desk.get(address)), "base": "forged", "title": "X"})

    assert "a été modifié" in response.content.decode()
    case.refresh_from_db()
    assert case.title == ""


def test_f2_what_people_type_is_never_markup(desk: Client, case: Case) -> None:
    send(desk, case, "note", key=uuid.uuid4(), text="<script>alert(1)</script>")

    assert "<script>alert(1)" not in desk.get(reverse("backoffice:case", args=[case.pk])).content.decode()


def test_a_helper_is_invited_with_the_agreement_of_the_household(desk: Client, case: Case) -> None:
    address = f"/bureau/dossiers/{case.pk}/personnes/"
    sent = {"person-name": "Dominique Leroux", "person-email": "dominique@courriel.example", "person-tie": "guardian"}

    assert "Demandez l’accord du ménage" in desk.post(address, sent).content.decode()
    assert not case.companions.exists()

    desk.post(address, {**sent, "person-agreed": "on"})
    companion = case.companions.get()
    assert "tuteur ou curateur" in desk.get(address).content.decode()
    desk.post(f"/bureau/personnes/{companion.pk}/retirer/")
    assert "tuteur ou curateur" not in desk.get(address).content.decode()
