"""Invoices and payments: what each line comes to, and what is wrong in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, Decimal

from renovation.contracts.rules.lines import TAX_TOLERANCE
from renovation.contracts.rules.money import CENT, ZERO, cents, in_words
from renovation.contracts.rules.remarks import Remark, day, error, warning

WHOLE = Decimal(100)


@dataclass(frozen=True)
class Amounts:
    """`ttc` is `ht` and `vat`."""

    ht: Decimal = ZERO
    vat: Decimal = ZERO
    ttc: Decimal = ZERO

    def __add__(self, other: "Amounts") -> "Amounts":
        return Amounts(self.ht + other.ht, self.vat + other.vat, self.ttc + other.ttc)

    def __sub__(self, other: "Amounts") -> "Amounts":
        return Amounts(self.ht - other.ht, self.vat - other.vat, self.ttc - other.ttc)


def at_progress(agreed: Amounts, before: Amounts, progress: Decimal) -> Amounts:
    """What is asked now of a line that is done to so many percent; at 100 the invoices add up to the line."""
    ht, ttc = cents(agreed.ht * progress / WHOLE), cents(agreed.ttc * progress / WHOLE)
    return Amounts(ht, ttc - ht, ttc) - before


def reached_before(agreed: Amounts, before: Amounts, told: Decimal) -> Decimal:
    """How far a line was told to be done, as long as its invoices come to it.

    A credit note, or an amendment that adds, lowers it to what is invoiced of what is agreed now.
    """
    short = cents(agreed.ttc * told / WHOLE) - before.ttc
    if agreed.ttc == 0 or (short if agreed.ttc > 0 else -short) <= CENT:
        return told
    return max(ZERO, (WHOLE * before.ttc / agreed.ttc).quantize(CENT, ROUND_FLOOR))


@dataclass(frozen=True)
class BilledLine:
    """A line of an invoice: `agreed` with its amendments, `before` the invoices that came first."""

    position: int
    label: str
    agreed: Amounts
    before: Amounts
    progress_before: Decimal
    now: Amounts
    progress: Decimal | None = None
    vat_rate: Decimal | None = None


@dataclass(frozen=True)
class InvoiceFacts:
    """An invoice as it was typed."""

    number: str
    is_credit: bool
    is_deposit: bool
    dated_on: date | None
    due_on: date | None
    stated_ttc: Decimal | None
    retention: Decimal
    retention_until: date | None
    lines: tuple[BilledLine, ...]
    is_number_known: bool = False
    signed_on: date | None = None
    starts_on: date | None = None
    retention_rate: Decimal | None = None

    @property
    def ttc(self) -> Decimal:
        return sum((line.now.ttc for line in self.lines), ZERO)


def remarks_of_invoice(invoice: InvoiceFacts, *, today: date) -> list[Remark]:
    return [
        *_head(invoice, today),
        *_totals(invoice),
        *_retention(invoice),
        *(remark for line in invoice.lines for remark in _line(line, is_credit=invoice.is_credit)),
    ]


def _head(invoice: InvoiceFacts, today: date) -> Iterator[Remark]:
    if not invoice.number.strip():
        yield error("Écrivez le numéro de la facture.", "number")
    elif invoice.is_number_known:
        yield error("Une autre facture de cette entreprise porte déjà ce numéro.", "number")
    dated = invoice.dated_on
    if dated is None:
        yield error("Écrivez la date de la facture.", "dated_on")
        return
    if dated > today:
        yield error(f"Le {day(dated)} n’est pas encore passé.", "dated_on")
    if invoice.signed_on is not None and dated < invoice.signed_on:
        yield error(f"Cette facture vient avant la signature du devis, le {day(invoice.signed_on)}.", "dated_on")
    early = invoice.starts_on is not None and dated < invoice.starts_on
    if early and not invoice.is_deposit and not invoice.is_credit:
        yield warning("Cette facture vient avant le début des travaux.", "dated_on")
    if invoice.due_on is not None and invoice.due_on < dated:
        yield error("Le jour où il faut payer vient avant la facture.", "due_on")


def _totals(invoice: InvoiceFacts) -> Iterator[Remark]:
    if not invoice.lines:
        yield error("Écrivez ce qui est facturé, sur une ligne au moins.", "lines")
        return
    total = invoice.ttc
    if invoice.is_credit and total >= 0:
        yield error("Un avoir rend de l’argent\u00a0: écrivez un montant négatif.", "lines")
    elif not invoice.is_credit and total <= 0:
        yield error(f"Le total est de {in_words(total)}\u00a0: relisez les montants.", "lines")
    if invoice.stated_ttc is None:
        yield warning("Écrivez le total TTC de la facture\u00a0: il sera comparé aux lignes.", "stated_ttc")
    elif abs(invoice.stated_ttc - total) > max(2 * CENT, CENT * len(invoice.lines)):
        said = f"Les lignes font {in_words(total)} TTC, la facture dit {in_words(invoice.stated_ttc)}."
        yield error(said, "stated_ttc")


def _retention(invoice: InvoiceFacts) -> Iterator[Remark]:
    held = invoice.retention
    if held == 0:
        return
    if held < 0 or held > abs(invoice.ttc):
        yield error("La retenue est entre zéro et le montant de la facture.", "retention")
        return
    if invoice.retention_rate is not None:
        most = cents(invoice.ttc * invoice.retention_rate)
        if held > most:
            yield warning(f"La retenue dépasse {in_words(most)}, le plus habituel (à vérifier).", "retention")
    if invoice.retention_until is None:
        yield warning("Écrivez jusqu’à quel jour la retenue est gardée.", "retention_until")
    elif invoice.dated_on is not None and invoice.retention_until < invoice.dated_on:
        yield error("La retenue finit avant la facture.", "retention_until")


def _line(line: BilledLine, *, is_credit: bool) -> Iterator[Remark]:
    rank = line.position
    if line.progress is not None and not 0 <= line.progress <= WHOLE:
        yield error("L’avancement est entre 0 et 100\u00a0%.", "progress", rank)
    elif line.progress is not None and line.progress < line.progress_before and not is_credit:
        yield error(f"L’avancement était déjà de {line.progress_before.normalize():f}\u00a0%.", "progress", rank)
    if line.now.ht < 0 and not is_credit and line.agreed.ht >= 0:
        yield error("Un montant négatif se note dans un avoir.", "ht", rank)
    total = line.before.ttc + line.now.ttc
    over = total > line.agreed.ttc + CENT if line.agreed.ttc >= 0 else total < line.agreed.ttc - CENT
    if over:
        said = f"Avec les factures d’avant, {in_words(total)} sur {in_words(line.agreed.ttc)} signés"
        yield error(f"{said}\u00a0: il manque un avenant, ou le montant est faux.", "ht", rank)
    elif is_credit and (total < 0 <= line.agreed.ttc):
        yield error("L’avoir rend plus que ce qui était facturé.", "ht", rank)
    if abs(line.now.ht + line.now.vat - line.now.ttc) > TAX_TOLERANCE:
        yield error("Le montant HT et la TVA ne font pas le TTC.", "ttc", rank)
    elif line.vat_rate is not None and abs(line.now.vat - cents(line.now.ht * line.vat_rate)) > 5 * CENT:
        yield warning("La TVA n’est pas au taux du devis.", "ttc", rank)


def over_invoiced(label: str, agreed: Amounts, asked: Amounts) -> Iterator[Remark]:
    """An amendment that takes away what was invoiced already."""
    if asked.ttc > agreed.ttc + CENT and asked.ttc > 0:
        said = f"{label}\u00a0: {in_words(asked.ttc)} facturés sur {in_words(agreed.ttc)} signés"
        yield warning(f"{said}. Demandez un avoir.", "invoices")


@dataclass(frozen=True)
class PaymentFacts:
    """A payment beside what its invoice still asks for."""

    paid_on: date
    amount: Decimal
    invoice_ttc: Decimal
    paid_before: Decimal
    invoiced_on: date | None
    is_contested: bool = False


def remarks_of_payment(payment: PaymentFacts, *, today: date) -> list[Remark]:
    return [*_amount(payment), *_day(payment, today)]


def _amount(payment: PaymentFacts) -> Iterator[Remark]:
    left = payment.invoice_ttc - payment.paid_before
    if payment.amount == 0 or (payment.amount < 0) != (payment.invoice_ttc < 0):
        said = "négatif, comme l’avoir" if payment.invoice_ttc < 0 else "plus grand que zéro"
        yield error(f"Le montant doit être {said}.", "amount")
    elif abs(payment.amount) > abs(left) or (left < 0) != (payment.invoice_ttc < 0):
        yield error(f"C’est plus que ce qui reste à payer\u00a0: {in_words(left)}.", "amount")
    elif payment.is_contested:
        yield warning("Cette facture est contestée.", "amount")


def _day(payment: PaymentFacts, today: date) -> Iterator[Remark]:
    if payment.paid_on > today:
        yield error(f"Le {day(payment.paid_on)} n’est pas encore passé.", "paid_on")
    elif payment.invoiced_on is not None and payment.paid_on < payment.invoiced_on:
        yield warning("Payé avant la date de la facture.", "paid_on")
