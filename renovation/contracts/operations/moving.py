"""A quote goes from its draft to its signature, or is set aside; dates around the signature are noted."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.cases.operations import write_note
from renovation.contracts.enums import QuoteState
from renovation.contracts.models import Invoice, Quote
from renovation.contracts.operations.quotes import locked, note
from renovation.contracts.queries.agreed import agreed_of
from renovation.contracts.queries.checking import remarks_of
from renovation.contracts.queries.quotes import quote_for
from renovation.contracts.refusals import PaperChanged, Refused, StillWrong
from renovation.contracts.rules.edits import DatesEdit
from renovation.contracts.rules.money import CENT
from renovation.contracts.rules.remarks import has_errors
from renovation.contracts.rules.states import MOVES
from renovation.journal.enums import Action

_DATES = ("off_premises", "cee_offer_on", "anah_agreement_on", "visit_on", "starts_on")


@transaction.atomic
def move_quote(*, quote_id: UUID, to: str, reason: str, author: User, now: datetime) -> Quote:
    """Received, chosen, set aside, taken up again; signing is `note_dates`. Asked twice, it is done once.

    Raises StillWrong when a draft has errors, Refused when there is no such move.
    """
    # The case first, as where an amendment begins: a reason is a note of the case.
    Case.objects.select_for_update(of=("self",)).get(quotes__pk=quote_id)
    quote = locked(quote_id)
    if quote.state == to:
        return quote
    if to not in MOVES.get(quote.state, ()):
        raise Refused("Ce devis a changé entre-temps\u00a0: relisez-le.")
    if quote.is_signed:
        _unsign(quote, reason)
    elif to in (QuoteState.RECEIVED, QuoteState.CHOSEN):
        check_right(quote, today=timezone.localdate(now))
    before, quote.state = quote.state, to
    quote.revision += 1
    quote.save()
    said = reason.strip()
    note(Action.QUOTE_MOVED, quote, before=before, after=to, reason_length=str(len(said)), by=str(author.pk))
    if said:
        text = f"{quote}, état\u00a0: {quote.get_state_display().lower()}. Motif\u00a0: {said}"
        write_note(case=quote.case, author=author, text=text)
    return quote


@transaction.atomic
def note_dates(*, quote_id: UUID, revision: int, edit: DatesEdit, author: User, now: datetime) -> Quote:
    """Dates of the visit, the offer, the agreement, the works; with the day of the signature, the quote is signed."""
    quote = locked(quote_id)
    if quote.revision != revision:
        raise PaperChanged
    today, was_signed = timezone.localdate(now), quote.is_signed
    if quote.state == QuoteState.ABANDONED:
        raise Refused("Ce devis est écarté\u00a0: reprenez-le d’abord.")
    if was_signed and edit.signed_on is None:
        raise Refused("Pour défaire la signature, utilisez «\u00a0Annuler la signature\u00a0».")
    for name in _DATES:
        setattr(quote, name, getattr(edit, name))
    if edit.signed_on is not None:
        _sign(quote, edit.signed_on, today)
    quote.revision += 1
    quote.save()
    action = Action.QUOTE_SIGNED if quote.is_signed and not was_signed else Action.QUOTE_DATED
    note(action, quote, signed_on=str(quote.signed_on or ""), by=str(author.pk))
    return quote


def check_right(quote: Quote, *, today: date, signed_on: date | None = None) -> None:
    """Nothing wrong is left on the paper, or it stays as it is. Qualifications are those of the day it is signed."""
    kept = quote_for(quote.pk)
    kept.signed_on = signed_on or kept.signed_on
    remarks = remarks_of(kept, today=today)
    if has_errors(remarks):
        raise StillWrong(remarks)


def _sign(quote: Quote, on: date, today: date) -> None:
    if on > today:
        raise Refused("La date de signature n’est pas encore passée.")
    if quote.amends is not None and not quote.amends.is_signed:
        raise Refused("Le devis que cet avenant change n’est plus signé.")
    if not quote.is_signed:
        check_right(quote, today=today, signed_on=on)
    quote.state, quote.signed_on = QuoteState.SIGNED, on


def _unsign(quote: Quote, reason: str) -> None:
    """A signature typed by mistake; what rests on it stops it."""
    if Invoice.objects.filter(quote=quote).exists() or quote.amendments.filter(state=QuoteState.SIGNED).exists():
        raise Refused("Des factures ou des avenants reposent sur cette signature\u00a0: elle ne s’annule plus.")
    if quote.amends_id is not None:
        _check_unsigned(quote, quote_for(quote.amends_id))
    if not reason.strip():
        raise Refused("Écrivez pourquoi la signature est annulée.")
    quote.signed_on = None


def _check_unsigned(amendment: Quote, root: Quote) -> None:
    """What is invoiced, and what other amendments take away, may rest on it."""
    if root.invoices.all():
        raise Refused("Des factures reposent sur le devis et ses avenants\u00a0: cette signature ne s’annule plus.")
    others = [one for one in root.amendments.all() if one.is_signed and one.pk != amendment.pk]
    left = agreed_of(root, but=amendment.pk)
    fell = [one for one in left if one.amounts.ttc < -CENT and one.line.amount >= 0]
    if others and (fell or sum(one.amounts.ttc for one in left) < -CENT):
        raise Refused("Un autre avenant retire ce que celui-ci ajoute\u00a0: annulez d’abord sa signature.")
