"""L7: a broker that is down or hangs never makes anybody wait."""

import threading
import time
from uuid import uuid4

import pytest
from celery import current_app
from kombu.exceptions import OperationalError
from pytest_django import Settings

from renovation.outbox.wake import wake


@pytest.fixture(autouse=True)
def waking(settings: Settings) -> None:
    settings.OUTBOX_WAKES_CELERY = True


def test_l7_a_hanging_broker_costs_the_request_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    reached, finish = threading.Event(), threading.Event()

    def hang(*args: object, **options: object) -> None:
        reached.set()
        finish.wait(timeout=10)

    monkeypatch.setattr(current_app, "send_task", hang)
    before = time.perf_counter()
    for _ in range(50):
        wake(uuid4())
    took = time.perf_counter() - before

    assert reached.wait(timeout=5)
    finish.set()
    assert took < 0.2


def test_l7_a_broker_that_refuses_does_not_stop_the_next_announcement(monkeypatch: pytest.MonkeyPatch) -> None:
    heard = threading.Event()
    answers = iter([OperationalError("connection refused")])

    def refuse_once(*args: object, **options: object) -> None:
        error = next(answers, None)
        if error is not None:
            raise error
        heard.set()

    monkeypatch.setattr(current_app, "send_task", refuse_once)
    wake(uuid4())
    wake(uuid4())

    assert heard.wait(timeout=5)
