"""The aids: a complete financing with all aids, its plans and its traces."""

import time
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from config.bench.registry import Figure, benchmark
from renovation.aids.rules.financing import Book, book_of, evaluate
from renovation.aids.rules.local_seeds import seeded_local_aids
from renovation.aids.rules.local_shape import LocalAid
from renovation.aids.rules.seeds import seed_entries
from renovation.aids.rules.situation import Home, Household, Line, Project, Situation
from renovation.aids.rules.vocabulary import Age, Asker, HomeKind
from renovation.aids.rules.works import Work

MEDIAN_LIMIT_MS = 1
P95_LIMIT_MS = 3
TIMES = 500
# Every aid is open on that day.
ON = date(2025, 10, 15)


@benchmark("aides")
def aids() -> Iterator[Figure]:
    """One household, seven lines of works. The public simulator was measured at 47 to 53 ms for the equivalent."""
    book, local_aids, household = book_of(seed_entries()), seeded_local_aids(), situation()
    evaluate(household, book, ON, local_aids)
    durations = sorted(_once(household, book, local_aids) for _ in range(TIMES))
    yield Figure("Financement complet, médiane", durations[TIMES // 2], MEDIAN_LIMIT_MS)
    yield Figure("Financement complet, 95 fois sur 100", durations[TIMES * 95 // 100], P95_LIMIT_MS)


def _once(household: Situation, book: Book, local_aids: Sequence[LocalAid]) -> float:
    """Time of calculation: what other processes of the machine take is not the engine's."""
    started = time.thread_time()
    evaluate(household, book, ON, local_aids)
    return (time.thread_time() - started) * 1000


def situation() -> Situation:
    """A modest household and its seven lines."""
    lines = (
        Line(Work.ROOF, Decimal(6000), quantity=Decimal(80)),
        Line(Work.OUTER_WALLS, Decimal(18000), quantity=Decimal(110)),
        Line(Work.WINDOWS, Decimal(7000), quantity=Decimal(7)),
        Line(Work.FLOOR, Decimal(4000), quantity=Decimal(70)),
        Line(Work.AIR_WATER_PUMP, Decimal(15000), seasonal_efficiency_pct=Decimal(150), heats_water=True),
        Line(Work.DOUBLE_FLOW, Decimal(7000), ventilation="modulated"),
        Line(Work.OIL_TANK, Decimal(1500)),
    )
    home = Home(HomeKind.HOUSE, Decimal(112), Age.OVER_15, "27", "25", "242500361", "25056", "F", True)
    return Situation(
        household=Household(2, Decimal(20000)),
        home=home,
        project=Project(lines, "C", Decimal(55), replaces_fossil_boiler=True),
        asker=Asker.OWNER,
        lives_there=True,
    )
