"""Money adds up to the cent; what is wrong is said where it is; the order of dates is told."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renovation.contracts.rules.billing import (
    Amounts,
    BilledLine,
    InvoiceFacts,
    PaymentFacts,
    at_progress,
    reached_before,
    remarks_of_invoice,
    remarks_of_payment,
)
from renovation.contracts.rules.facts import Known, LineFacts, Qualified, QuoteFacts
from renovation.contracts.rules.mentions import CODES
from renovation.contracts.rules.money import CENT, cents, filled, shares
from renovation.contracts.rules.order import Dates, Delays, order_of_dates
from renovation.contracts.rules.quotes import remarks_of_quote
from renovation.contracts.rules.remarks import Remark, Severity
from renovation.contracts.rules.statement import Billed, Claim, Engaged, Planned, awaited, statement_from
from renovation.contracts.rules.taken import taken_away
from renovation.contracts.rules.withdrawal import first_start, withdrawal_end

TODAY = date(2026, 11, 24)
RATES = (Decimal("0.055"), Decimal("0.1"), Decimal("0.2"))
KNOWN = Known(today=TODAY, rates=RATES, is_listed=True)
LINE = LineFacts(
    1,
    "Combles soufflés",
    "isolation_combles_non_amenages",
    Decimal(80),
    "m2",
    Decimal(3200),
    RATES[0],
    Decimal(3376),
    {"resistance_isolant": Decimal(7)},
)
QUOTE = QuoteFacts(
    "73282932000074", "Toits", "D-1", date(2026, 10, 1), date(2026, 12, 1), Decimal(3376), CODES, lines=(LINE,)
)
DELAYS = Delays(withdrawal=14, payment=7, cee_offer=14, insulation_clear=7)
MONEY = st.decimals(min_value=-50_000, max_value=50_000, places=2)
ABOVE_ZERO = st.decimals(min_value=0, max_value=90_000, places=2)


def places(remarks: list[Remark], severity: Severity = Severity.ERROR) -> list[tuple[int, str]]:
    return [(one.line, one.field) for one in remarks if one.severity is severity]


@given(MONEY, st.lists(MONEY, min_size=1, max_size=8))
def test_what_is_split_adds_up(amount: Decimal, weights: list[Decimal]) -> None:
    parts = shares(amount, weights)

    assert sum(parts) == amount
    assert all(part == cents(part) for part in parts)


@given(ABOVE_ZERO, st.sampled_from(RATES), st.lists(st.integers(1, 99), max_size=5, unique=True))
def test_invoices_by_progress_add_up_to_the_line(ht: Decimal, rate: Decimal, stops: list[int]) -> None:
    ttc = ht + cents(ht * rate)
    agreed, before = Amounts(ht, ttc - ht, ttc), Amounts()
    for stop in (*sorted(stops), 100):
        now = at_progress(agreed, before, Decimal(stop))
        assert now.ht + now.vat == now.ttc
        before += now

    assert before == agreed


@given(
    st.lists(st.tuples(st.sampled_from("abc"), MONEY), min_size=1, max_size=6),
    st.lists(st.tuples(st.lists(st.tuples(st.integers(0, 5), MONEY), min_size=1, max_size=4), MONEY), max_size=4),
)
def test_lines_of_the_statement_add_up_to_its_totals(
    signed: list[tuple[str, Decimal]], invoices: list[tuple[list[tuple[int, Decimal]], Decimal]]
) -> None:
    engaged = [Engaged(key, key, ttc) for key, ttc in signed]
    billed = [Billed(tuple((signed[at % len(signed)][0], ttc) for at, ttc in rows), paid) for rows, paid in invoices]
    found = statement_from([Planned("a", "Toit", Decimal(10)), Planned("z", "Murs", None)], engaged, billed)

    assert found.planned == 10
    assert found.unpriced == ["Murs"]
    assert found.engaged == sum(ttc for _, ttc in signed)
    assert found.invoiced == sum(ttc for one in billed for _, ttc in one.by_key)
    assert found.paid == sum(one.paid for one in billed)


@given(ABOVE_ZERO, ABOVE_ZERO, ABOVE_ZERO)
def test_what_is_awaited_is_what_is_not_paid(ttc: Decimal, paid: Decimal, held: Decimal) -> None:
    found = awaited(Claim("F", TODAY, None, ttc, paid, held, date(2027, 11, 24)))

    assert sum(one.amount for one in found) == ttc - paid


@given(ABOVE_ZERO, st.sampled_from(RATES))
def test_an_amount_is_known_from_the_other(ht: Decimal, rate: Decimal) -> None:
    _, ttc = filled(ht, rate, None)
    assert ttc is not None
    back, _ = filled(None, rate, ttc)

    assert back is not None
    assert abs(back - ht) <= CENT


def test_a_right_quote_has_nothing_to_say() -> None:
    assert remarks_of_quote(QUOTE, KNOWN) == []


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"ht": Decimal(-3200), "ttc": Decimal(-3376)}, "ht"),
        ({"ht": Decimal(9_000_000), "ttc": Decimal(9_495_000)}, "ht"),
        ({"ht": None}, "ht"),
        ({"quantity": Decimal(0)}, "quantity"),
        ({"quantity": Decimal(90_000)}, "quantity"),
        ({"ttc": Decimal(3400)}, "ttc"),
        ({"vat_rate": Decimal("5.5")}, "vat_rate"),
        ({"label": " "}, "label"),
        ({"characteristics": {"resistance_isolant": Decimal(300)}}, "c-resistance_isolant"),
    ],
)
def test_what_is_wrong_is_said_at_its_line(changes: dict[str, object], place: str) -> None:
    wrong = replace(LINE, **changes)

    found = remarks_of_quote(replace(QUOTE, lines=(wrong,), stated_ttc=wrong.ttc), KNOWN)

    assert (1, place) in places(found)


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"siret": "123"}, "siret"),
        ({"siret": "²" * 14}, "siret"),
        ({"siret": ""}, "siret"),
        ({"number": ""}, "number"),
        ({"dated_on": date(2027, 1, 1)}, "dated_on"),
        ({"stated_ttc": Decimal(3300)}, "stated_ttc"),
        ({"lines": ()}, "lines"),
        ({"valid_until": date(2026, 9, 1)}, "valid_until"),
    ],
)
def test_what_is_wrong_on_the_paper_is_said_at_its_field(changes: dict[str, object], place: str) -> None:
    assert (0, place) in places(remarks_of_quote(replace(QUOTE, **changes), KNOWN))


def test_an_unknown_number_and_an_expired_qualification_stop_until_somebody_says_why() -> None:
    known = replace(KNOWN, is_listed=False, qualified={1: Qualified(False, "Qualification échue")})

    assert places(remarks_of_quote(QUOTE, known)) == [(0, "siret"), (1, "work_type")]
    passed = remarks_of_quote(replace(QUOTE, overrides="Certificat vu"), known)
    assert places(passed) == []
    assert places(passed, Severity.WARNING) == [(0, "siret"), (1, "work_type")]


def test_a_discount_and_an_amendment_may_be_negative() -> None:
    discount = LineFacts(2, "Remise", ht=Decimal(-100), vat_rate=RATES[0], ttc=Decimal("-105.50"))
    quote = replace(QUOTE, lines=(LINE, discount), stated_ttc=Decimal("3270.50"))
    less = replace(LINE, ht=Decimal(-400), ttc=Decimal(-422), quantity=Decimal(-10))

    assert places(remarks_of_quote(quote, KNOWN)) == []
    amendment = replace(QUOTE, is_amendment=True, lines=(less,), stated_ttc=Decimal(-422))
    assert places(remarks_of_quote(amendment, KNOWN)) == []


@pytest.mark.parametrize(
    ("amounts", "wrong"),
    [
        (("-3376",), []),
        (("-3400",), [(1, "ttc"), (0, "lines")]),
        # Two lines of the amendment on one line of the quote; what it adds elsewhere saves the whole, not the line.
        (("-2000", "-1500", "+900"), [(2, "ttc")]),
        (("-2000", "-1400", "+100"), []),
    ],
)
def test_an_amendment_takes_no_more_than_what_is_signed(amounts: tuple[str, ...], wrong: list[object]) -> None:
    known = replace(KNOWN, agreed={"a": Decimal(3376)}, agreed_total=Decimal(3376))
    lines = tuple(
        replace(LINE, position=rank, changes="" if one == "+900" else "a", ttc=Decimal(one), ht=None)
        for rank, one in enumerate(amounts, start=1)
    )
    amendment = replace(QUOTE, is_amendment=True, lines=lines)

    assert places(list(taken_away(amendment, known))) == wrong


@pytest.mark.parametrize(
    ("signed", "off", "end"),
    [
        (date(2026, 10, 20), (), date(2026, 11, 3)),
        # The fourteenth day is a Saturday, then a Sunday: it ends on Monday.
        (date(2026, 10, 24), (), date(2026, 11, 9)),
        (date(2026, 10, 28), (date(2026, 11, 11),), date(2026, 11, 12)),
    ],
)
def test_withdrawal_ends_on_a_working_day(signed: date, off: tuple[date, ...], end: date) -> None:
    assert withdrawal_end(signed, 14, off) == end


def test_clear_days_count_neither_end() -> None:
    assert first_start(date(2026, 10, 20), 7) == date(2026, 10, 28)


@pytest.mark.parametrize(
    ("offer", "starts", "severity"),
    [
        (date(2026, 10, 20), None, Severity.OK),
        (date(2026, 11, 3), date(2026, 11, 10), Severity.WARNING),
        (date(2026, 11, 4), date(2026, 11, 10), Severity.ERROR),
        (date(2026, 10, 25), date(2026, 10, 24), Severity.ERROR),
        (None, None, Severity.WARNING),
    ],
)
def test_the_offer_comes_before_the_signature_or_soon_after(
    offer: date | None, starts: date | None, severity: Severity
) -> None:
    dates = Dates(signed_on=date(2026, 10, 20), cee_offer_on=offer, starts_on=starts)

    found = order_of_dates(dates, DELAYS)

    assert [one.severity for one in found if one.field == "cee_offer_on"] == [severity]


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"anah_agreement_on": date(2026, 11, 20)}, "anah_agreement_on"),
        ({"visit_on": date(2026, 10, 5)}, "visit_on"),
        ({"signed_on": date(2026, 9, 1)}, "signed_on"),
        ({"starts_on": date(2026, 10, 27)}, "starts_on"),
    ],
)
def test_dates_in_the_wrong_order_are_told(changes: dict[str, date], place: str) -> None:
    right = Dates(
        dated_on=date(2026, 10, 1),
        visit_on=date(2026, 9, 20),
        signed_on=date(2026, 10, 20),
        starts_on=date(2026, 11, 10),
        cee_offer_on=date(2026, 10, 15),
        anah_agreement_on=date(2026, 10, 18),
        insulates=True,
    )

    assert {one.severity for one in order_of_dates(right, DELAYS)} == {Severity.OK}
    assert (0, place) in places(order_of_dates(replace(right, **changes), DELAYS))


@pytest.mark.parametrize(("paid", "is_early"), [(date(2026, 10, 27), True), (date(2026, 10, 28), False)])
def test_a_payment_waits_for_the_whole_delay(paid: date, is_early: bool) -> None:
    dates = Dates(signed_on=date(2026, 10, 20), first_paid_on=paid)

    assert any("trop tôt" in one.said for one in order_of_dates(dates, DELAYS)) is is_early


def test_without_a_parameter_nothing_is_told_as_passed() -> None:
    dates = Dates(signed_on=date(2026, 10, 20), cee_offer_on=date(2026, 10, 30), insulates=True)

    assert Severity.OK not in {one.severity for one in order_of_dates(dates, Delays())}


AGREED = Amounts(Decimal(3200), Decimal(176), Decimal(3376))
HALF = Amounts(Decimal(1600), Decimal(88), Decimal(1688))
BILLED = BilledLine(1, "Combles", AGREED, Amounts(), Decimal(0), HALF, Decimal(50), RATES[0])
INVOICE = InvoiceFacts(
    "F-1", False, False, date(2026, 11, 1), None, Decimal(1688), Decimal(0), None, (BILLED,), False, date(2026, 10, 1)
)


@pytest.mark.parametrize(
    ("changes", "line", "place"),
    [
        ({}, {}, None),
        ({"stated_ttc": Decimal(3600)}, {"now": Amounts(Decimal(3412), Decimal(188), Decimal(3600))}, (1, "ht")),
        ({}, {"before": AGREED}, (1, "ht")),
        ({}, {"progress": Decimal(120)}, (1, "progress")),
        ({}, {"progress_before": Decimal(60)}, (1, "progress")),
        ({}, {"now": Amounts(Decimal(1600), Decimal(0), Decimal(1688))}, (1, "ttc")),
        ({"is_credit": True}, {}, (0, "lines")),
        ({"number": ""}, {}, (0, "number")),
        ({"is_number_known": True}, {}, (0, "number")),
        ({"dated_on": date(2026, 9, 1)}, {}, (0, "dated_on")),
        ({"stated_ttc": Decimal(1700)}, {}, (0, "stated_ttc")),
        ({"retention": Decimal(5000)}, {}, (0, "retention")),
        ({"due_on": date(2026, 10, 1)}, {}, (0, "due_on")),
        ({"lines": ()}, {}, (0, "lines")),
    ],
)
def test_an_invoice_is_held_against_what_was_signed(
    changes: dict[str, object], line: dict[str, object], place: tuple[int, str] | None
) -> None:
    invoice = replace(INVOICE, **{"lines": (replace(BILLED, **line),), **changes})

    found = places(remarks_of_invoice(invoice, today=TODAY))

    assert place in found if place else not found


@pytest.mark.parametrize(
    ("agreed", "before", "told", "reached"),
    [
        ("3376", "1688", "50", "50"),
        # A third, to the cent: what was told holds.
        ("3376", "1125.22", "33.33", "33.33"),
        # A credit note gave a part back, then all and more.
        ("3376", "844", "50", "25"),
        ("3376", "-10", "50", "0"),
        # An amendment doubled the line, or took a part away.
        ("6752", "1688", "50", "25"),
        ("2000", "1688", "50", "50"),
        # A discount is negative.
        ("-100", "-25", "50", "25"),
        ("0", "0", "50", "50"),
    ],
)
def test_what_was_told_of_a_line_holds_as_long_as_its_invoices_do(
    agreed: str, before: str, told: str, reached: str
) -> None:
    one, two = (Amounts(Decimal(text), Decimal(0), Decimal(text)) for text in (agreed, before))

    assert reached_before(one, two, Decimal(told)) == Decimal(reached)


@pytest.mark.parametrize(
    ("amount", "ttc", "paid", "is_wrong"),
    [
        ("100", "100", "0", False),
        ("100.01", "100", "0", True),
        ("60", "100", "50", True),
        ("-5", "100", "0", True),
        ("-50", "-50", "0", False),
        ("50", "-50", "0", True),
        ("0", "100", "0", True),
    ],
)
def test_a_payment_is_held_against_its_invoice(amount: str, ttc: str, paid: str, is_wrong: bool) -> None:
    payment = PaymentFacts(TODAY, Decimal(amount), Decimal(ttc), Decimal(paid), date(2026, 11, 1))

    assert bool(places(remarks_of_payment(payment, today=TODAY))) is is_wrong
