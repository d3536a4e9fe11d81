"""« Mes devis et factures »: what a household reads of its quotes, and how it sends a photo."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from cms.models import PlatformSite
from renovation.accounts.models import User
from renovation.cases.models import Case, CaseDocument, Task
from renovation.households.models import Household
from tests.factories.contracts import contract_content, quote_of
from tests.renovation.documents.samples import jpeg


@pytest.fixture
def inside(client: Client, case: Case) -> Client:
    """The household, logged in on the site of its platform."""
    PlatformSite.objects.create(site=Site.objects.get(is_default_site=True), platform=case.platform)
    client.force_login(case.household.user)  # type: ignore[arg-type]
    return client


def test_what_is_agreed_invoiced_paid_and_left_is_read(inside: Client, case: Case, adviser: User) -> None:
    contract_content(case, adviser)
    quote_of(case, adviser, company="Brouillon et fils")
    address = reverse("selfservice:contracts", args=[case.pk])

    page = inside.get(address).content.decode().replace("\u202f", " ").replace("\u00a0", " ")

    assert address in inside.get(reverse("selfservice:project", args=[case.pk])).content.decode()
    assert all(amount in page for amount in ("3 376,00 €", "1 012,80 €", "100,00 €", "3 276,00 €"))
    assert "Brouillon et fils" not in page


def test_a_photo_becomes_a_document_and_a_task_once(inside: Client, case: Case) -> None:
    address = reverse("selfservice:paper_send", args=[case.pk])
    key = str(uuid.uuid4())
    for _ in range(2):
        paper = SimpleUploadedFile("devis.jpg", jpeg())
        said = {"kind": "quote", "company": "Toits du Doubs", "key": key, "file": paper}
        assert inside.post(address, said).status_code == 302

    assert CaseDocument.objects.get().from_household
    assert Task.objects.get().assigned_to == case.referent
    refused = inside.post(address, {"company": "Toits du Doubs", "key": key})
    assert "Toits du Doubs" in refused.content.decode()
    assert CaseDocument.objects.count() == 1


def test_a_neighbour_has_no_such_page(inside: Client, case: Case, neighbour: Household) -> None:
    inside.force_login(neighbour.user)  # type: ignore[arg-type]

    assert inside.get(reverse("selfservice:contracts", args=[case.pk])).status_code == 404
    assert inside.post(reverse("selfservice:paper_send", args=[case.pk])).status_code == 404
