"""A worker and a scheduler on the database of the test."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from pytest_django import Settings

from config.settings.broker import OWN_DATABASE, transport_options
from renovation.outbox import registry
from renovation.outbox.registry import Kind
from tests.processes.running import Processes


@pytest.fixture
def processes(
    transactional_db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> Iterator[Processes]:
    """The queue is installed and empty; everything started is killed at the end."""
    monkeypatch.setitem(registry._kinds, "test.slow", Kind("test.slow", lambda payload: None))
    settings.CELERY_BROKER_TRANSPORT_OPTIONS = transport_options(OWN_DATABASE, connection.settings_dict)
    call_command("install_broker", stdout=StringIO())
    with connection.cursor() as cursor:
        cursor.execute("SELECT pgmq.purge_queue(%s)", [settings.CELERY_TASK_DEFAULT_QUEUE])
    with Processes(tmp_path) as started:
        yield started
