"""The order of dates: offer of certificates, agreement of the Anah, visit, signature, withdrawal, works, payments.

Nothing here keeps a quote from being signed: a signature is a fact. What is lost, or may be put right, is told.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from renovation.contracts.rules.remarks import Remark, day, error, fine, warning
from renovation.contracts.rules.withdrawal import first_start, withdrawal_end


@dataclass(frozen=True)
class Delays:
    """In days; none where no parameter says it: the check is then not told as passed."""

    withdrawal: int | None = None
    payment: int | None = None
    cee_offer: int | None = None
    insulation_clear: int | None = None


@dataclass(frozen=True)
class Dates:
    """What is known of a quote. `insulates`: the sheet of its works asks for a visit and clear days."""

    dated_on: date | None = None
    valid_until: date | None = None
    visit_on: date | None = None
    signed_on: date | None = None
    starts_on: date | None = None
    cee_offer_on: date | None = None
    anah_agreement_on: date | None = None
    first_paid_on: date | None = None
    off_premises: bool = True
    insulates: bool = False
    # Aids are asked for with the quote that it changes.
    is_amendment: bool = False


def order_of_dates(dates: Dates, delays: Delays, *, days_off: Collection[date] = ()) -> list[Remark]:
    """One or more remarks for each check, those that are passed too."""
    if dates.is_amendment:
        return [*_signature(dates), *_withdrawal(dates, delays, days_off)]
    return [
        *_visit(dates),
        *_signature(dates),
        *_cee(dates, delays),
        *_anah(dates),
        *_insulation(dates, delays),
        *_withdrawal(dates, delays, days_off),
    ]


def _visit(dates: Dates) -> Iterator[Remark]:
    if not dates.insulates:
        return
    if dates.visit_on is None:
        yield warning(
            "Isolation\u00a0: la visite du logement a lieu avant le devis. Sa date n’est pas connue.", "visit_on"
        )
    elif dates.dated_on is not None and dates.visit_on > dates.dated_on:
        said = f"La visite du {day(dates.visit_on)} vient après le devis du {day(dates.dated_on)}"
        yield error(f"{said}\u00a0: la prime CEE d’isolation peut être refusée.", "visit_on")
    elif dates.dated_on is not None:
        yield fine(f"Visite le {day(dates.visit_on)}, avant le devis.", "visit_on")


def _signature(dates: Dates) -> Iterator[Remark]:
    signed = dates.signed_on
    if signed is None:
        return
    if dates.dated_on is not None and signed < dates.dated_on:
        yield error(f"Signé le {day(signed)}, avant la date du devis.", "signed_on")
    if dates.valid_until is not None and signed > dates.valid_until:
        said = f"Signé le {day(signed)}, après la fin de validité\u00a0: l’entreprise peut changer ses prix."
        yield warning(said, "signed_on")
    if dates.starts_on is not None and dates.starts_on < signed:
        yield error("Les travaux commencent avant la signature\u00a0: les aides peuvent être perdues.", "starts_on")


def _cee(dates: Dates, delays: Delays) -> Iterator[Remark]:
    signed, offer = dates.signed_on, dates.cee_offer_on
    if offer is None:
        said = "Offre CEE\u00a0: pas de date. Si une prime CEE est demandée, elle s’accepte avant de signer."
        yield warning(said, "cee_offer_on")
        return
    if signed is None or offer <= signed:
        yield fine(f"Offre CEE acceptée le {day(offer)}, avant la signature.", "cee_offer_on")
        return
    late = f"L’offre CEE du {day(offer)} vient après la signature du {day(signed)}"
    if delays.cee_offer is None:
        yield warning(f"{late}\u00a0: délai à vérifier.", "cee_offer_on")
        return
    last = signed + timedelta(days=delays.cee_offer)
    before_works = dates.starts_on is None or offer < dates.starts_on
    if offer <= last and before_works:
        said = f"{late}\u00a0: encore admis jusqu’au {day(last)}, si les travaux n’ont pas commencé (à vérifier)."
        yield warning(said, "cee_offer_on")
    else:
        yield error(f"{late}\u00a0: la prime CEE n’est plus possible (à vérifier).", "cee_offer_on")


def _anah(dates: Dates) -> Iterator[Remark]:
    agreement = dates.anah_agreement_on
    if agreement is None:
        said = "Accord de l’Anah\u00a0: pas de date. Si l’Anah aide ces travaux, il s’attend avant de commencer."
        yield warning(said, "anah_agreement_on")
    elif dates.starts_on is not None and agreement > dates.starts_on:
        said = f"Les travaux commencent avant l’accord de l’Anah du {day(agreement)}\u00a0: l’aide peut être perdue."
        yield error(said, "anah_agreement_on")
    elif dates.signed_on is not None and agreement > dates.signed_on:
        said = f"Signé avant l’accord de l’Anah du {day(agreement)}\u00a0: à vérifier pour le parcours accompagné."
        yield warning(said, "anah_agreement_on")
    else:
        yield fine(f"Accord de l’Anah le {day(agreement)}, avant les travaux.", "anah_agreement_on")


def _insulation(dates: Dates, delays: Delays) -> Iterator[Remark]:
    if not dates.insulates or dates.signed_on is None or delays.insulation_clear is None:
        return
    first = first_start(dates.signed_on, delays.insulation_clear)
    told = f"{delays.insulation_clear} jours francs (à vérifier)"
    if dates.starts_on is None:
        said = f"Isolation\u00a0: les travaux peuvent commencer à partir du {day(first)}, après {told}."
        yield warning(said, "starts_on")
    elif dates.starts_on < first:
        said = f"Isolation\u00a0: les travaux ne peuvent pas commencer avant le {day(first)}, après {told}."
        yield error(said, "starts_on")
    else:
        yield fine(f"Isolation\u00a0: les {told} après la signature sont respectés.", "starts_on")


def _withdrawal(dates: Dates, delays: Delays, days_off: Collection[date]) -> Iterator[Remark]:
    if dates.signed_on is None or not dates.off_premises or delays.withdrawal is None:
        return
    end = withdrawal_end(dates.signed_on, delays.withdrawal, days_off)
    told = f"Le ménage peut se rétracter au moins jusqu’au {day(end)} (à vérifier)"
    if dates.starts_on is not None and dates.starts_on <= end:
        yield warning(f"{told}\u00a0: les travaux commencent avant.", "starts_on")
    else:
        yield fine(f"{told}.", "signed_on")
    if dates.first_paid_on is None or delays.payment is None:
        return
    # The last day of the delay is still inside it.
    allowed = dates.signed_on + timedelta(days=delays.payment + 1)
    if dates.first_paid_on < allowed:
        said = f"Un paiement du {day(dates.first_paid_on)} a été pris avant le {day(allowed)}, trop tôt (à vérifier)."
        yield warning(said, "signed_on")
