"""Documents that are asked: given from one's space, or by the link of a mail, on a phone."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from renovation.accounts.models import User
from renovation.cases.models import Case, CaseDocument, RequestLink
from renovation.platforms.models import Platform
from renovation.platforms.rules.tokens import token_hash
from tests.factories.cases import CaseDocumentFactory, asked_of
from tests.renovation.documents.samples import jpeg


def link_to(case: Case, days: int) -> str:
    token = f"depot-{days}"
    expires_at = timezone.now() + timedelta(days=days)
    RequestLink.objects.create(token_hash=token_hash(token), case=case, expires_at=expires_at)
    return reverse("selfservice:linked_requests", args=[token])


def test_by_a_link_without_account(client: Client, case: Case, adviser: User, site: Platform) -> None:
    asked = asked_of(case, adviser, words="Les deux pages", now=timezone.now())
    address = link_to(case, 9)

    page = client.get(address)
    html = page.content.decode()
    assert "Les deux pages" in html
    assert case.household.last_name not in html
    sent = {"item": f"d-{asked.pk}", "key": "", "file": SimpleUploadedFile("avis.jpg", jpeg())}
    assert client.post(address, sent).status_code == 302

    entry = CaseDocument.objects.get()
    assert (entry.request, entry.author, entry.from_household) == (asked, None, True)
    assert "Rien ne manque" in client.get(address).content.decode()
    assert client.get(reverse("selfservice:document", args=[entry.document_id])).status_code == 302


def test_a_link_tells_nothing_that_somebody_typed(
    client: Client, case: Case, adviser: User, household_user: User, site: Platform
) -> None:
    asked = asked_of(case, adviser, now=timezone.now())
    for request in (asked, None):
        title, reason = "Avis de Madame Dupont", "Divorce"
        CaseDocumentFactory.create(
            case=case,
            request=request,
            document__kind="tax_notice",
            document__title=title,
            from_household=True,
            state="refused",
            refusal_reason=reason,
        )

    html = client.get(link_to(case, 9)).content.decode()
    client.force_login(household_user)
    own = client.get(reverse("selfservice:own_requests", args=[case.pk])).content.decode()

    assert asked.title in html
    assert title not in html
    assert reason not in html
    assert title in own
    assert reason in own


def test_a_link_that_is_over_or_unknown_opens_nothing(client: Client, case: Case, site: Platform) -> None:
    assert client.get(link_to(case, -1)).status_code == 410
    assert client.get(reverse("selfservice:linked_requests", args=["inconnu"])).status_code == 404


def test_from_the_space_a_wrong_file_keeps_the_page_and_says_why(
    client: Client, case: Case, adviser: User, household_user: User, site: Platform
) -> None:
    client.force_login(household_user)
    asked = asked_of(case, adviser, now=timezone.now())
    address = reverse("selfservice:own_requests", args=[case.pk])
    assert address in client.get(reverse("selfservice:project", args=[case.pk])).content.decode()

    sent = {"item": f"d-{asked.pk}", "key": "", "file": SimpleUploadedFile("avis.exe", b"MZ")}
    refused = client.post(address, sent)

    assert refused.status_code == 422
    assert "pas accepté" in refused.content.decode()
