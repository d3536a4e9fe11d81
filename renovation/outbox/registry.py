"""Kinds of work, by name, and what is done again and again. Each app declares its own in its `jobs` module."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from renovation.outbox.models import Job

Payload = Mapping[str, Any]
Handler = Callable[[Payload], None]


class UnknownKind(LookupError):
    """No app declares this kind of work."""


@dataclass(frozen=True)
class Kind:
    """What is known of one kind of work: who does it, how often it may fail, how long it waits between attempts."""

    name: str
    handler: Handler
    max_attempts: int = 8
    longest_wait: timedelta = timedelta(hours=1)
    label: str = ""


@dataclass(frozen=True)
class Period:
    """Work done at every slot of `every`, counted from `offset` after midnight UTC.

    After a stop, the last missed slot is done late when `catch_up` is set; otherwise missed slots are skipped (I7).
    """

    kind: str
    every: timedelta
    offset: timedelta
    catch_up: bool


class Watcher:
    """Told about the life of jobs. `renovation.platforms` watches for the journal, which this room may not know."""

    def around(self, job: "Job") -> AbstractContextManager[object]:
        """Entered while a job runs."""
        return nullcontext()

    def died(self, job: "Job") -> None:
        """Called in the transaction that gives a job up."""


_kinds: dict[str, Kind] = {}
_periods: dict[str, Period] = {}
_watchers: list[Watcher] = []


def job(
    name: str, *, max_attempts: int = 8, longest_wait: timedelta = timedelta(hours=1), label: str = ""
) -> Callable[[Handler], Handler]:
    """Declare the function that does a kind of work; it gets the payload, in a transaction of its own.

    It must bear being run twice, and raises `rules.failures.PermanentFailure` when trying again is useless.
    `label` is what the administrators read.
    """

    def declare(handler: Handler) -> Handler:
        known = _kinds.get(name)
        if known is not None and known.handler.__module__ != handler.__module__:
            raise ValueError(f"two apps declare the work {name!r}")
        _kinds[name] = Kind(name, handler, max_attempts, longest_wait, label)
        return handler

    return declare


def periodic(kind: str, *, every: timedelta, offset: timedelta = timedelta(0), catch_up: bool) -> None:
    """Declare that a kind of work is done at every slot; its payload is `{"slot": …}`."""
    _periods[kind] = Period(kind, every, offset, catch_up)


def watch(watcher: Watcher) -> None:
    """Add a watcher, once."""
    if not any(type(known) is type(watcher) for known in _watchers):
        _watchers.append(watcher)


def kind_named(name: str) -> Kind:
    """The declared kind, or `UnknownKind`."""
    try:
        return _kinds[name]
    except KeyError:
        raise UnknownKind(name) from None


def label_of(name: str) -> str:
    """What the administrators read; the bare name of a kind that says nothing, or that is gone."""
    kind = _kinds.get(name)
    return (kind.label if kind else "") or name


def periods() -> tuple[Period, ...]:
    return tuple(_periods.values())


def watchers() -> tuple[Watcher, ...]:
    return tuple(_watchers)
