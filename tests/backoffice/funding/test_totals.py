"""Money by territory and period: each figure opens its cases, small ones are hidden from a region, exports are told."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.funding.queries.totals import COMMUNE, INTERCOMMUNALITY, Asked
from renovation.funding.rules.history import Step
from renovation.funding.rules.totals import Measure, Period, Place, aid_sums, loan_sums, table_of, total_of
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from tests.backoffice.conftest import Desk
from tests.factories.cases import DwellingFactory
from tests.factories.contracts import invoice_of, load_delays, quote_of, signed
from tests.factories.funding import CEE, aid_of, followed, loan_of, noted

DAY = date(2026, 11, 10)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
amounts = st.decimals(0, 90_000, places=2)


@pytest.fixture(autouse=True)
def present() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 11, 27, 9, 0, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def case_with_money(case: Case, adviser: User) -> Case:
    case.dwelling = DwellingFactory.create(platform=case.platform)
    case.save()
    followed(case, adviser)
    noted(aid_of(case), adviser, "filed", DAY)
    noted(aid_of(case), adviser, "granted", DAY, 7000)
    noted(aid_of(case), adviser, "advance_paid", DAY, 2100)
    noted(aid_of(case, CEE), adviser, "filed", DAY)
    noted(loan_of(case), adviser, "asked", DAY)
    noted(loan_of(case), adviser, "offered", DAY, 3000)
    noted(loan_of(case), adviser, "accepted", DAY)
    return case


def read(desk: Client, **asked: Any) -> str:
    page = desk.get(reverse("backoffice:funding_totals"), asked)
    assert page.status_code == 200
    return page.content.decode()


@given(st.lists(amounts, max_size=6))
def test_a_changed_grant_counts_for_its_change(granted: list[Decimal]) -> None:
    steps = [Step("granted", date(2026, 2, rank + 1), one) for rank, one in enumerate(granted)]

    assert aid_sums(steps, YEAR)[Measure.GRANTED] == (granted[-1] if granted else 0)
    parts = [aid_sums(steps, Period(one.on, one.on))[Measure.GRANTED] for one in steps]
    assert sum(parts, Decimal(0)) == (granted[-1] if granted else 0)


def test_what_is_given_back_is_taken_away_and_loans_count_once() -> None:
    paid = [Step("paid", DAY, Decimal(900)), Step("reversal", DAY, Decimal(400)), Step("reversed", DAY, Decimal(400))]
    loan = [Step("offered", DAY, Decimal(3000)), Step("accepted", DAY), Step("released", DAY, Decimal(1000))]

    assert aid_sums(paid, YEAR)[Measure.PAID] == 500
    given_up = [Step("granted", DAY, Decimal(900)), Step("withdrawn", DAY)]
    assert aid_sums(given_up, YEAR)[Measure.GRANTED] == 0
    assert loan_sums(loan, Decimal(2500), YEAR) == {Measure.LENT: 3000, Measure.RELEASED: 1000}
    assert aid_sums(paid, Period(date(2025, 1, 1), date(2025, 12, 31)))[Measure.PAID] == 0


def test_a_loan_given_up_then_accepted_again_counts_once() -> None:
    first = [Step("offered", DAY, Decimal(3000)), Step("accepted", DAY), Step("withdrawn", date(2027, 1, 5))]
    again = [Step("asked", date(2027, 1, 6)), Step("offered", date(2027, 1, 7), Decimal(2000))]
    steps = [*first, *again, Step("accepted", date(2027, 1, 8))]

    def lent(found: list[Step], start: date, end: date) -> Decimal:
        return loan_sums(found, Decimal(2500), Period(start, end))[Measure.LENT]

    assert lent(first, YEAR.start, date(2027, 12, 31)) == 0
    assert lent(steps, YEAR.start, date(2027, 12, 31)) == 2000
    assert (lent(steps, YEAR.start, YEAR.end), lent(steps, date(2027, 1, 1), date(2027, 12, 31))) == (3000, -1000)


def test_small_sums_are_hidden_and_not_found_again_in_the_total() -> None:
    few, many = Place("25056", "Besançon"), Place("25388", "Montbéliard")
    sums = {Measure.PAID: {number: Decimal(10) for number in range(7)}}
    places = {number: few if number < 2 else many for number in range(7)}

    rows = table_of(sums, places, threshold=5)

    shown = {row.place: dict(row.cells)[Measure.PAID] for row in rows}
    assert (shown[few].is_hidden, shown[many].amount_eur) == (True, 50)
    assert dict(total_of(rows))[Measure.PAID].amount_eur == 50
    assert dict(rows[0].cells)[Measure.GRANTED].amount_eur == 0


def test_each_figure_opens_the_cases_behind_it(
    at_desk: Desk, manager: User, adviser: User, case_with_money: Case
) -> None:
    load_delays()
    invoice_of(signed(quote_of(case_with_money, adviser), adviser), adviser)
    desk = at_desk(manager)
    page = read(desk)
    dwelling = case_with_money.dwelling
    assert dwelling is not None
    asked = {"mesure": "granted", "lieu": dwelling.commune_id, "debut": "2026-01-01", "fin": "2026-12-31"}
    behind = desk.get(reverse("backoffice:funding_cases"), asked).content.decode()

    told = ("7\u202f000,00", "2\u202f100,00", "3\u202f000,00", "3\u202f376,00", "1\u202f012,80")
    assert [one for one in told if one not in page] == []
    assert case_with_money.number in behind
    assert "7\u202f000,00" in behind
    assert "Rien sur cette période" in read(desk, debut="2025-01-01", fin="2025-12-31")
    assert dwelling.commune.name in read(desk, par="commune")
    assert (
        desk.get(reverse("backoffice:funding_totals"), {"debut": "2026-05-01", "fin": "2026-01-01"}).status_code == 422
    )


def test_the_export_is_journalled(at_desk: Desk, manager: User, case_with_money: Case) -> None:
    answer = at_desk(manager).get(reverse("backoffice:funding_totals_csv"))

    assert "7000,00" in answer.content.decode()
    assert Entry.objects.filter(action=Action.FUNDING_TOTALS_EXPORTED).count() == 1


def test_d6_no_answer_is_taken_from_another() -> None:
    """Neither a period from a longer one, nor a commune from its intercommunality, nor a platform from all of them."""
    today, year = date(2027, 2, 1), Asked(YEAR, INTERCOMMUNALITY)
    short, long = Period(YEAR.start, date(2026, 11, 9)), Period(date(2024, 1, 1), date(2027, 1, 31))

    assert [Asked(one, INTERCOMMUNALITY).told_outside(today) for one in (YEAR, short, long)] == [year] * 3
    assert Asked(YEAR, COMMUNE).told_outside(today) == year
    assert Asked(YEAR, INTERCOMMUNALITY, uuid4()).told_outside(today) == year
    assert Asked(YEAR).told_outside(date(2026, 12, 31)).period == Period.of_year(2025)


def test_d6_a_region_reads_no_small_figure_and_no_case(
    at_desk: Desk, region_reader: User, case_with_money: Case, adviser_elsewhere: User
) -> None:
    with time_machine.travel(datetime(2027, 2, 1, 9, 0, tzinfo=UTC), tick=False):
        region = at_desk(region_reader)
        for asked in ({"annee": "2026"}, {"debut": "2026-01-01", "fin": "2026-11-09", "par": "commune"}):
            page = read(region, **asked)
            assert ">caché<" in page
            assert "7\u202f000,00" not in page
            assert "31 décembre 2026" in page.replace("\xa0", " ")
            assert "Une année entière et passée, par intercommunalité" in page
        assert region.get(reverse("backoffice:funding_totals"), {"annee": "2027"}).status_code == 422
    region = at_desk(region_reader)
    assert "Rien sur cette période" in read(region)
    assert region.get(reverse("backoffice:funding_cases")).status_code == 403
    assert "Rien sur cette période" in read(at_desk(adviser_elsewhere))
