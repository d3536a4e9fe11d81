"""The agenda at the size of the announced figures: free slots, first dates, bookings, a crowd, a feed."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from itertools import count
from statistics import quantiles
from threading import Barrier
from time import perf_counter
from uuid import UUID

from django.db import connection
from django.test.utils import CaptureQueriesContext

from config.bench.agenda_stage import AgendaStage, staged
from config.bench.registry import Figure, benchmark, median_ms
from renovation.appointments.operations import SlotTaken, book
from renovation.appointments.queries import Search, feed_file, first_by_place, free_times
from renovation.appointments.rules.offered import Asked, FreeTimes
from renovation.platforms.rules.tokens import new_token

CROWD = 50
DAYS = timedelta(days=60)


@benchmark("rendez-vous")
def appointments() -> Iterator[Figure]:
    """Each announced figure; what is written is taken back, except in the race, which cleans up after itself."""
    for advisers, bar in ((50, 40), (200, 150)):
        with staged(advisers=advisers) as stage:
            look = _looking(stage)
            name = f"créneaux libres, {advisers} conseillers × 60 jours ({len(look())} créneaux)"
            yield Figure(name, median_ms(look, times=9), bar)
            if advisers == 50:
                yield Figure("créneaux libres : requêtes", _queries(look), 6, "requêtes")
                yield from _others(stage)
    yield from _race()


def _looking(stage: AgendaStage) -> Callable[[], FreeTimes]:
    search = Search(start=stage.now, until=stage.now + DAYS, modalities=frozenset({"phone"}), by_team=True)
    return lambda: free_times(kind=stage.kind, now=stage.now, search=search)


def _others(stage: AgendaStage) -> Iterator[Figure]:
    def firsts() -> dict[UUID | None, datetime]:
        return first_by_place(kind=stage.kind, now=stage.now)

    found = len([place for place in firsts() if place is not None])
    yield Figure(f"première date de chacun de {found} lieux", median_ms(firsts, times=9), 60)
    yield Figure("prendre un rendez-vous", median_ms(_booking(stage), times=15), 40)
    feed = stage.feed()
    number = feed_file(feed, now=stage.now).count(b"BEGIN:VEVENT")
    name = f"flux ICS d’un an ({number} rendez-vous)"
    yield Figure(name, median_ms(lambda: feed_file(feed, now=stage.now), times=9), 100)


def _booking(stage: AgendaStage) -> Callable[[], object]:
    """Slots that never meet: one start in five of a grid of quarters of an hour, an hour and its pause being less."""
    by_phone = Search(modalities=frozenset({"phone"}))
    slots = iter(free_times(kind=stage.kind, now=stage.now, search=by_phone).first(100)[::5])

    def take() -> object:
        slot = next(slots)
        asked = Asked(slot.starts_at, slot.modality, slot.place_id)
        return book(kind=stage.kind, household=stage.households[0], asked=asked, token=new_token(), now=stage.now)

    return take


def _queries(look: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as captured:
        look()
    return len(captured)


def _race() -> Iterator[Figure]:
    """Fifty people on connections of their own: at the last slot, then each looking and booking on its own."""
    with staged(advisers=8, keeps=True) as stage:
        last = free_times(kind=stage.kind, now=stage.now).first(1)[0]
        asked = Asked(last.starts_at, last.modality, last.place_id)
        stage.leave_one_adviser_at(last)
        taken, times = _at_once(stage, lambda number: _take(stage, number, asked))
        yield Figure("50 personnes pour le dernier créneau : rendez-vous pris", float(sum(taken)), 1, "rendez-vous")
        yield Figure("50 personnes pour le dernier créneau : attente, 95 % des personnes", _p95(times), 100)
        taken, times = _at_once(stage, lambda number: _look_and_take(stage, number))
        yield Figure("50 personnes cherchent et réservent : 95 % des personnes", _p95(times), 400)
        without = float(CROWD - sum(taken))
        yield Figure("50 personnes cherchent et réservent : sans rendez-vous", without, 0, "personnes")


def _take(stage: AgendaStage, number: int, asked: Asked) -> bool:
    try:
        book(kind=stage.kind, household=stage.households[number], asked=asked, token=new_token(), now=stage.now)
    except SlotTaken:
        return False
    return True


def _look_and_take(stage: AgendaStage, number: int) -> bool:
    """Each wants another slot of the first week; when it is gone, the nearest that is proposed."""
    slots = free_times(kind=stage.kind, now=stage.now).first(200)
    slot = slots[(number * 7) % len(slots)]
    for _ in count():
        try:
            asked = Asked(slot.starts_at, slot.modality, slot.place_id)
            book(kind=stage.kind, household=stage.households[number], asked=asked, token=new_token(), now=stage.now)
        except SlotTaken as refused:
            if not refused.next_slots:
                return False
            slot = refused.next_slots[number % len(refused.next_slots)]
        else:
            return True
    return False


def _at_once(stage: AgendaStage, act: Callable[[int], bool]) -> tuple[list[bool], list[float]]:
    start = Barrier(CROWD)

    def one(number: int) -> tuple[bool, float]:
        try:
            connection.ensure_connection()
            start.wait(timeout=60)
            begun = perf_counter()
            return act(number), (perf_counter() - begun) * 1000
        finally:
            connection.close()

    with ThreadPoolExecutor(CROWD) as people:
        outcomes = list(people.map(one, range(CROWD)))
    return [had for had, _ in outcomes], [spent for _, spent in outcomes]


def _p95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]
