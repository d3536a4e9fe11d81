"""Invented prices: a year and a half of lines drawn around the indicative table, all of it fictitious."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random

from django.utils import timezone

from renovation.platforms.models import Platform
from renovation.prices.enums import Use
from renovation.prices.operations import count_use
from renovation.prices.operations.recording import Giver, keep_lines
from renovation.prices.queries.bands import Sources, sources_on
from renovation.prices.rules.lines import CENT, Document, Line
from renovation.works.rules.catalogue import WorkType, catalogue

# References per platform for the works that people do most; the others stay on the indicative table.
NUMBERS = {
    "isolation_mur_ite": 42,
    "isolation_combles_non_amenages": 38,
    "pac_air_eau": 34,
    "fenetre_porte_fenetre": 30,
    "isolation_planchers_bas": 16,
    "poele_insert_bois_granules": 14,
    "vmc_simple_flux": 13,
    "isolation_mur_iti": 7,
}
FIRMS = 7
DAYS = 620
COMPARED = 23


def load_prices(platforms: list[Platform], *, now: datetime) -> None:
    """Lines of each platform, one slip among them, and a few comparisons by households."""
    draw = Random(39)  # noqa: S311
    today = timezone.localdate(now)
    sources = sources_on(today)
    for platform in platforms:
        lines = list(_lines(platform, draw, sources, now))
        keep_lines(list(enumerate(lines, start=1)), [], giver=Giver(platform, None, now))
        for _ in range(COMPARED):
            count_use(platform_id=platform.pk, use=Use.HOUSEHOLD, on=today)


def _lines(platform: Platform, draw: Random, sources: Sources, now: datetime) -> Iterator[Line]:
    communes = list(platform.communes.order_by("-population", "pk").values_list("pk", flat=True)[:6])
    for code, number in NUMBERS.items():
        found = catalogue().find(code)
        if found is None:
            raise LookupError(code)
        for rank in range(number):
            slip = Decimal(9) if code == "isolation_mur_ite" and rank == 5 else Decimal(1)
            yield _line(found, rank, communes, draw, sources, now, slip)


def _line(
    found: WorkType,
    rank: int,
    communes: list[str],
    draw: Random,
    sources: Sources,
    now: datetime,
    slip: Decimal,
) -> Line:
    band = sources.seed(found, found.unit.code)
    if band is None:
        raise LookupError(found.code)
    share = Decimal(str(round(draw.betavariate(2, 3), 3)))
    quantity = Decimal(draw.randrange(18, 140)) if found.unit.code == "m2" else Decimal(1)
    price = (band.low + (band.high - band.low) * share) * slip
    return Line(
        work_type=found.code,
        unit=found.unit.code,
        quantity=quantity,
        amount_ht=(price * quantity).quantize(CENT),
        on=(now - timedelta(days=draw.randrange(5, DAYS))).date(),
        company=f"Entreprise fictive {rank % FIRMS}",
        insee=draw.choice(communes),
        document=draw.choice(list(Document)),
        reference="",
    )
