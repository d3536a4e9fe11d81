"""Giving the prices of a quote to the price base, in one gesture."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from renovation.accounts.models import User
from renovation.contracts.enums import QuoteState
from renovation.contracts.models import Quote, QuoteLine
from renovation.contracts.operations.quotes import locked
from renovation.contracts.queries.checking import decimals_of, remarks_of
from renovation.contracts.queries.positions import is_comparable
from renovation.contracts.queries.quotes import quote_for
from renovation.contracts.queries.statement import counted
from renovation.contracts.refusals import Refused, StillWrong
from renovation.contracts.rules.remarks import has_errors
from renovation.prices.operations import record_reference
from renovation.prices.operations.recording import Giver
from renovation.prices.rules.lines import Document, Line, LinesRefused


@dataclass(frozen=True)
class Contribution:
    """How many prices were given, how many were there already, and why the others were not taken."""

    given: int = 0
    already: int = 0
    refused: tuple[str, ...] = ()


@transaction.atomic
def contribute_prices(*, quote_id: UUID, author: User, now: datetime) -> Contribution:
    """Lines of works with a quantity and a price; the household is not told, the company becomes a keyed hash."""
    locked(quote_id)
    quote = quote_for(quote_id)
    commune = quote.case.dwelling.commune if quote.case.dwelling else None
    if quote.state not in QuoteState.shown():
        raise Refused("Un devis en brouillon ou écarté ne nourrit pas la base de prix.")
    if commune is None:
        raise Refused("Renseignez d’abord la commune du logement.")
    remarks = remarks_of(quote, today=timezone.localdate(now))
    if has_errors(remarks):
        raise StillWrong(remarks)
    giver, given, already, refused = Giver(quote.case.platform, author.pk, now), 0, 0, []
    for line in quote.lines.all():
        if line.price_id is not None:
            already += 1
        elif is_comparable(line):
            try:
                with transaction.atomic():
                    line.price = record_reference(line=priced(quote, line, commune.pk), giver=giver)
                    line.save(update_fields=["price"])
                given += 1
            except LinesRefused as faults:
                refused += [f"{line}\u00a0: {one.reason}" for one in faults.faults]
    return Contribution(given, already, tuple(refused))


def priced(quote: Quote, line: QuoteLine, insee: str) -> Line:
    """As the price base reads it. The surest document counts."""
    invoiced = {one.quote_line_id for bill in counted(quote) for one in bill.lines.all()}
    signed = Document.SIGNED_QUOTE if quote.is_signed else Document.QUOTE
    if quote.dated_on is None or line.quantity is None or line.ht is None:
        raise Refused("Cette ligne n’a pas de prix.")
    return Line(
        work_type=line.work_type,
        unit=line.unit,
        quantity=line.quantity,
        amount_ht=line.ht,
        on=quote.dated_on,
        company=quote.siret_digits,
        insee=insee,
        vat_rate=line.vat_rate,
        amount_ttc=line.ttc,
        document=Document.INVOICE if line.pk in invoiced else signed,
        characteristics=decimals_of(line.characteristics),
        reference=f"quote-line:{line.pk}",
    )
