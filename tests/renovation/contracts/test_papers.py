"""From a draft to what is paid: nothing typed is lost, nothing wrong is counted, every write is journalled."""

import uuid
from datetime import date
from decimal import Decimal

import pytest

from renovation.accounts.models import User
from renovation.cases.models import Case, Note
from renovation.contracts.models import Invoice, Quote
from renovation.contracts.operations import (
    contribute_prices,
    decide_invoice,
    move_quote,
    record_payment,
    remove_payment,
    save_invoice,
    save_quote,
    start_quote,
)
from renovation.contracts.queries import (
    comparison_of,
    movements_of,
    positions_of,
    quote_for,
    quotes_of,
    remarks_of,
    statement_of,
)
from renovation.contracts.queries.billing import over_of
from renovation.contracts.refusals import PaperChanged, Refused, StillWrong
from renovation.contracts.rules.edits import BillLineEdit, InvoiceEdit
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.prices.models import PriceReference
from tests.factories.cases import NOVEMBER, DwellingFactory
from tests.factories.contracts import (
    invoice_of,
    line_edit,
    load_delays,
    payment_edit,
    quote_edit,
    quote_of,
    signed,
)
from tests.factories.entries import firms
from tests.factories.platforms import CommuneFactory, PostcodeFactory
from tests.factories.prices import load_price_parameters
from tests.factories.programmes import programme_content


def pay(invoice: Invoice, author: User, amount: str) -> bool:
    """Whether it was counted."""
    payment, _ = record_payment(
        invoice_id=invoice.pk, edit=payment_edit(amount), author=author, now=NOVEMBER, key=uuid.uuid4()
    )
    return not payment.is_draft


def test_what_is_wrong_is_kept_and_stays_a_draft(case: Case, adviser: User) -> None:
    wrong = line_edit(ht=Decimal(-5), ttc=Decimal(900))
    quote = quote_of(case, adviser, wrong, siret="12 34", dated_on=None, overrides="")

    with pytest.raises(StillWrong) as refused:
        move_quote(quote_id=quote.pk, to="received", reason="", author=adviser, now=NOVEMBER)
    with pytest.raises(StillWrong):
        signed(quote, adviser)

    assert {one.field for one in refused.value.remarks} >= {"siret", "dated_on", "ht", "ttc"}
    kept = quote_for(quote.pk)
    assert (kept.state, kept.siret, kept.lines.all()[0].ttc) == ("draft", "1234", Decimal(900))


@pytest.mark.parametrize("siret", ["1234567890123O", "à demander", "à demande", "²" * 14])
def test_any_text_in_place_of_a_number_is_said_and_locks_nothing(siret: str, case: Case, adviser: User) -> None:
    quote = quote_of(case, adviser, siret=siret, overrides="")

    assert "siret" in {one.field for one in remarks_of(quote, today=NOVEMBER.date()) if one.is_error}


def test_a_quote_is_typed_once_and_never_over_a_colleague(case: Case, adviser: User) -> None:
    key = uuid.uuid4()
    one, two = (start_quote(case=case, edit=quote_edit(), author=adviser, now=NOVEMBER, key=key) for _ in range(2))
    save_quote(quote_id=one.pk, revision=1, edit=quote_edit(number="D-13"), author=adviser, now=NOVEMBER)

    assert one == two
    with pytest.raises(PaperChanged):
        save_quote(quote_id=one.pk, revision=1, edit=quote_edit(), author=adviser, now=NOVEMBER)
    assert quote_for(one.pk).number == "D-13"
    assert Entry.objects.filter(action=Action.QUOTE_CREATED).count() == 1


