"""Anonymous diagnoses are purged every day by a job of their own."""

from renovation.diagnosis.jobs import PURGE
from renovation.outbox.registry import kind_named, periods


def test_the_purge_is_declared_and_repeated_every_day() -> None:
    assert kind_named(PURGE).name == PURGE
    period = next(period for period in periods() if period.kind == PURGE)
    assert (period.every.days, period.catch_up) == (1, True)
