"""A result given to the household: in its space, as a PDF; never what is still private."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from backoffice.financing.printing import print_study
from cms.models import PlatformSite
from renovation.accounts.models import User
from renovation.cases.models import CaseDocument
from renovation.financing.models import Calculation, FinancingVariant
from renovation.financing.operations import decide_amount, file_financing_report, order_financing_report
from renovation.households.models import Household
from renovation.outbox.models import Job
from renovation.outbox.rules.failures import PermanentFailure
from renovation.platforms.models import Membership
from tests.renovation.documents.printed import tags


@pytest.fixture
def inside(client: Client, variant: FinancingVariant) -> Client:
    """The household, logged in on the site of its platform."""
    PlatformSite.objects.create(site=Site.objects.get(is_default_site=True), platform=variant.case.platform)
    client.force_login(variant.case.household.user)  # type: ignore[arg-type]
    return client


def own(variant: FinancingVariant) -> str:
    return reverse("selfservice:financing", args=[variant.pk])


def test_d4_a_private_scenario_does_not_exist_for_the_household(inside: Client, variant: FinancingVariant) -> None:
    project = inside.get(reverse("selfservice:project", args=[variant.case_id])).content.decode()

    assert variant.name not in project
    assert inside.get(own(variant)).status_code == 404


def test_a_shared_scenario_is_read_in_the_space(inside: Client, desk: Client, variant: FinancingVariant) -> None:
    desk.post(reverse("backoffice:financing_share", args=[variant.pk]))

    assert own(variant) in inside.get(reverse("selfservice:project", args=[variant.case_id])).content.decode()
    page = inside.get(own(variant)).content.decode()
    assert "Qui paie quoi" in page
    assert "Comment c’est calculé" in page
    assert "/bureau/" not in page


def test_work_in_progress_is_not_shown_until_it_is_shared(
    inside: Client, desk: Client, variant: FinancingVariant, adviser: User
) -> None:
    desk.post(reverse("backoffice:financing_share", args=[variant.pk]))
    reason = "Notification du 12 mars"
    decide_amount(
        variant_id=variant.pk,
        key="mpr_accompanied",
        amount_eur=9000,  # type: ignore[arg-type]
        reason=reason,
        author=adviser,
        now=timezone.now(),
    )
    assert reason not in inside.get(own(variant)).content.decode()

    desk.post(reverse("backoffice:financing_share", args=[variant.pk]))

    assert reason in inside.get(own(variant)).content.decode()


def test_d4_sharing_is_taken_back_and_never_reaches_a_neighbour(
    inside: Client, desk: Client, variant: FinancingVariant, neighbour: Household
) -> None:
    desk.post(reverse("backoffice:financing_share", args=[variant.pk]))
    other = Client()
    other.force_login(neighbour.user)  # type: ignore[arg-type]
    assert other.get(own(variant)).status_code == 404

    desk.post(reverse("backoffice:financing_share", args=[variant.pk]), {"retirer": "1"})

    assert inside.get(own(variant)).status_code == 404


def test_the_pdf_is_filed_once_and_shared(desk: Client, variant: FinancingVariant, adviser: User) -> None:
    calculation = Calculation.objects.get()
    for _ in range(2):
        desk.post(reverse("backoffice:financing_report", args=[variant.pk]))
    payload = Job.objects.get(kind="financing.study_report").payload
    assert "en préparation" in desk.get(reverse("backoffice:financing_variant", args=[variant.pk])).content.decode()

    for _ in range(2):
        file_financing_report(calculation_id=payload["calculation"], author_id=payload["author"])

    entry = CaseDocument.objects.get()
    assert entry.shared
    calculation.refresh_from_db()
    assert (calculation.report_id, calculation.is_given) == (entry.document_id, True)
    assert "PDF remis" in desk.get(reverse("backoffice:financing_variant", args=[variant.pk])).content.decode()


def test_the_pdf_is_tagged(variant: FinancingVariant) -> None:
    assert {"H1", "H2", "Table", "L"} <= tags(print_study(Calculation.objects.get().pk))


def test_d10_whoever_lost_the_right_hands_nothing_over(variant: FinancingVariant, adviser: User) -> None:
    calculation = Calculation.objects.get()
    order_financing_report(calculation=calculation, author=adviser, now=timezone.now())
    Membership.objects.filter(user=adviser).delete()

    with pytest.raises(PermanentFailure):
        file_financing_report(calculation_id=calculation.pk, author_id=adviser.pk)
