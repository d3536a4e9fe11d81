"""Figures in words, as people read them."""

from decimal import Decimal

from renovation.prices.rules.statistics import Band, Origin

NBSP = "\N{NO-BREAK SPACE}"


def decimal(value: Decimal) -> str:
    """1 250,5: a comma, thin spaces between thousands, no useless zero."""
    text = f"{value.normalize():,f}".replace(",", "\N{NARROW NO-BREAK SPACE}")
    return text.replace(".", ",")


def euros(value: Decimal) -> str:
    """To the euro; to the cent under a hundred, where cents count."""
    rounded = value.quantize(Decimal("0.01") if abs(value) < 100 and value % 1 else Decimal(1))
    if rounded % 1:
        return f"{rounded:f}".replace(".", ",") + f"{NBSP}€"
    return f"{decimal(rounded)}{NBSP}€"


def basis_in_words(band: Band) -> str:
    """What a range rests on."""
    if band.origin is Origin.SEED:
        return "table indicative, sans références locales"
    if band.place is None:
        return "pas assez de références"
    told = f"{band.lines} références de {band.companies} entreprises, {band.place.name}"
    return f"{told}, {band.months} derniers mois" if band.months else f"{told}, {band.source}"
