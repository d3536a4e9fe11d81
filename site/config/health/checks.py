"""What must work for the house to serve: each check answers in one word and, for administrators, in figures."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from renovation.outbox.queries import mail_lag, number_of_dead_jobs, queue_lag

LONGEST_QUEUE_LAG = timedelta(minutes=5)
LONGEST_MAIL_LAG = timedelta(minutes=30)
LEAST_FREE_BYTES = 500_000_000


class Status(StrEnum):
    """`degraded` still serves: taking the web away would not bring the mail server back."""

    OK = "ok"
    DEGRADED = "degraded"
    DOWN = "down"


@dataclass(frozen=True)
class Result:
    status: Status
    detail: Mapping[str, object] = field(default_factory=dict)


def database() -> Result:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return Result(Status.OK)


def shared_cache() -> Result:
    cache.set("health", "ok", timeout=60)
    return Result(Status.OK if cache.get("health") == "ok" else Status.DOWN)


def migrations() -> Result:
    missing = Migrations.missing()
    return Result(Status.DOWN if missing else Status.OK, {"missing": missing})


def queue(now: datetime) -> Result:
    lag = queue_lag(now=now)
    dead = number_of_dead_jobs()
    late = lag.oldest > LONGEST_QUEUE_LAG
    detail = {"waiting": lag.waiting, "oldest_seconds": int(lag.oldest.total_seconds()), "dead": dead}
    return Result(Status.DEGRADED if late else Status.OK, detail)


def mail(now: datetime) -> Result:
    lag = mail_lag(now=now)
    late = lag.oldest > LONGEST_MAIL_LAG
    detail = {"waiting": lag.waiting, "oldest_seconds": int(lag.oldest.total_seconds())}
    return Result(Status.DEGRADED if late else Status.OK, detail)


def disk() -> Result:
    free = shutil.disk_usage(_nearest(Path(settings.VAR))).free
    return Result(Status.OK if free >= LEAST_FREE_BYTES else Status.DEGRADED, {"free_bytes": free})


def all_results(now: datetime) -> dict[str, Result]:
    """Every check by name; one that breaks says so and stops no other."""
    checks: dict[str, Callable[[], Result]] = {
        "database": database,
        "cache": shared_cache,
        "migrations": migrations,
        "queue": lambda: queue(now),
        "mail": lambda: mail(now),
        "disk": disk,
    }
    return {name: _safely(check) for name, check in checks.items()}


def overall(results: dict[str, Result]) -> Status:
    words = {result.status for result in results.values()}
    return next((status for status in (Status.DOWN, Status.DEGRADED) if status in words), Status.OK)


def _safely(check: Callable[[], Result]) -> Result:
    try:
        return check()
    except (DatabaseError, OSError) as error:
        return Result(Status.DOWN, {"error": type(error).__name__})


def _nearest(path: Path) -> Path:
    return path if path.exists() or path == path.parent else _nearest(path.parent)


class Migrations:
    """Once applied they stay so: the answer "none missing" is kept by the process."""

    applied = False

    @classmethod
    def missing(cls) -> int:
        if cls.applied:
            return 0
        executor = MigrationExecutor(connection)
        missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        cls.applied = missing == 0
        return missing
