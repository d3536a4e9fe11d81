"""What is wrong in one line of a quote. Bounds are wide: they stop slips of the hand, not high prices."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from renovation.contracts.rules.facts import LineFacts
from renovation.contracts.rules.money import CENT, cents, in_words
from renovation.contracts.rules.remarks import Remark, error, warning
from renovation.prices.rules.gates import MOST_COST_EUR, MOST_QUANTITY, MOST_VAT
from renovation.prices.rules.wording import decimal
from renovation.works.rules.catalogue import WorkType, catalogue

# Tax is rounded by line, sometimes by unit.
TAX_TOLERANCE = 2 * CENT


def of_line(line: LineFacts, *, rates: Sequence[Decimal], may_be_negative: bool) -> Iterator[Remark]:
    """`may_be_negative`: an amendment takes lines away; elsewhere only a discount, which has no type, is negative."""
    rank = line.position
    if not line.label.strip():
        yield error("Écrivez ce que l’entreprise fait.", "label", rank)
    found = catalogue().find(line.work_type) if line.work_type else None
    if line.work_type and found is None:
        yield error("Ce type de travaux n’est pas dans le catalogue.", "work_type", rank)
    yield from _amounts(line, may_be_negative=may_be_negative)
    yield from _tax(line, rates)
    if found is not None:
        yield from _quantity(line, found, may_be_negative=may_be_negative)
        yield from _characteristics(line, found)


def _amounts(line: LineFacts, *, may_be_negative: bool) -> Iterator[Remark]:
    rank = line.position
    if line.ht is None:
        yield error("Écrivez le montant hors taxes, ou le TTC et le taux.", "ht", rank)
    elif abs(line.ht) > MOST_COST_EUR:
        yield error(f"{in_words(line.ht)}\u00a0: ce montant est trop grand pour une ligne.", "ht", rank)
    elif line.ht < 0 and line.work_type and not may_be_negative:
        yield error("Un montant de travaux n’est pas négatif. Une remise est une ligne sans type.", "ht", rank)
    elif line.ht == 0 and line.work_type:
        yield warning("Cette ligne ne coûte rien\u00a0: est-elle comprise dans une autre\u00a0?", "ht", rank)
    if line.quantity is None:
        return
    if abs(line.quantity) > MOST_QUANTITY:
        yield error(f"La quantité {decimal(line.quantity)} est trop grande.", "quantity", rank)
    elif line.quantity == 0 or (line.quantity < 0 and not may_be_negative):
        yield error("La quantité doit être plus grande que zéro.", "quantity", rank)


def _tax(line: LineFacts, rates: Sequence[Decimal]) -> Iterator[Remark]:
    rank, rate = line.position, line.vat_rate
    if rate is None:
        yield error("Écrivez le taux de TVA.", "vat_rate", rank)
        return
    if not 0 <= rate <= MOST_VAT:
        yield error(f"Le taux de TVA {decimal(rate * 100)}\u00a0% n’existe pas.", "vat_rate", rank)
        return
    if rate == 0:
        yield warning(
            "TVA à 0\u00a0%\u00a0: la mention «\u00a0TVA non applicable\u00a0» est-elle là\u00a0?", "vat_rate", rank
        )
    elif rates and rate not in rates:
        yield warning(f"{decimal(rate * 100)}\u00a0% n’est pas un taux habituel pour des travaux.", "vat_rate", rank)
    if line.ht is None or line.ttc is None:
        return
    due = line.ht + cents(line.ht * rate)
    if abs(due - line.ttc) > TAX_TOLERANCE:
        said = f"{in_words(line.ht)} HT à {decimal(rate * 100)}\u00a0% font {in_words(due)} TTC"
        yield error(f"{said}, et non {in_words(line.ttc)}.", "ttc", rank)


def _quantity(line: LineFacts, found: WorkType, *, may_be_negative: bool) -> Iterator[Remark]:
    rank = line.position
    if line.quantity is None and not (may_be_negative and line.ht is not None and line.ht < 0):
        yield warning("Sans quantité, le prix ne se compare pas.", "quantity", rank)
    if line.unit and found.unit_named(line.unit) is None:
        allowed = " ou ".join(unit.label for unit in found.units)
        yield warning(f"Ces travaux se comptent en {allowed}\u00a0: le prix ne se compare pas.", "unit", rank)
    elif not line.unit:
        yield warning("Sans unité, le prix ne se compare pas.", "unit", rank)


def _characteristics(line: LineFacts, found: WorkType) -> Iterator[Remark]:
    known = {one.code: one for one in found.characteristics}
    for code, value in line.characteristics.items():
        one = known.get(code)
        if one is not None and not one.holds(value):
            bounds = f"entre {decimal(one.above)} et {decimal(one.below)} {one.unit}".rstrip()
            yield error(
                f"{one.label}\u00a0: {decimal(value)} n’est pas possible, {bounds}.", f"c-{code}", line.position
            )
    if known and not line.characteristics:
        told = ", ".join(one.label for one in found.characteristics)
        yield warning(f"Performance à relever sur le devis\u00a0: {told}.", "characteristics", line.position)
