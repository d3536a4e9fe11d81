"""Incomes are in the scenarios: only those who work on the case open them."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from backoffice.financing.addresses import financing_addresses
from renovation.accounts.models import User
from renovation.cases.operations import share_case
from renovation.documents.enums import DocumentKind
from renovation.financing.models import FinancingVariant
from renovation.financing.operations import copy_variant, file_financing_report
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from tests.backoffice.conftest import Desk
from tests.factories import platforms
from tests.factories.cases import CaseDocumentFactory

NAMES = [str(one.name) for one in financing_addresses]


def addresses(variant: FinancingVariant) -> list[str]:
    case_wide = {"financing", "financing_start"}
    return [
        reverse(f"backoffice:{name}", args=[variant.case_id if name in case_wide else variant.pk]) for name in NAMES
    ]


def answers(client: Client, variant: FinancingVariant) -> set[int]:
    return {one(address).status_code for address in addresses(variant) for one in (client.get, client.post)}


def test_d2_elsewhere_they_do_not_exist(at_desk: Desk, adviser_elsewhere: User, variant: FinancingVariant) -> None:
    assert answers(at_desk(adviser_elsewhere), variant) <= {404, 405}


@pytest.mark.parametrize("role", ["editor", "region_reader", "administrator"])
def test_d5_other_roles_are_refused(
    role: str, at_desk: Desk, variant: FinancingVariant, request: pytest.FixtureRequest
) -> None:
    assert answers(at_desk(request.getfixturevalue(role)), variant) <= {403, 405}


def test_a_partner_of_the_case_reads_no_income(at_desk: Desk, platform: Platform, variant: FinancingVariant) -> None:
    partner = platforms.agent(Role.PARTNER, platform, email="audit@partenaire.example")
    share_case(case=variant.case, partner=partner)

    assert answers(at_desk(partner), variant) <= {403, 405}


def test_the_pdf_of_a_scenario_does_not_exist_for_a_partner(
    at_desk: Desk, desk: Client, adviser: User, platform: Platform, variant: FinancingVariant
) -> None:
    partner = platforms.agent(Role.PARTNER, platform, email="audit@partenaire.example")
    share_case(case=variant.case, partner=partner)
    report = file_financing_report(calculation_id=variant.calculations.get().pk, author_id=adviser.pk).report_id
    case, pdf = reverse("backoffice:case", args=[variant.case_id]), reverse("backoffice:document", args=[report])

    for client, shown, status in ((desk, True, 200), (at_desk(partner), False, 404)):
        assert (pdf in client.get(case).content.decode()) is shown
        assert client.get(pdf).status_code == status


def test_a_tax_notice_of_the_household_does_not_exist_for_a_partner(
    at_desk: Desk, desk: Client, platform: Platform, variant: FinancingVariant
) -> None:
    partner = platforms.agent(Role.PARTNER, platform, email="audit@partenaire.example")
    share_case(case=variant.case, partner=partner)
    told = {
        kind: CaseDocumentFactory.create(case=variant.case, shared=True, document__kind=kind)
        for kind in (DocumentKind.TAX_NOTICE, DocumentKind.QUOTE)
    }
    case = reverse("backoffice:case", args=[variant.case_id])

    for client, statuses in ((desk, [200, 200]), (at_desk(partner), [404, 200])):
        page = client.get(case).content.decode()
        for entry, status in zip(told.values(), statuses, strict=True):
            address = reverse("backoffice:document", args=[entry.document_id])
            assert (address in page) is (status == 200)
            assert client.get(address).status_code == status


def test_the_manager_of_the_platform_opens_them(at_desk: Desk, manager: User, variant: FinancingVariant) -> None:
    address = reverse("backoffice:financing_variant", args=[variant.pk])

    assert at_desk(manager).get(address).status_code == 200


def test_l9_the_list_asks_the_same_number_of_queries_for_one_and_for_six(
    desk: Client, variant: FinancingVariant, adviser: User
) -> None:
    address = reverse("backoffice:financing", args=[variant.case_id])

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert desk.get(address).status_code == 200
        return len(found)

    queries()
    few = queries()
    for rank in range(5):
        copy_variant(variant=variant, name=f"Copie {rank}", author=adviser, now=timezone.now())

    assert queries() == few <= 30


def test_l9_the_page_of_a_scenario_stays_within_its_budget(desk: Client, variant: FinancingVariant) -> None:
    for name in ("financing_variant", "financing_situation", "financing_days"):
        address = reverse(f"backoffice:{name}", args=[variant.pk])
        desk.get(address)
        with CaptureQueriesContext(connection) as found:
            desk.get(address)

        assert len(found) <= 30, name
