"""The agenda at the size of the announced figures: free slots, first dates, bookings, a crowd, a feed."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from statistics import quantiles
from uuid import UUID

from django.db import connection
from django.test.utils import CaptureQueriesContext

from config.bench.agenda_crowd import CROWD, Offered, Person, crowd, look_and_take, take_the_last
from config.bench.agenda_stage import AgendaStage, staged
from config.bench.registry import Figure, benchmark, median_ms
from renovation.appointments.operations import book
from renovation.appointments.queries import Search, feed_file, first_by_place, free_times
from renovation.appointments.rules.offered import Asked, FreeTimes
from renovation.platforms.rules.tokens import new_token

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
    """Fifty people at the last slot, then each looking, reading and booking on its own."""
    with staged(advisers=8, keeps=True) as stage:
        last = free_times(kind=stage.kind, now=stage.now).first(1)[0]
        asked = Asked(last.starts_at, last.modality, last.place_id)
        stage.leave_one_adviser_at(last)
        offered = Offered(stage.kind.pk, [one.pk for one in stage.households], stage.now)
        at_once = f"{CROWD} personnes pour le dernier créneau"
        reading = f"{CROWD} personnes cherchent, lisent et réservent"
        with crowd(offered, asked) as all_at_once:
            people = all_at_once(partial(take_the_last, offered=offered, asked=asked))
            yield Figure(f"{at_once} : rendez-vous pris", _had(people), 1, "rendez-vous")
            yield Figure(f"{at_once} : attente, 95 %", _p95(people), 100)
            people = all_at_once(partial(look_and_take, offered=offered))
            yield Figure(f"{reading} : attente, 95 %", _p95(people), 400)
            yield Figure(f"{reading} : sans rendez-vous", CROWD - _had(people), 0, "personnes")


def _had(people: list[Person]) -> float:
    return float(sum(person.has_appointment for person in people))


def _p95(people: list[Person]) -> float:
    return quantiles([spent for person in people for spent in person.times], n=20)[-1]
