"""Celery: how messages travel and how workers behave. The same PostgreSQL unless CELERY_BROKER_URL says otherwise."""

from typing import Any
from urllib.parse import urlsplit

from psycopg.conninfo import make_conninfo

# A message taken by a worker that died comes back after this long; longer than the longest job.
VISIBILITY_SECONDS = 600
# "Our own database": kombu wants a host in the address; the real one is in the transport's options.
OWN_DATABASE = "pgmq://localhost/own"

CELERY_BROKER_CONNECTION_TIMEOUT = 5
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_TASK_DEFAULT_QUEUE = "maisonnee"
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_SOFT_TIME_LIMIT = 240
CELERY_TASK_TIME_LIMIT = 300
CELERY_TASK_PUBLISH_RETRY = False
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 200
CELERY_WORKER_ENABLE_REMOTE_CONTROL = False
CELERY_WORKER_SEND_TASK_EVENTS = False
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "UTC"


def transport_options(broker_url: str, database: dict[str, Any]) -> dict[str, Any]:
    """Options of the broker's transport; `pgmq://` without an account means our own database.

    The connection string is always given: left out, pgmq would take whatever DATABASE_URL says.
    """
    parts = urlsplit(broker_url)
    if parts.scheme != "pgmq":
        return {"visibility_timeout": VISIBILITY_SECONDS}
    own = not parts.username
    return {
        "conn_string": _own_database(database) if own else "postgresql" + broker_url.removeprefix("pgmq"),
        # The functions are installed by `manage.py install_broker`, as an ordinary role.
        "init_extension": False,
        "visibility_timeout": VISIBILITY_SECONDS,
        "wait_time_seconds": 2,
        "polling_interval": 0.2,
        # Opened at once by the pool: each process keeps this many connections.
        "pool_size": 1,
        "pool_timeout": 5,
    }


def beat_schedule(sweep_seconds: int) -> dict[str, dict[str, Any]]:
    """One entry: the sweep asks for repeated work and announces what is overdue."""
    # A sweep nobody took is worthless: the next one does its work.
    return {
        "sweep": {"task": "outbox.sweep", "schedule": sweep_seconds, "options": {"expires": sweep_seconds * 4}},
    }


def _own_database(database: dict[str, Any]) -> str:
    return make_conninfo(
        host=database.get("HOST") or "localhost",
        port=str(database.get("PORT") or 5432),
        dbname=database["NAME"],
        user=database.get("USER") or None,
        password=database.get("PASSWORD") or None,
    )
