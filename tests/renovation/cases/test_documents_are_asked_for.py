"""Requests, their answers, versions, checks and reminders: one truth with the pathway, nothing half-written."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction

from renovation.accounts.models import User
from renovation.cases.models import Act, Case, CaseDocument, DocumentRequest, Message
from renovation.cases.operations import (
    Asked,
    answer_request,
    decide_document,
    move_stage,
    remind_of_late,
    withdraw_request,
)
from renovation.cases.queries import content_of, expected_documents
from renovation.cases.queries.requests import REPLACES, asked_of_household
from renovation.cases.refusals import Refused
from renovation.documents.rules import DocumentRefused
from renovation.outbox.models import Job, Mail
from tests.factories.acts import act_of
from tests.factories.cases import NOVEMBER, CaseDocumentFactory, DwellingFactory, asked_of
from tests.renovation.documents.samples import jpeg

TAX = Asked("tax_notice", "Dernier avis d’impôt", 1, "financing")


@pytest.fixture
def case(case: Case) -> Case:
    """At its financing plan, which waits for the tax notice."""
    case.dwelling = DwellingFactory.create(platform=case.platform)
    case.stage, case.stage_name = "financing", "Plan de financement"
    case.save()
    return case


def give(case: Case, item: str, **said: object) -> CaseDocument:
    values = {"author": None, "upload": SimpleUploadedFile("avis.jpg", jpeg()), "key": uuid4(), "now": NOVEMBER, **said}
    return answer_request(case_id=case.pk, item=item, **values)  # type: ignore[arg-type]


def test_a_line_of_the_pathway_and_its_request_are_one(case: Case, adviser: User) -> None:
    key = uuid4()
    asked = asked_of(case, adviser, asked=TAX, key=key)
    asked_of(case, adviser, asked=TAX, key=key)

    (one,) = expected_documents(case)
    assert (one.request, one.stage, one.due_on) == (asked, "financing", asked.due_on)
    mail = Mail.objects.get(template="documents_requested")
    assert "Dernier avis d’impôt" in mail.text
    assert mail.is_secret
    assert Job.objects.filter(kind="cases.documents_late").count() == 1


def test_what_is_handed_over_answers_once_and_sent_twice_is_one(case: Case, adviser: User) -> None:
    asked_of(case, adviser, asked=TAX)
    (one,), key = expected_documents(case), uuid4()

    assert give(case, one.code, key=key) == give(case, one.code, key=key)

    assert not expected_documents(case)[0].is_missing
    with pytest.raises(DocumentRefused):
        give(case, "d-ailleurs")


def test_a_refused_document_is_told_and_its_new_version_takes_its_place(case: Case, adviser: User) -> None:
    (line,) = expected_documents(case)
    first = give(case, line.code)
    decision = {"document_id": first.document_id, "author": adviser, "accepted": False, "now": NOVEMBER}
    with pytest.raises(Refused, match="Dites au ménage"):
        decide_document(**decision, reason=" ", seen="received")
    for _ in range(2):
        decide_document(**decision, reason="La page 2 manque", seen="received")

    assert "La page 2 manque" in Mail.objects.get(template="document_refused").text
    assert expected_documents(case)[0].is_missing

    second = give(case, expected_documents(case)[0].code)

    first = CaseDocument.objects.with_versions().get(pk=first.pk)
    assert (second.replaces, first.is_former, second.request) == (first, True, first.request)
    assert not expected_documents(case)[0].is_missing
    with pytest.raises(DocumentRefused):
        give(case, f"{REPLACES}{first.pk}")


def test_a_colleague_who_decided_is_not_overwritten_and_what_is_accepted_stays(case: Case, adviser: User) -> None:
    entry = give(case, expected_documents(case)[0].code)
    common = {"document_id": entry.document_id, "author": adviser, "seen": "received", "now": NOVEMBER}
    decide_document(**common, accepted=True, reason="")

    with pytest.raises(Refused, match="collègue"):
        decide_document(**common, accepted=False, reason="Illisible")
    with pytest.raises(DocumentRefused):
        give(case, f"{REPLACES}{entry.pk}")


def test_a_file_that_is_not_taken_leaves_nothing(case: Case) -> None:
    with pytest.raises(DocumentRefused):
        give(case, expected_documents(case)[0].code, upload=SimpleUploadedFile("avis.pdf", b"rien"))

    assert not DocumentRequest.objects.exists()
    assert not CaseDocument.objects.exists()


def test_what_is_late_is_reminded_three_times_then_no_more(case: Case, adviser: User) -> None:
    asked_of(case, adviser, key=(former := uuid4()))
    asked = asked_of(case, adviser, key=(key := uuid4()))
    late = {"case_id": case.pk, "request_ids": [asked.pk], "key": key}
    assert not remind_of_late(**late, rank=0, now=NOVEMBER)
    past = NOVEMBER + timedelta(days=16)
    assert not remind_of_late(**{**late, "key": former}, rank=0, now=past)

    for rank in (0, 0, 1, 2):
        assert remind_of_late(**late, rank=rank, now=past)

    assert Mail.objects.filter(template="documents_late").count() == 3
    assert not Job.objects.filter(key__endswith=f"{key}:3").exists()
    withdraw_request(request_id=asked.pk, author=adviser, now=past)
    assert not remind_of_late(**late, rank=0, now=past)


def test_nobody_is_asked_for_what_the_team_holds(case: Case) -> None:
    CaseDocumentFactory.create(case=case, document__kind="tax_notice", shared=False)

    assert asked_of_household(case, content_of(case)).missing == []


def test_an_act_stays_as_it_was_said(case: Case, adviser: User) -> None:
    act = act_of(case, adviser, words="Rappeler lundi")
    for change in ({"words": "Autre chose"}, {"duration_min": 1}):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            Act.objects.filter(pk=act.pk).update(**change)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Act.objects.filter(pk=act.pk).delete()

    assert Act.objects.filter(pk=act.pk).update(words="") == 1


def test_going_back_asks_nothing_and_an_act_tells_nobody_unasked(case: Case, adviser: User) -> None:
    Case.objects.filter(pk=case.pk).update(stage="works", stage_name="Travaux et visites")
    # Filing needs a quote, which is not there.
    move_stage(case_id=case.pk, to_stage="filing", author=adviser, now=NOVEMBER)
    Case.objects.filter(pk=case.pk).update(stage="programme", stage_name="Programme de travaux")

    act_of(case, adviser, kind="programme_shown")

    case.refresh_from_db()
    assert case.stage == "financing"
    assert not Message.objects.exists()