def test_a_received_quote_that_becomes_wrong_is_a_draft_again(case: Case, adviser: User) -> None:
    quote = quote_of(case, adviser)
    move_quote(quote_id=quote.pk, to="received", reason="", author=adviser, now=NOVEMBER)
    right = quote_edit(number="D-13")
    save_quote(quote_id=quote.pk, revision=2, edit=right, author=adviser, now=NOVEMBER)
    assert quote_for(quote.pk).state == "received"

    save_quote(quote_id=quote.pk, revision=3, edit=quote_edit(number=""), author=adviser, now=NOVEMBER)

    assert quote_for(quote.pk).state == "draft"
    moved = Entry.objects.filter(action=Action.QUOTE_MOVED).latest("pk").detail
    assert (moved["before"], moved["after"]) == ("received", "draft")


def test_a_signed_quote_is_changed_by_an_amendment_only(case: Case, adviser: User) -> None:
    quote = signed(quote_of(case, adviser), adviser)
    with pytest.raises(Refused):
        save_quote(quote_id=quote.pk, revision=quote.revision, edit=quote_edit(), author=adviser, now=NOVEMBER)

    less = line_edit(changes_id=quote.lines.all()[0].pk, ht=Decimal(-400), quantity=Decimal(-10))
    more = line_edit(work_type="", label="Trappe", ht=Decimal(200), characteristics={})
    amendment = quote_of(case, adviser, less, more, amends=quote, number="A-1")
    assert statement_of(case).engaged == Decimal(3376)
    signed(amendment, adviser, on=date(2026, 11, 1))

    found = statement_of(case)
    assert [line.engaged for line in found.lines] == [Decimal(2954), Decimal(211)]
    assert found.engaged == Decimal(3165)
    with pytest.raises(Refused):
        move_quote(quote_id=quote.pk, to="chosen", reason="Erreur", author=adviser, now=NOVEMBER)


def test_an_amendment_takes_no_more_than_what_is_left_beside_the_others(case: Case, adviser: User) -> None:
    quote = signed(quote_of(case, adviser), adviser)
    line = quote.lines.all()[0].pk
    one, two = (
        quote_of(case, adviser, line_edit(changes_id=line, ht=Decimal(-2000), quantity=Decimal(-50)), amends=quote)
        for _ in range(2)
    )
    assert signed(one, adviser).is_signed

    with pytest.raises(StillWrong, match="en retirer plus"):
        signed(two, adviser)
    assert statement_of(case).engaged == Decimal(1266)


def test_an_amendment_on_which_something_rests_stays_signed(case: Case, adviser: User) -> None:
    quote = signed(quote_of(case, adviser), adviser)
    line = quote.lines.all()[0].pk
    more = signed(quote_of(case, adviser, line_edit(changes_id=line), amends=quote), adviser)
    less = line_edit(changes_id=line, ht=Decimal(-4000), quantity=Decimal(-100))
    less_signed = signed(quote_of(case, adviser, less, amends=quote), adviser)

    def unsign(one: Quote) -> None:
        move_quote(quote_id=one.pk, to="chosen", reason="Erreur", author=adviser, now=NOVEMBER)

    with pytest.raises(Refused, match="Un autre avenant"):
        unsign(more)
    unsign(less_signed)
    moved = Entry.objects.filter(action=Action.QUOTE_MOVED).latest("pk").detail
    assert moved["reason_length"] == "6"
    assert "Erreur" not in str(moved)
    assert "Erreur" in Note.objects.get(case=case).text
    invoice_of(quote, adviser)
    with pytest.raises(Refused, match="Des factures"):
        unsign(more)
    assert statement_of(case).engaged == Decimal(6752)


def test_progress_is_invoiced_to_the_cent_and_never_above_what_is_signed(case: Case, adviser: User) -> None:
    quote = signed(quote_of(case, adviser, line_edit(ht=Decimal("3333.33"))), adviser)
    deposit = invoice_of(quote, adviser)
    progress = invoice_of(quote, adviser, kind="progress", number="F-2", progress=Decimal("66.67"))
    over = invoice_of(quote, adviser, kind="balance", number="F-3", progress=Decimal(110))
    assert over.is_draft

    balance = invoice_of(quote, adviser, kind="balance", number="F-4", progress=Decimal(100))

    assert sum(one.ttc for one in (deposit, progress, balance)) == quote.lines.all()[0].ttc
    assert statement_of(case).left_to_invoice == 0
    assert invoice_of(quote, adviser, kind="progress", number="F-5", progress=Decimal(100)).is_draft


