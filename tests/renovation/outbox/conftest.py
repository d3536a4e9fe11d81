"""Kinds of work that only these tests know."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from renovation.outbox import registry
from renovation.outbox.models import Job
from renovation.outbox.operations import enqueue
from renovation.outbox.registry import Kind, Payload

Declare = Callable[..., "Worked"]


@dataclass
class Worked:
    """What a declared handler was called with, and the errors that it is still to raise."""

    failures: list[Exception] = field(default_factory=list)
    payloads: list[Payload] = field(default_factory=list)

    def __call__(self, payload: Payload) -> None:
        self.payloads.append(payload)
        if self.failures:
            raise self.failures.pop(0)


@pytest.fixture
def declare(monkeypatch: pytest.MonkeyPatch) -> Declare:
    """Declare a kind of work for one test: `declare("probe", failures=[…])`."""

    def add(name: str, *, failures: list[Exception] | None = None, max_attempts: int = 3) -> Worked:
        worked = Worked(failures or [])
        kind = Kind(name, worked, max_attempts, timedelta(hours=1))
        monkeypatch.setitem(registry._kinds, name, kind)
        return worked

    return add


def ask(kind: str, key: str = "one") -> Job:
    return enqueue(kind=kind, key=key, payload={"number": 1})
