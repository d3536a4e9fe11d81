"""The seed table: the indicative costs of the diagnosis, told as such while a territory has too few references."""

from decimal import Decimal
from typing import Any

from renovation.prices.rules.gates import SeedRange
from renovation.prices.rules.lines import CENT
from renovation.prices.rules.statistics import Band, Origin
from renovation.quantities.rules.parameters import Value

# The rates of works; the first one is that of energy savings, in which the seed table is told.
VAT_CODE = "aids.vat.rates"


def seed_range(seed: Value | None, rates: Value | None) -> SeedRange | None:
    """Per unit before tax; none where the table or the rates are silent."""
    if seed is None or rates is None:
        return None
    tax = 1 + Decimal(str(rates.value[0]))
    return SeedRange(_before_tax(seed.value["low"], tax), _before_tax(seed.value["high"], tax))


def seed_band(seed: Value | None, rates: Value | None) -> Band | None:
    found = seed_range(seed, rates)
    if found is None or seed is None:
        return None
    return Band(Origin.SEED, found.low_ht, found.high_ht, source=seed.source, to_verify=seed.to_verify)


def _before_tax(amount: Any, tax: Decimal) -> Decimal:
    return (Decimal(str(amount)) / tax).quantize(CENT)