def test_a_credit_note_gives_back_and_a_double_number_is_a_draft(case: Case, adviser: User) -> None:
    quote = signed(quote_of(case, adviser), adviser)
    invoice = invoice_of(quote, adviser, progress=Decimal(50))
    edit = InvoiceEdit("credit", "AV-1", date(2026, 11, 15), progress=Decimal(10))
    empty = save_invoice(quote_id=quote.pk, edit=edit, author=adviser, now=NOVEMBER, key=uuid.uuid4())

    assert Invoice.objects.get(pk=empty.pk).is_draft
    assert invoice_of(quote, adviser, number=" f-1 ").is_draft
    assert statement_of(case).invoiced == invoice.ttc == Decimal(1688)


def test_payments_by_whom_are_counted_up_to_the_invoice(case: Case, adviser: User) -> None:
    quote = signed(quote_of(case, adviser), adviser)
    invoice = invoice_of(quote, adviser, retention=Decimal("50.64"), retention_until=date(2027, 11, 12))

    assert pay(invoice, adviser, "500")
    assert not pay(invoice, adviser, "5000")
    assert not pay(invoice, adviser, "-3")

    assert statement_of(case).paid == 500
    found = [(one.on, one.amount, one.kind.value) for one in movements_of(case)]
    assert found == [
        (date(2026, 11, 20), Decimal(500), "payment"),
        (date(2026, 11, 30), Decimal("462.16"), "due"),
        (date(2027, 11, 12), Decimal("50.64"), "retention"),
    ]
    wrong = next(one for one in invoice.payments.all() if one.amount == 5000)
    remove_payment(payment_id=wrong.pk, author=adviser)
    assert Entry.objects.filter(action=Action.PAYMENT_REMOVED).count() == 1
    smaller = InvoiceEdit("deposit", "F-1", date(2026, 11, 12), progress=Decimal(5))
    with pytest.raises(Refused, match="plus petite"):
        save_invoice(quote_id=quote.pk, edit=smaller, author=adviser, now=NOVEMBER, invoice_id=invoice.pk, revision=1)
    # What was paid rests on it: it may not become wrong.
    changed = InvoiceEdit("deposit", "F-1", None)
    with pytest.raises(Refused):
        save_invoice(quote_id=quote.pk, edit=changed, author=adviser, now=NOVEMBER, invoice_id=invoice.pk, revision=1)


def test_an_invoice_is_checked_or_contested_with_a_reason(case: Case, adviser: User) -> None:
    invoice = invoice_of(signed(quote_of(case, adviser), adviser), adviser)

    with pytest.raises(Refused):
        decide_invoice(invoice_id=invoice.pk, state="contested", reason=" ", author=adviser, now=NOVEMBER)
    decide_invoice(invoice_id=invoice.pk, state="checked", reason="", author=adviser, now=NOVEMBER)

    invoice.refresh_from_db()
    assert invoice.state == "checked"


def test_what_was_decided_follows_the_amounts(case: Case, adviser: User) -> None:
    quote = signed(quote_of(case, adviser), adviser)
    invoice = invoice_of(quote, adviser)
    revisions = iter(range(1, 9))

    def states(decided: str, *edits: InvoiceEdit) -> list[str]:
        decide_invoice(invoice_id=invoice.pk, state=decided, reason="Trop cher", author=adviser, now=NOVEMBER)
        found = []
        for edit in edits:
            given = {"edit": edit, "invoice_id": invoice.pk, "revision": next(revisions)}
            save_invoice(quote_id=quote.pk, author=adviser, now=NOVEMBER, **given)
            found.append(Invoice.objects.get(pk=invoice.pk).state)
        return found

    same, less, wrong = (
        InvoiceEdit("deposit", number, date(2026, 11, 12), progress=Decimal(progress))
        for number, progress in (("F-1", 30), ("F-1", 20), ("", 20))
    )
    assert states("checked", same, less) == ["checked", "received"]
    assert states("contested", less, wrong, less) == ["contested", "draft", "contested"]
    assert states("checked", wrong, less) == ["draft", "received"]


