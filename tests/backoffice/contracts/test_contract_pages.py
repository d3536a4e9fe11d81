"""Quotes, invoices and payments on their pages, without a script: what is wrong is said, nothing typed is lost."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.cases.operations import share_case
from renovation.contracts.models import Invoice, Payment, Quote
from renovation.contracts.queries import quote_for
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from tests.backoffice.conftest import Desk
from tests.backoffice.forms import hidden, sent_back
from tests.factories.cases import DwellingFactory
from tests.factories.contracts import (
    ATTIC,
    SIRET,
    contract_content,
    invoice_of,
    line_edit,
    load_delays,
    quote_of,
    signed,
)
from tests.factories.platforms import agent
from tests.factories.prices import load_price_parameters
from tests.factories.programmes import programme_content


@pytest.fixture
def home(case: Case) -> Case:
    """With a dwelling, prices and delays."""
    load_price_parameters()
    load_delays()
    case.dwelling = DwellingFactory.create(platform=case.platform)
    case.save()
    return case


def at(name: str, one: Any) -> str:
    return reverse(f"backoffice:{name}", args=[one.pk])


def typed(**changes: Any) -> dict[str, Any]:
    """One line of attics, on a whole quote."""
    return {
        "siret": SIRET,
        "company": "Toits du Doubs",
        "number": "D-12",
        "dated_on": "2026-10-01",
        "stated_ttc": "3 376,00 €",
        "overrides": "Certificat vu",
        "mentions": ["rge", "date"],
        "rows_number": "2",
        "new-1-work_type": ATTIC,
        "new-1-label": "Combles soufflés",
        "new-1-quantity": "80",
        "new-1-unit": "m2",
        "new-1-ht": "3200",
        "new-1-vat_rate": "5,5",
        **changes,
    }


def start(desk: Client, case: Case, **changes: Any) -> HttpResponse:
    key = hidden(desk.get(at("quote_new", case)), "key")
    return desk.post(at("quote_new", case), {**typed(**changes), "key": key})


def test_a_quote_is_typed_received_and_signed(desk: Client, home: Case) -> None:
    assert "Devis et factures" in desk.get(at("case", home)).content.decode()
    assert start(desk, home).status_code == 302
    quote = Quote.objects.get()

    page = desk.get(at("quote", quote)).content.decode()
    assert "RGE" in page
    assert "dans la fourchette habituelle" in page
    desk.post(at("quote_move", quote), {"to": "received"})
    dates = sent_back(desk.get(at("quote", quote)).context["dates_form"])
    said = {f"dates-{name}": value for name, value in dates.items()}
    ahead = desk.post(at("quote_dates", quote), {**said, "dates-signed_on": "2199-01-01"})
    assert ahead.status_code == 422
    assert "2199-01-01" in ahead.content.decode()
    assert desk.post(at("quote_dates", quote), {**said, "dates-signed_on": "2026-10-20"}).status_code == 302
    assert quote_for(quote.pk).is_signed
    assert "1 signé" in desk.get(at("case", home)).content.decode()
    assert "engagé" in desk.get(at("contracts", home)).content.decode().lower()


def test_what_is_wrong_is_kept_and_said_at_its_line(desk: Client, home: Case) -> None:
    start(desk, home, siret="12", **{"new-1-ht": "-50", "new-1-ttc": "9999"})
    quote = Quote.objects.get()
    page = desk.get(at("quote", quote)).content.decode()

    assert "Un SIRET a 14 chiffres" in page
    assert "Un montant de travaux n’est pas négatif" in page
    desk.post(at("quote_move", quote), {"to": "received"})
    assert quote_for(quote.pk).state == "draft"
    unread = start(desk, home, **{"new-1-ht": "douze", "new-2-label": "Trappe"})
    assert unread.status_code == 422
    assert "douze" in unread.content.decode()
    assert "Trappe" in unread.content.decode()


def test_more_rows_keep_what_was_typed(desk: Client, home: Case) -> None:
    page = start(desk, home, more="1").content.decode()

    assert 'name="new-6-label"' in page
    assert "Combles soufflés" in page
    assert not Quote.objects.exists()


@pytest.mark.parametrize("number", ["", "99999999", "-3", "x", "²"])
def test_any_number_of_rows_gives_a_page(number: str, desk: Client, home: Case) -> None:
    for more in ({}, {"more": "1"}):
        assert desk.post(at("quote_new", home), {"rows_number": number, **more}).status_code in (200, 302, 422)


def test_works_of_the_programme_are_taken_up(desk: Client, home: Case, adviser: User) -> None:
    programme_content(home, adviser)

    page = desk.get(at("quote_new", home) + "?programme")

    assert 'value="Fenêtres"' in page.content.decode()


def test_a_colleague_is_not_overwritten(desk: Client, home: Case, adviser: User) -> None:
    quote = quote_of(home, adviser)
    said = sent_back(desk.get(at("quote_edit", quote)).context["form"])
    first = desk.post(at("quote_edit", quote), {**said, "number": "D-13"})
    second = desk.post(at("quote_edit", quote), {**said, "number": "D-14"})

    assert (first.status_code, second.status_code) == (302, 409)
    assert "D-14" in second.content.decode()
    assert quote_for(quote.pk).number == "D-13"


def test_lines_that_a_colleague_added_stay_and_those_that_he_removed_are_said(
    desk: Client, home: Case, adviser: User
) -> None:
    quote = quote_of(home, adviser, line_edit(), line_edit(label="Rampants"))
    said = sent_back(desk.get(at("quote_edit", quote)).context["form"])
    gone = quote.lines.all()[1].pk
    colleague = {f"line-{gone}-removed": "on", "new-1-label": "Trappe", "new-1-ht": "200", "new-1-vat_rate": "5,5"}
    assert desk.post(at("quote_edit", quote), {**said, **colleague}).status_code == 302

    # Unreadable, or asking for more rows: the conflict is said first.
    mine = {**said, "number": "D-14", f"line-{gone}-label": "Rampants soufflés"}
    for more in ({"stated_ttc": "douze"}, {"more": "1"}, {}):
        page = desk.post(at("quote_edit", quote), {**mine, **more})
        assert page.status_code == 409
        assert "Rampants soufflés" in page.content.decode()
    assert desk.post(at("quote_edit", quote), sent_back(page.context["form"])).status_code == 302

    kept = quote_for(quote.pk)
    assert (kept.number, [line.label for line in kept.lines.all()]) == ("D-14", ["Combles soufflés", "Trappe"])
    assert kept.lines.all()[1].ht == 200


def test_invoices_and_payments_are_noted(desk: Client, home: Case, adviser: User) -> None:
    quote = signed(quote_of(home, adviser), adviser)
    key = hidden(desk.get(at("invoice_new", quote)), "key")
    said = {"key": key, "kind": "deposit", "number": "F-1", "dated_on": "2026-11-12", "progress": "30"}
    made = [desk.post(at("invoice_new", quote), said).status_code for _ in range(2)]
    invoice = Invoice.objects.get()
    again = sent_back(desk.get(at("invoice_edit", invoice)).context["form"])
    assert desk.post(at("invoice_edit", invoice), {**again, "due_on": "2026-12-01"}).status_code == 302

    paid = {"payment-paid_on": "2026-11-20", "payment-payer": "lender", "payment-means": "transfer"}
    for amount in ("500", "9000"):
        paid["payment-key"] = hidden(desk.get(at("invoice", invoice)), "payment-key")
        assert desk.post(at("payment_new", invoice), {**paid, "payment-amount": amount}).status_code == 302
    refused = desk.post(at("payment_new", invoice), {**paid, "payment-amount": ""})
    page = desk.get(at("invoice", invoice)).content.decode()

    assert made == [302, 302]
    assert refused.status_code == 422
    assert "ne compte pas" in page
    wrong = Payment.objects.get(is_draft=True)
    assert desk.post(at("payment_remove", wrong)).status_code == 302
    contested = desk.post(at("invoice_decide", invoice), {"decide-state": "contested"})
    assert contested.status_code == 422
    assert desk.post(at("invoice_decide", invoice), {"decide-state": "checked"}).status_code == 302


def test_a_draft_invoice_is_removed_and_no_longer_holds_the_signature(desk: Client, home: Case, adviser: User) -> None:
    quote = signed(quote_of(home, adviser), adviser)
    counted, draft = invoice_of(quote, adviser), invoice_of(quote, adviser, number="")
    address = reverse("backoffice:invoice_remove", args=[draft.pk])
    assert address in desk.get(at("invoice", draft)).content.decode()

    assert "Seule une facture" in desk.post(at("invoice_remove", counted), follow=True).content.decode()
    assert desk.post(address).status_code == 302
    assert list(Invoice.objects.all()) == [counted]
    Invoice.objects.filter(pk=counted.pk).update(state="draft")
    desk.post(at("invoice_remove", counted))
    desk.post(at("quote_move", quote), {"to": "chosen", "reason": "Erreur de jour"})
    assert quote_for(quote.pk).state == "chosen"


def test_an_amendment_is_typed_on_lines_that_are_signed(desk: Client, home: Case, adviser: User) -> None:
    quote = signed(quote_of(home, adviser), adviser)
    page = desk.get(at("quote_amend", quote))
    line = quote.lines.all()[0]
    changes = {"new-1-changes": str(line.pk), "new-1-ht": "-400", "new-1-quantity": "-10", "stated_ttc": "-422"}
    assert desk.post(at("quote_amend", quote), {**typed(**changes), "key": hidden(page, "key")}).status_code == 302

    amendment = Quote.objects.get(amends=quote)
    assert desk.get(at("quote", amendment)).context["said"].errors == 0
    assert desk.get(at("quote_edit", amendment)).status_code == 200
    assert desk.get(at("invoice_new", amendment)).status_code == 302


def test_an_amendment_keeps_what_it_says_while_its_quote_is_corrected(desk: Client, home: Case, adviser: User) -> None:
    quote = signed(quote_of(home, adviser, line_edit(), line_edit(label="Rampants")), adviser)
    first, second = (line.pk for line in quote.lines.all())
    less = [line_edit(changes_id=one, ht=Decimal(-400), quantity=Decimal(-10)) for one in (first, second)]
    amendment = quote_of(home, adviser, *less, amends=quote)
    desk.post(at("quote_move", quote), {"to": "chosen", "reason": "Erreur de jour"})

    said = sent_back(desk.get(at("quote_edit", amendment)).context["form"])
    assert desk.post(at("quote_edit", amendment), said).status_code == 302
    assert [line.changes_id for line in quote_for(amendment.pk).lines.all()] == [first, second]
    root = sent_back(desk.get(at("quote_edit", quote)).context["form"])
    assert desk.post(at("quote_edit", quote), {**root, f"line-{second}-removed": "on"}).status_code == 302
    assert [line.changes_id for line in quote_for(amendment.pk).lines.all()] == [first, None]


def test_prices_are_given_to_the_base_and_said_when_they_are_there(desk: Client, home: Case, adviser: User) -> None:
    quote = signed(quote_of(home, adviser), adviser)
    first = desk.post(at("quote_prices", quote), follow=True).content.decode()
    again = desk.post(at("quote_prices", quote), follow=True).content.decode()

    assert "1 prix versé dans la base" in first
    assert "déjà dans la base" in again


def test_the_page_of_a_case_asks_as_much_for_many_quotes(desk: Client, home: Case, adviser: User) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(at("contracts", home)).status_code == 200
        return len(queries.captured_queries)

    contract_content(home, adviser)
    quote_of(home, adviser, line_edit(), company="Autre")
    asked()
    before = asked()
    contract_content(home, adviser)
    quote_of(home, adviser, line_edit(), company="Encore")

    assert asked() == before


def test_no_partner_reads_them(at_desk: Desk, home: Case, platform: Platform) -> None:
    partner = agent(Role.PARTNER, platform, email="auditeur@courriel.example")
    share_case(case=home, partner=partner)

    assert at_desk(partner).get(at("contracts", home)).status_code in (403, 404)
