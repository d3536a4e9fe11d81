"""Quality gates: what keeps a line out of the price base. Each answer is a sentence for whoever typed the line.

The bounds are wide on purpose: they stop slips of the keyboard, not high prices. Statistics set outliers aside later.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches

from renovation.prices.rules.lines import Line
from renovation.prices.rules.wording import decimal, euros
from renovation.works.rules.catalogue import CURRENT, WorkType, catalogue

# Bounds of the national classification's schema (0.1.0): surface of a line, and cost of works.
MOST_QUANTITY = Decimal(20_000)
MOST_COST_EUR = Decimal(3_000_000)
# Tax included against tax excluded, to the rounding of a quote.
TAX_TOLERANCE = Decimal("0.01")
MOST_VAT = Decimal("0.25")
OLDEST_YEARS = 15
# How far from the indicative range a unit price is a slip and no price.
SLIP = 20
LEAST_EUR, MOST_EUR = Decimal("0.5"), Decimal(300_000)
LONGEST_COMPANY = 80


@dataclass(frozen=True)
class SeedRange:
    """The indicative cost of a type per unit, before tax."""

    low_ht: Decimal
    high_ht: Decimal


def faults_of(line: Line, *, seed: SeedRange | None, today: date) -> list[str]:
    """Every reason why the line cannot be taken; none when it can."""
    found = catalogue().find(line.work_type)
    if found is None:
        return [unknown_type(line.work_type)]
    return [
        *_of_amounts(line),
        *_of_unit(line, found, seed),
        *_of_day(line, today),
        *_of_characteristics(line, found),
        *_of_company(line),
    ]


def unknown_type(code: str) -> str:
    """With the nearest type, when it looks like one."""
    near = get_close_matches(code.lower(), [one.code for one in catalogue().types], n=1)
    hint = f" Vouliez-vous écrire «\u00a0{near[0]}\u00a0»\u00a0?" if near else ""
    return f"Le type de travaux «\u00a0{code[:60]}\u00a0» n’existe pas dans le catalogue (RNT {CURRENT}).{hint}"


def _of_amounts(line: Line) -> Iterator[str]:
    if line.quantity <= 0:
        yield "La quantité doit être plus grande que zéro."
    elif line.quantity > MOST_QUANTITY:
        yield f"La quantité {decimal(line.quantity)} est trop grande pour une ligne de travaux."
    if line.amount_ht <= 0:
        yield "Le montant hors taxes doit être plus grand que zéro."
    elif line.amount_ht > MOST_COST_EUR:
        yield f"Le montant {euros(line.amount_ht)} est trop grand pour une ligne de travaux."
    if line.vat_rate is not None and not 0 <= line.vat_rate <= MOST_VAT:
        yield f"Le taux de TVA {decimal(line.vat_rate * 100)}\u00a0% n’existe pas."
    elif line.amount_ttc is not None and line.vat_rate is not None:
        due = line.amount_ht * (1 + line.vat_rate)
        if abs(due - line.amount_ttc) > due * TAX_TOLERANCE:
            yield (
                f"Le montant TTC {euros(line.amount_ttc)} ne correspond pas au montant HT et à la TVA\u00a0: "
                f"{euros(due)} attendus."
            )


def _of_unit(line: Line, found: WorkType, seed: SeedRange | None) -> Iterator[str]:
    if found.unit_named(line.unit) is None:
        allowed = " ou ".join(f"«\u00a0{unit.code}\u00a0»" for unit in found.units)
        yield f"L’unité «\u00a0{line.unit[:30]}\u00a0» ne va pas avec ces travaux\u00a0: écrivez {allowed}."
        return
    if line.quantity <= 0 or line.amount_ht <= 0:
        return
    low, high = LEAST_EUR, MOST_EUR
    if seed is not None and line.unit == found.unit.code:
        low, high = seed.low_ht / SLIP, seed.high_ht * SLIP
    if not low <= line.unit_price_ht <= high:
        yield (
            f"{euros(line.unit_price_ht)} par {found.unit_named(line.unit).label}\u00a0: ce prix n’est pas possible. "  # type: ignore[union-attr]
            "Relisez la quantité, le montant et l’unité."
        )


def _of_day(line: Line, today: date) -> Iterator[str]:
    if line.on > today:
        yield f"La date {line.on:%d/%m/%Y} est dans le futur."
    elif line.on.year < today.year - OLDEST_YEARS:
        yield f"La date {line.on:%d/%m/%Y} est trop ancienne."


def _of_characteristics(line: Line, found: WorkType) -> Iterator[str]:
    known = {one.code: one for one in found.characteristics}
    for code, value in line.characteristics.items():
        one = known.get(code)
        if one is None:
            yield f"La caractéristique «\u00a0{code[:40]}\u00a0» ne va pas avec ces travaux."
        elif not one.holds(value):
            bounds = f"entre {decimal(one.above)} et {decimal(one.below)}"
            yield (
                f"{one.label}\u00a0: {decimal(value)} n’est pas possible, la valeur est {bounds} {one.unit}".rstrip()
                + "."
            )


def _of_company(line: Line) -> Iterator[str]:
    if not line.company.strip():
        yield "Il manque l’entreprise\u00a0: son SIRET, ou un nom convenu. Il est remplacé par une empreinte."
    elif len(line.company) > LONGEST_COMPANY:
        yield "Le nom de l’entreprise est trop long."
    elif line.company.strip().isdigit() and not is_siret(line.company.strip()):
        yield f"«\u00a0{line.company.strip()}\u00a0» n’est pas un numéro SIRET\u00a0: 14 chiffres, avec la bonne clé."
    if not line.insee and not line.epci:
        yield "Il manque le lieu\u00a0: le code INSEE de la commune, ou le SIREN de l’intercommunalité."


def is_siret(digits: str) -> bool:
    """Fourteen digits whose Luhn sum is right; most establishments of La Poste add up to a multiple of five instead."""
    if len(digits) != 14 or not digits.isdigit():
        return False
    if digits.startswith("356000000") and sum(map(int, digits)) % 5 == 0:
        return True
    doubled = [int(digit) * (2 if rank % 2 == 0 else 1) for rank, digit in enumerate(digits)]
    return sum(one - 9 if one > 9 else one for one in doubled) % 10 == 0
