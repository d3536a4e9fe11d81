"""People at one agenda, served as in production: two workers of three threads, hence six requests at a time.

Six processes stand for them, made as gunicorn makes its workers: a copy of what was loaded once, each with a connection
that lasts. A person waits from the sending of a request to its answer, its turn included.
"""

import random
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from threading import Barrier as ThreadBarrier
from uuid import UUID

from django.db import connections, transaction

from renovation.appointments.models import AppointmentType
from renovation.appointments.operations import SlotTaken, book
from renovation.appointments.queries import free_times
from renovation.appointments.rules.offered import Asked, Slot
from renovation.households.models import Household
from renovation.platforms.rules.tokens import new_token

AT_A_TIME = 6
CROWD = 50
# Between two requests, as long as the readers of the directory: one compares days, one types one's name.
READING_S = 4.0


@dataclass
class Person:
    """Who asks, and how long each answer took."""

    number: int
    ask: Callable[..., object]
    times: list[float] = field(default_factory=list)
    has_appointment: bool = False

    def served(self, act: Callable[..., object]) -> object:
        begun = time.perf_counter()
        answer = self.ask(act)
        self.times.append((time.perf_counter() - begun) * 1000)
        return answer


def look(kind_id: UUID, now: datetime) -> list[Asked]:
    """What the page of free times asks."""
    kind = AppointmentType.objects.get(pk=kind_id)
    return [_asked(slot) for slot in free_times(kind=kind, now=now).first(200)]


def take(kind_id: UUID, household_id: UUID, asked: Asked, now: datetime) -> list[Asked] | None:
    """What the last page asks; nothing when the slot was had, else the nearest ones."""
    kind = AppointmentType.objects.get(pk=kind_id)
    household = Household.objects.get(pk=household_id)
    try:
        book(kind=kind, household=household, asked=asked, token=new_token(), now=now)
    except SlotTaken as refused:
        return [_asked(slot) for slot in refused.next_slots]
    return None


@dataclass(frozen=True)
class Offered:
    """What everybody of the crowd knows."""

    kind_id: UUID
    household_ids: list[UUID]
    now: datetime


@contextmanager
def crowd(offered: Offered, first: Asked) -> Iterator[Callable[[Callable[[Person], None]], list[Person]]]:
    """Fifty people who do something at the same time, each on its own."""
    connections.close_all()
    forked = get_context("fork")
    warm = (offered, first, forked.Barrier(AT_A_TIME))
    with ProcessPoolExecutor(AT_A_TIME, mp_context=forked, initializer=_warm_up, initargs=warm) as workers:
        start = workers.submit
        start(time.sleep, 0).result()

        def all_at_once(act: Callable[[Person], None]) -> list[Person]:
            people = [Person(number, lambda asked: start(asked).result()) for number in range(CROWD)]
            ready = ThreadBarrier(CROWD)

            def live(person: Person) -> None:
                ready.wait(timeout=60)
                act(person)

            with ThreadPoolExecutor(CROWD) as threads:
                list(threads.map(live, people))
            return people

        yield all_at_once


def take_the_last(person: Person, offered: Offered, asked: Asked) -> None:
    act = partial(take, offered.kind_id, offered.household_ids[person.number], asked, offered.now)
    person.has_appointment = person.served(act) is None


def look_and_take(person: Person, offered: Offered) -> None:
    """Each reads what is free, chooses another slot of the first days, and takes the nearest one when it is gone."""
    drawn = random.Random(person.number)  # noqa: S311 (how long one reads is no secret)
    time.sleep(drawn.uniform(0, READING_S))
    slots = person.served(partial(look, offered.kind_id, offered.now))
    while isinstance(slots, list) and slots:
        time.sleep(drawn.uniform(0.5, 1.5) * READING_S)
        asked = slots[person.number * 7 % len(slots)]
        slots = person.served(partial(take, offered.kind_id, offered.household_ids[person.number], asked, offered.now))
    person.has_appointment = slots is None


def _warm_up(offered: Offered, first: Asked, everybody: Barrier) -> None:
    """What a worker does once in its life, the reading of its templates above all, is no part of an answer."""
    with transaction.atomic():
        look(offered.kind_id, offered.now)
        take(offered.kind_id, offered.household_ids[0], first, offered.now)
        transaction.set_rollback(True)
    everybody.wait()


def _asked(slot: Slot) -> Asked:
    return Asked(slot.starts_at, slot.modality, slot.place_id)
