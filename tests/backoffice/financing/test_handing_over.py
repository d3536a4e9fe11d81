"""A result given to the household: in its space, as a PDF; never what is still private."""

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from backoffice.financing import printing
from cms.models import PlatformSite
from renovation.accounts.models import User
from renovation.cases.models import CaseDocument
from renovation.financing.calculating import kept_study
from renovation.financing.models import Calculation, FinancingVariant
from renovation.financing.operations import decide_amount, file_financing_report, order_financing_report
from renovation.households.models import Household
from renovation.outbox.models import Job
from renovation.outbox.rules.failures import PermanentFailure
from renovation.platforms.models import Membership
from tests.backoffice.financing.conftest import handed, sent
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
    handed(desk, "financing_share", variant)

    assert own(variant) in inside.get(reverse("selfservice:project", args=[variant.case_id])).content.decode()
    page = inside.get(own(variant)).content.decode()
    assert "Qui paie quoi" in page
    assert "Comment c’est calculé" in page
    assert "/bureau/" not in page


def test_work_in_progress_is_not_shown_until_it_is_shared(
    inside: Client, desk: Client, variant: FinancingVariant, adviser: User
) -> None:
    handed(desk, "financing_share", variant)
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

    handed(desk, "financing_share", variant)

    assert reason in inside.get(own(variant)).content.decode()


def test_d4_sharing_is_taken_back_and_never_reaches_a_neighbour(
    inside: Client, desk: Client, variant: FinancingVariant, neighbour: Household
) -> None:
    handed(desk, "financing_share", variant)
    other = Client()
    other.force_login(neighbour.user)  # type: ignore[arg-type]
    assert other.get(own(variant)).status_code == 404

    desk.post(reverse("backoffice:financing_share", args=[variant.pk]), {"retirer": "1"})

    assert inside.get(own(variant)).status_code == 404


def test_the_pdf_is_filed_once_and_shared(desk: Client, variant: FinancingVariant, adviser: User) -> None:
    calculation = Calculation.objects.get()
    for _ in range(2):
        handed(desk, "financing_report", variant)
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
    assert {"H1", "H2", "Table", "L"} <= tags(printing.print_study(Calculation.objects.get().pk))


def test_d10_whoever_lost_the_right_hands_nothing_over(variant: FinancingVariant, adviser: User) -> None:
    calculation = Calculation.objects.get()
    order_financing_report(variant_id=variant.pk, revision=variant.revision, author=adviser, now=timezone.now())
    Membership.objects.filter(user=adviser).delete()

    with pytest.raises(PermanentFailure):
        file_financing_report(calculation_id=calculation.pk, author_id=adviser.pk)


@pytest.mark.parametrize("name", ["financing_share", "financing_report"])
def test_nobody_hands_over_what_they_did_not_see(
    desk: Client, variant: FinancingVariant, adviser: User, name: str
) -> None:
    seen = {"revision": variant.revision}
    decide_amount(
        variant_id=variant.pk,
        key="mpr_accompanied",
        amount_eur=9000,  # type: ignore[arg-type]
        reason="Notification du 12 mars",
        author=adviser,
        now=timezone.now(),
    )

    for form in (seen, {}):
        answer = desk.post(reverse(f"backoffice:{name}", args=[variant.pk]), form, follow=True)
        assert "Le scénario a changé, relisez-le avant de le remettre." in answer.content.decode()

    assert not Calculation.objects.filter(given_at__isnull=False).exists()
    assert not Job.objects.filter(kind="financing.study_report").exists()


def test_the_values_of_a_shared_result_are_not_said_by_who_changed_them_since(
    inside: Client, desk: Client, variant: FinancingVariant
) -> None:
    handed(desk, "financing_share", variant)
    before = inside.get(own(variant)).content.decode()
    changed = sent(desk, variant, **{"household-rfr_eur": "60 000"})

    desk.post(reverse("backoffice:financing_situation", args=[variant.pk]), changed)

    variant.refresh_from_db()
    assert variant.origins["situation.household.rfr_eur"] == "adviser"
    after = inside.get(own(variant)).content.decode()
    assert "24\u00a0000\u00a0€" in before
    assert "24\u00a0000\u00a0€" in after
    assert "(conseiller)" not in after


def test_the_print_is_for_the_household_not_for_the_adviser(
    desk: Client, variant: FinancingVariant, adviser: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    lets = {"lives_there": "non", "household-region": "elsewhere"}
    desk.post(reverse("backoffice:financing_situation", args=[variant.pk]), sent(desk, variant, **lets))
    decide_amount(
        variant_id=variant.pk,
        key="mpr_accompanied",
        amount_eur=90000,  # type: ignore[arg-type]
        reason="Notification",
        author=adviser,
        now=timezone.now(),
    )
    calculation = Calculation.objects.latest("number")
    assert any("Vérifiez la notification" in one for one in kept_study(calculation).warnings)
    monkeypatch.setattr(
        printing,
        "print_document",
        lambda name, context, platform: render_to_string(name, {**context, "platform": platform}).encode(),
    )

    text = printing.print_study(calculation.pk).decode()

    assert "le bail du logement loué" in text
    assert "Vérifiez la notification" not in text
