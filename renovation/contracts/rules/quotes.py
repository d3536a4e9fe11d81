"""What is wrong or missing in a quote. An error keeps it in its draft."""

from collections.abc import Iterator
from decimal import Decimal

from renovation.contracts.rules.facts import Known, LineFacts, QuoteFacts
from renovation.contracts.rules.lines import of_line
from renovation.contracts.rules.mentions import missing
from renovation.contracts.rules.money import CENT, ZERO, in_words
from renovation.contracts.rules.remarks import Remark, day, error, warning
from renovation.contracts.rules.taken import taken_away

SIRET_LENGTH = 14
# A total that is written is rounded line by line, or once: a cent for each line, two at least.
LEAST_TOLERANCE = 2 * CENT


def remarks_of_quote(quote: QuoteFacts, known: Known) -> list[Remark]:
    """Everything, from the head of the paper to its foot, then line by line."""
    return [
        *_company(quote, known),
        *_head(quote, known),
        *_total(quote),
        *taken_away(quote, known),
        *_mentions(quote),
        *(remark for line in quote.lines for remark in _line(quote, line, known)),
    ]


def _line(quote: QuoteFacts, line: LineFacts, known: Known) -> Iterator[Remark]:
    yield from of_line(line, rates=known.rates, may_be_negative=quote.is_amendment)
    found = known.qualified.get(line.position)
    if found is not None and not found.is_covered:
        yield _unless(quote.overrides, found.said, "work_type", line.position)


def _company(quote: QuoteFacts, known: Known) -> Iterator[Remark]:
    digits = "".join(quote.siret.split())
    if not digits:
        yield error("Écrivez le SIRET de l’entreprise\u00a0: 14 chiffres, sur le devis.", "siret")
    elif not digits.isascii() or not digits.isdigit() or len(digits) != SIRET_LENGTH:
        yield error("Un SIRET a 14 chiffres. Relisez-le sur le devis.", "siret")
    elif known.is_listed is False:
        hint = " Ses chiffres ne vont pas ensemble\u00a0: l’un d’eux est sans doute faux." if known.key_is_wrong else ""
        yield _unless(quote.overrides, f"Ce SIRET n’est pas dans l’annuaire RGE.{hint}", "siret")
    elif known.is_listed is None:
        yield warning("L’annuaire RGE est vide\u00a0: le SIRET et les qualifications sont à vérifier.", "siret")
    if not quote.company.strip():
        yield error("Écrivez le nom de l’entreprise.", "company")


def _head(quote: QuoteFacts, known: Known) -> Iterator[Remark]:
    if not quote.number.strip():
        yield error("Écrivez le numéro du devis\u00a0: il sera demandé avec les aides.", "number")
    if quote.dated_on is None:
        yield error("Écrivez la date du devis.", "dated_on")
    elif quote.dated_on > known.today:
        yield error(f"Le {day(quote.dated_on)} n’est pas encore passé.", "dated_on")
    if quote.valid_until is None or quote.is_amendment:
        return
    if quote.dated_on is not None and quote.valid_until < quote.dated_on:
        yield error("La validité finit avant la date du devis.", "valid_until")
    elif quote.valid_until < known.today:
        said = f"Ce devis n’est plus valable depuis le {day(quote.valid_until)}\u00a0: demandez-en un à jour."
        yield warning(said, "valid_until")


def _total(quote: QuoteFacts) -> Iterator[Remark]:
    if not quote.lines:
        yield error("Écrivez au moins une ligne.", "lines")
        return
    total = total_ttc(quote.lines)
    if total == 0 or (total < 0 and not quote.is_amendment):
        yield error(f"Le total est de {in_words(total)}\u00a0: relisez les montants.", "lines")
    if quote.stated_ttc is None:
        yield warning("Écrivez le total TTC du devis\u00a0: il sera comparé à la somme des lignes.", "stated_ttc")
    elif abs(quote.stated_ttc - total) > max(LEAST_TOLERANCE, CENT * len(quote.lines)):
        said = f"Les lignes font {in_words(total)} TTC, le devis dit {in_words(quote.stated_ttc)}."
        yield error(said, "stated_ttc")


def _mentions(quote: QuoteFacts) -> Iterator[Remark]:
    absent = [] if quote.is_amendment else missing(quote.mentions)
    if absent:
        number = "Une mention n’est" if len(absent) == 1 else f"{len(absent)} mentions ne sont"
        yield warning(f"{number} pas encore trouvée{'s' if len(absent) > 1 else ''} sur le devis.", "mentions")


def _unless(overrides: str, said: str, field: str, line: int = 0) -> Remark:
    """An error, unless somebody wrote why it may pass."""
    if overrides.strip():
        return warning(f"{said} Passé outre\u00a0: {overrides.strip()}", field, line)
    return error(f"{said} Corrigez, ou écrivez ce qui permet de passer outre.", field, line)


def total_ttc(lines: tuple[LineFacts, ...]) -> Decimal:
    return sum((line.ttc for line in lines if line.ttc is not None), ZERO)