def test_the_programme_is_followed_line_by_line(case: Case, adviser: User) -> None:
    programme_content(case, adviser)
    signed(quote_of(case, adviser, line_edit(planned_key="windows"), line_edit(label="Échafaudage")), adviser)

    found = statement_of(case)

    assert [(line.label, line.planned, line.engaged) for line in found.lines] == [
        ("Fenêtres", None, Decimal(3376)),
        ("Échafaudage", Decimal(0), Decimal(3376)),
    ]


def test_prices_are_given_once_and_quotes_compared(case: Case, adviser: User) -> None:
    load_price_parameters()
    load_delays()
    case.dwelling = DwellingFactory.create(platform=case.platform)
    case.save()
    quote, other = quote_of(case, adviser), quote_of(case, adviser, line_edit(ht=Decimal(16000)), company="Autre")
    with pytest.raises(Refused):
        contribute_prices(quote_id=quote.pk, author=adviser, now=NOVEMBER)
    for one in (quote, other):
        move_quote(quote_id=one.pk, to="received", reason="", author=adviser, now=NOVEMBER)

    first = contribute_prices(quote_id=quote.pk, author=adviser, now=NOVEMBER)
    again = contribute_prices(quote_id=quote.pk, author=adviser, now=NOVEMBER)

    assert (first.given, first.already, again.given, again.already) == (1, 0, 0, 1)
    assert PriceReference.objects.get().document == "devis"
    quotes = quotes_of(case)
    compared = comparison_of(quotes, positions_of(case, quotes, today=NOVEMBER.date()))
    assert compared is not None
    assert compared.rows[0].gap == Decimal("13504.00")
    assert {cell.priced.position.value for cell in compared.rows[0].cells if cell and cell.priced} >= {"above"}
    assert Quote.objects.count() == 2


def test_a_qualification_is_asked_on_the_day_of_the_signature(case: Case, adviser: User) -> None:
    commune = CommuneFactory.create()
    PostcodeFactory.create(code="25000", commune=commune)
    (firm,) = firms(commune, lien_date_fin="2026-10-10")
    quote = quote_of(case, adviser, siret=firm.pk, company="", overrides="")
    move_quote(quote_id=quote.pk, to="received", reason="", author=adviser, now=NOVEMBER)
    quote = quote_for(quote.pk)

    with pytest.raises(StillWrong, match="Qualification échue le 20/10/2026"):
        signed(quote, adviser)

    assert quote.company == firm.name
    assert signed(quote, adviser, on=date(2026, 10, 10)).is_signed


def test_an_amendment_below_what_is_invoiced_asks_for_a_credit_note(case: Case, adviser: User) -> None:
    quote = signed(quote_of(case, adviser), adviser)
    invoice_of(quote, adviser, progress=Decimal(50))
    less = line_edit(changes_id=quote.lines.all()[0].pk, ht=Decimal(-2000), quantity=Decimal(-50))
    signed(quote_of(case, adviser, less, amends=quote), adviser)

    assert len(over_of(quote_for(quote.pk))) == 1
    line = quote.lines.all()[0].pk
    back = BillLineEdit(line, ht=Decimal(-400))
    invoice_of(quote, adviser, kind="credit", number="AV-1", progress=None, lines=(back,))
    assert over_of(quote_for(quote.pk)) == []
    assert statement_of(case).left_to_invoice == 0
