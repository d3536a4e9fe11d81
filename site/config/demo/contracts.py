"""Quotes, invoices and payments of the demonstration: one case under way, one that compares, one draft to correct."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.contracts.enums import InvoiceKind, InvoiceState, Means, Payer, QuoteState
from renovation.contracts.models import Invoice, Quote
from renovation.contracts.operations import (
    decide_invoice,
    move_quote,
    note_dates,
    record_payment,
    save_invoice,
    start_quote,
)
from renovation.contracts.queries import quote_for
from renovation.contracts.refusals import Refused
from renovation.contracts.rules.edits import DatesEdit, InvoiceEdit, LineEdit, PaymentEdit, QuoteEdit
from renovation.contracts.rules.mentions import CODES
from renovation.contracts.rules.money import cents, filled
from renovation.professionals.enums import Domain
from renovation.professionals.models import Company
from renovation.programmes.queries import current_choice
from renovation.programmes.rules.content import Line, content_from
from renovation.works.rules.catalogue import Characteristic, catalogue

REDUCED = Decimal("0.055")
ATTIC = LineEdit(
    work_type="isolation_combles_non_amenages",
    label="Isolation des combles perdus, ouate soufflée",
    quantity=Decimal(85),
    unit="m2",
    ht=Decimal("3655.00"),
    vat_rate=REDUCED,
    characteristics={"resistance_isolant": Decimal(7)},
)
MOST_LINES = 2
WITHOUT_NUMBER = ("12 345", "SARL À Relire")


class Contracts:
    """Types the papers of some cases, always the same for the same cases."""

    def __init__(self, *, now: datetime) -> None:
        self.now, self.today = now, timezone.localdate(now)

    def fill(self, cases: Sequence[Case]) -> None:
        """The first case is signed, invoiced and partly paid; the second compares; the third has a draft to correct."""
        for rank, case in enumerate(case for case in cases if case.referent is not None):
            lines = _lines(case)
            if rank == 0:
                self._under_way(case, lines)
            elif rank == 1:
                self._comparing(case, lines)
            elif rank == 2:
                self._to_correct(case)

    def finished(self, case: Case, lines: Sequence[LineEdit]) -> None:
        """Signed, done, invoiced and paid by the household."""
        quote = self._sign(self._quote(case, lines, rank=2, days=260, state=QuoteState.CHOSEN), days=230)
        invoice = self._invoice(quote, InvoiceKind.BALANCE, "F-0087", Decimal(100), days=70)
        self._pay(invoice, invoice.ttc, Payer.HOUSEHOLD, days=62)
        self._decide(invoice)

    def _under_way(self, case: Case, lines: Sequence[LineEdit]) -> None:
        """Two offers, the better one signed; a deposit paid, a progress invoice half paid, an amendment."""
        self._quote(case, _dearer(lines, "1.14"), rank=1, days=75, state=QuoteState.ABANDONED)
        quote = self._quote(case, lines, rank=0, days=80, state=QuoteState.CHOSEN)
        quote = self._sign(quote, days=60)
        more = LineEdit(label="Trappe d’accès isolée", ht=Decimal("240.00"), vat_rate=REDUCED)
        self._sign(self._quote(case, [more], rank=0, days=25, state=QuoteState.RECEIVED, amends=quote), days=20)
        deposit = self._invoice(quote, InvoiceKind.DEPOSIT, "F-0112", Decimal(30), days=45)
        self._pay(deposit, deposit.ttc, Payer.HOUSEHOLD, days=40)
        self._decide(deposit)
        progress = self._invoice(quote, InvoiceKind.PROGRESS, "F-0131", Decimal(70), days=10, due=20)
        self._pay(progress, cents(progress.ttc / 2), Payer.AID_BODY, days=5, name="Anah")

    def _comparing(self, case: Case, lines: Sequence[LineEdit]) -> None:
        for rank, factor in enumerate(("1", "1.09", "0.93")):
            self._quote(case, _dearer(lines, factor), rank=rank, days=20 - rank, state=QuoteState.RECEIVED)

    def _to_correct(self, case: Case) -> None:
        """A number that is no SIRET, tax that does not add up."""
        siret, company = WITHOUT_NUMBER
        wrong = LineEdit(
            work_type=ATTIC.work_type,
            label=ATTIC.label,
            quantity=Decimal(85),
            unit="m2",
            ht=Decimal("3655.00"),
            vat_rate=REDUCED,
            ttc=Decimal("4386.00"),
        )
        edit = QuoteEdit(siret=siret, company=company, number="", dated_on=self._ago(6), lines=(wrong,))
        start_quote(case=case, edit=edit, author=_author(case), now=self.now, key=uuid.uuid4())

    def _quote(
        self,
        case: Case,
        lines: Sequence[LineEdit],
        *,
        rank: int,
        days: int,
        state: QuoteState,
        amends: Quote | None = None,
    ) -> Quote:
        siret, name = _company(lines, rank, self._ago(days)) if amends is None else (amends.siret, amends.company)
        edit = QuoteEdit(
            siret=siret,
            company=name,
            number=f"{'AV' if amends else 'D'}-{self._ago(days):%Y}-{410 + 7 * rank}",
            dated_on=self._ago(days),
            valid_until=self._ago(days - 90),
            visit_on=self._ago(days + 8),
            stated_ttc=sum((filled(one.ht, one.vat_rate, None)[1] or Decimal(0) for one in lines), Decimal(0)),
            mentions=CODES if rank != 1 else CODES[:-4],
            overrides="Certificat remis par l’entreprise à la visite",
            lines=tuple(lines),
        )
        author, key = _author(case), uuid.uuid4()
        made = start_quote(case=case, edit=edit, author=author, now=self.now, key=key, amends=amends)
        for to in _way_to(state):
            move_quote(quote_id=made.pk, to=to, reason="", author=author, now=self.now)
        return quote_for(made.pk)

    def _sign(self, quote: Quote, *, days: int) -> Quote:
        dates = DatesEdit(
            signed_on=self._ago(days),
            cee_offer_on=self._ago(days + 5),
            anah_agreement_on=self._ago(days + 3),
            visit_on=quote.visit_on,
            starts_on=self._ago(days - 25),
        )
        author = _author(quote.case)
        note_dates(quote_id=quote.pk, revision=quote.revision, edit=dates, author=author, now=self.now)
        return quote_for(quote.pk)

    def _invoice(
        self, quote: Quote, kind: InvoiceKind, number: str, progress: Decimal, *, days: int, due: int = 15
    ) -> Invoice:
        edit = InvoiceEdit(
            kind=kind,
            number=number,
            dated_on=self._ago(days),
            due_on=self._ago(days - due),
            progress=progress,
        )
        made = save_invoice(quote_id=quote.pk, edit=edit, author=_author(quote.case), now=self.now, key=uuid.uuid4())
        return Invoice.objects.get(pk=made.pk)

    def _pay(self, invoice: Invoice, amount: Decimal, payer: Payer, *, days: int, name: str = "") -> None:
        edit = PaymentEdit(self._ago(days), amount, payer, Means.TRANSFER, payer_name=name)
        author = _author(invoice.quote.case)
        record_payment(invoice_id=invoice.pk, edit=edit, author=author, now=self.now, key=uuid.uuid4())

    def _decide(self, invoice: Invoice) -> None:
        author = _author(invoice.quote.case)
        decide_invoice(invoice_id=invoice.pk, state=InvoiceState.CHECKED, reason="", author=author, now=self.now)

    def _ago(self, days: int) -> date:
        return self.today - timedelta(days=days)


def _author(case: Case) -> User:
    if case.referent is None:
        raise Refused("Ce dossier n’a pas de référent.")
    return case.referent


def _way_to(state: QuoteState) -> tuple[QuoteState, ...]:
    if state == QuoteState.CHOSEN:
        return QuoteState.RECEIVED, QuoteState.CHOSEN
    return (QuoteState.RECEIVED,) if state == QuoteState.RECEIVED else (QuoteState.RECEIVED, state)


def _dearer(lines: Sequence[LineEdit], factor: str) -> list[LineEdit]:
    return [LineEdit(**{**vars(one), "ht": cents((one.ht or Decimal(0)) * Decimal(factor))}) for one in lines]


def _lines(case: Case) -> list[LineEdit]:
    """Works of the chosen programme that have a price, else attics."""
    choice = current_choice(case)
    found = [_line(one) for one in content_from(choice.content).lines] if choice else []
    return [one for one in found if one is not None][:MOST_LINES] or [ATTIC]


def _line(line: Line) -> LineEdit | None:
    type_ = catalogue().find(line.work_type) if line.work_type else None
    if type_ is None or line.cost is None:
        return None
    unit = next((one.code for one in type_.units if one.label == line.unit), type_.unit.code)
    return LineEdit(
        work_type=type_.code,
        planned_key=line.key,
        label=line.title,
        quantity=line.quantity,
        unit=unit,
        ht=cents(line.cost.ht * Decimal("0.97")),
        vat_rate=line.vat_rate,
        characteristics={one.code: _middle(one) for one in type_.characteristics[:1]},
    )


def _middle(one: Characteristic) -> Decimal:
    """A plausible figure within the bounds of the catalogue."""
    usual = {"resistance_isolant": Decimal(7), "uw": Decimal("1.3")}
    return usual.get(one.code, cents((one.above + one.below) / 4 + one.above / 2))


def _company(lines: Sequence[LineEdit], rank: int, on: date) -> tuple[str, str]:
    """A firm of the directory, qualified for the first works that day."""
    type_ = catalogue().find(lines[0].work_type) if lines else None
    domains = tuple(Domain(one) for one in type_.rge_domains) if type_ else ()
    found = list(Company.objects.qualified(on=on, domains=domains).order_by("siret")[: rank + 1])
    one = found[-1] if found else None
    return (one.siret, one.name) if one else ("73282932000074", f"Entreprise fictive {rank + 1}")
