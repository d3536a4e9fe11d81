"""An adviser asks for documents, reads what came and says what it is worth."""

from datetime import timedelta
from uuid import uuid4

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from renovation.accounts.models import User
from renovation.cases.models import Case, CaseDocument, DocumentRequest
from renovation.cases.operations import Asked
from tests.factories.cases import CaseDocumentFactory, asked_of


def test_lines_of_the_pathway_and_others_are_asked_in_one_go(desk: Client, case: Case) -> None:
    Case.objects.filter(pk=case.pk).update(stage="financing", stage_name="Plan de financement")
    address = reverse("backoffice:case_requests", args=[case.pk])
    form = desk.get(address).context["form"]
    (code,) = form.missing
    day = timezone.localdate().replace(year=timezone.localdate().year + 1).isoformat()
    sent = {"lines": code, "others-0-title": "Règlement", "others-0-kind": "other", "others-0-number": "1"}

    assert desk.post(address, {**sent, "due_on": "2001-01-01", "key": uuid4()}).status_code == 422
    assert desk.post(address, {**sent, "due_on": day, "words": "", "key": uuid4()}).status_code == 302

    asked = list(DocumentRequest.objects.values_list("kind", "stage"))
    assert sorted(asked) == [("other", ""), ("tax_notice", "financing")]
    page = desk.get(reverse("backoffice:case", args=[case.pk])).content.decode()
    assert "demandé pour le" in page
    found = DocumentRequest.objects.first()
    assert found is not None
    assert desk.post(reverse("backoffice:request_withdraw", args=[found.pk])).status_code == 302
    assert DocumentRequest.objects.standing().count() == 1


def test_a_document_is_refused_with_words_or_not_at_all(desk: Client, case: Case, adviser: User) -> None:
    asked_of(case, adviser, now=timezone.now())
    entry = CaseDocumentFactory.create(case=case, document__kind="tax_notice", from_household=True)
    address = reverse("backoffice:document_decide", args=[entry.document_id])

    refused = desk.post(address, {"decision": "refuser", "seen": "received", "reason": ""})
    assert refused.status_code == 422
    assert "Dites au ménage" in refused.content.decode()
    assert desk.post(address, {"decision": "refuser", "seen": "received", "reason": "Illisible"}).status_code == 302

    assert CaseDocument.objects.get().refusal_reason == "Illisible"

    # A wrong click has a way back: the form is still there, with the state that is read.
    page = desk.get(reverse("backoffice:case", args=[case.pk])).content.decode()
    assert address in page
    assert 'name="seen" value="refused"' in page
    assert desk.post(address, {"decision": "accepter", "seen": "refused", "reason": ""}).status_code == 302
    assert CaseDocument.objects.get().state == "accepted"


def test_what_was_asked_at_another_stage_is_asked_again_once(desk: Client, case: Case, adviser: User) -> None:
    asked = asked_of(
        case, adviser, now=timezone.now(), asked=Asked("tax_notice", "Dernier avis d’impôt", 1, "financing")
    )
    Case.objects.filter(pk=case.pk).update(stage="programme", stage_name="Programme de travaux")
    day = (timezone.localdate() + timedelta(days=30)).isoformat()
    sent = {"lines": f"d-{asked.pk}", "due_on": day, "words": "", "key": uuid4()}

    assert desk.post(reverse("backoffice:case_requests", args=[case.pk]), sent).status_code == 302

    assert DocumentRequest.objects.get().due_on.isoformat() == day
