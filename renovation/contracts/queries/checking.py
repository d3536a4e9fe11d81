"""What is said of a quote with all that the house knows: usual taxes, the directory on its day, delays."""

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from renovation.contracts.models import Quote, QuoteLine
from renovation.contracts.queries.agreed import agreed_of
from renovation.contracts.queries.qualified import qualified_of
from renovation.contracts.queries.quotes import quote_for
from renovation.contracts.queries.statement import counted
from renovation.contracts.rules.facts import Known, LineFacts, QuoteFacts
from renovation.contracts.rules.money import ZERO
from renovation.contracts.rules.order import Dates, Delays, order_of_dates
from renovation.contracts.rules.quotes import SIRET_LENGTH, remarks_of_quote
from renovation.contracts.rules.remarks import Remark
from renovation.prices.rules.seed_costs import VAT_CODE
from renovation.professionals.queries import company_named, current_release
from renovation.professionals.rules.identifiers import key_is_wrong
from renovation.quantities.queries import values_on
from renovation.works.rules.catalogue import catalogue

# The sheet that asks for a visit and clear days.
INSULATION_SHEET = "BAR-EN-101"
DELAYS = {
    "withdrawal": "contracts.withdrawal_days",
    "payment": "contracts.payment_days",
    "cee_offer": "contracts.cee_offer_days",
    "insulation_clear": "contracts.insulation_clear_days",
}
RETENTION_RATE = "contracts.retention_rate"


def remarks_of(quote: Quote, *, today: date) -> list[Remark]:
    """What is wrong or missing on the paper."""
    return remarks_of_quote(facts_of(quote), known_of(quote, today=today))


def facts_of(quote: Quote) -> QuoteFacts:
    return QuoteFacts(
        siret=quote.siret,
        company=quote.company,
        number=quote.number,
        dated_on=quote.dated_on,
        valid_until=quote.valid_until,
        stated_ttc=quote.stated_ttc,
        mentions=tuple(quote.mentions),
        overrides=quote.overrides,
        is_amendment=quote.amends_id is not None,
        lines=tuple(_line(line) for line in quote.lines.all()),
    )


def known_of(quote: Quote, *, today: date) -> Known:
    rates = values_on([VAT_CODE], quote.dated_on or today).get(VAT_CODE)
    siret = quote.siret_digits
    whole = len(siret) == SIRET_LENGTH and siret.isascii() and siret.isdigit()
    is_listed = None
    if current_release() is not None:
        is_listed = whole and company_named(siret, platform_id=None) is not None
    beside = agreed_of(quote_for(quote.amends_id), but=quote.pk) if quote.amends_id else []
    return Known(
        today=today,
        rates=tuple(Decimal(str(one)) for one in rates.value) if rates else (),
        is_listed=is_listed,
        qualified=qualified_of(quote, today=today),
        key_is_wrong=whole and key_is_wrong(siret),
        agreed={str(one.line.pk): one.amounts.ttc for one in beside},
        agreed_total=sum((one.amounts.ttc for one in beside), ZERO) if beside else None,
    )


def order_of(quote: Quote, *, today: date, days_off: Collection[date] = ()) -> list[Remark]:
    """The order of dates of a quote, with the delays in force on the day of its signature."""
    delays = delays_on(quote.signed_on or quote.dated_on or today)
    return order_of_dates(dates_of(quote), delays, days_off=days_off)


def delays_on(on: date) -> Delays:
    values = values_on(list(DELAYS.values()), on)
    return Delays(**{name: int(values[code].value) for name, code in DELAYS.items() if code in values})


def dates_of(quote: Quote) -> Dates:
    paid = [
        one.paid_on for bill in counted(quote) for one in bill.payments.all() if not one.is_draft and one.amount > 0
    ]
    return Dates(
        dated_on=quote.dated_on,
        valid_until=quote.valid_until,
        visit_on=quote.visit_on,
        signed_on=quote.signed_on,
        starts_on=quote.starts_on,
        cee_offer_on=quote.cee_offer_on,
        anah_agreement_on=quote.anah_agreement_on,
        first_paid_on=min(paid, default=None),
        off_premises=quote.off_premises,
        is_amendment=quote.amends_id is not None,
        insulates=any(_insulates(line) for line in quote.lines.all()),
    )


def decimals_of(plain: Mapping[str, str]) -> dict[str, Decimal]:
    """Figures that were kept as texts."""
    found = {}
    for code, text in plain.items():
        try:
            found[code] = Decimal(str(text))
        except InvalidOperation:
            continue
    return found


def _line(line: QuoteLine) -> LineFacts:
    names = ("position", "label", "work_type", "quantity", "unit", "ht", "vat_rate", "ttc")
    return LineFacts(
        **{name: getattr(line, name) for name in names},
        characteristics=decimals_of(line.characteristics),
        changes=str(line.changes_id or ""),
    )


def _insulates(line: QuoteLine) -> bool:
    found = catalogue().find(line.work_type)
    return found is not None and INSULATION_SHEET in found.cee_sheets
