"""The databases of the suite: migrations are played once, each worker gets a copy, a test takes back what it wrote.

By itself pytest-django plays them for each worker, and Django empties every table after each test that commits.
The played database stays on the server under the fingerprint of the migrations, for the next run.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management.commands import flush
from django.db import connection, transaction
from django.db.backends.postgresql.operations import DatabaseOperations
from psycopg import sql
from pytest_django import DjangoDbBlocker

PLAYED = "test_played_"
# Any number of ours: one worker plays the migrations, the others wait.
PLAYING_LOCK = 0x706C6179
# Written by migrations alone; every test may count on them.
NEVER_TOUCHED = {"django_migrations", "django_content_type", "auth_permission"}
MANY = 2000
# Their triggers refuse that a row be removed: the end of a test is the one thing that may.
APPEND_ONLY = ("journal_entry", "journal_seal", "cases_act", "funding_aidstep", "funding_loanstep")


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker, django_db_modify_db_settings: None
) -> Iterator[None]:
    """In the place of pytest-django's fixture of that name."""
    own = connection.creation._get_test_db_name()
    with django_db_blocker.unblock():
        with _alone() as cursor:
            played = PLAYED + _fingerprint()
            if not _exists(cursor, played):
                _forget_older(cursor)
                _play_migrations(cursor, played)
            _drop(cursor, own)
            _run(cursor, "CREATE DATABASE {} TEMPLATE {}", own, played)
        _work_in(own)
        initial = InitialRows()
        restored = pytest.MonkeyPatch()
        # What Django found to be truncated is not looked at: only some tables were written to.
        restored.setattr(DatabaseOperations, "execute_sql_flush", lambda operations, found: initial.restore())
        # Types and permissions are still there: nothing has to be made again.
        restored.setattr(flush, "emit_post_migrate_signal", lambda *args, **kwargs: None)
    yield
    restored.undo()
    with django_db_blocker.unblock(), _alone() as cursor:
        connection.close()
        _drop(cursor, own)


class InitialRows:
    """What the migrations put in the tables, read once and put back after each test that committed."""

    def __init__(self) -> None:
        with connection.cursor() as cursor:
            self.rows = {table: _copied_out(cursor, table) for table in self._filled(cursor)}

    def restore(self) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            # A row that leaves is looked for in every table that may point to it: thousands leave with their table.
            for table in self._filled(cursor, beyond=MANY):
                _run(cursor, "TRUNCATE {} CASCADE", table)
            written = self._filled(cursor)
            guarded = [table for table in APPEND_ONLY if table in written]
            for table in guarded:
                _run(cursor, "ALTER TABLE {} DISABLE TRIGGER USER", table)
            for table in written:
                _run(cursor, "DELETE FROM {}", table)
            for table, content in self.rows.items():
                with cursor.cursor.copy(sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(table))) as copy:
                    copy.write(content)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for table in guarded:
                _run(cursor, "ALTER TABLE {} ENABLE TRIGGER USER", table)

    def _filled(self, cursor: Any, beyond: int = 0) -> list[str]:
        """The tables that hold a row, or more than so many, in one question."""
        names = set(connection.introspection.table_names(cursor)) - NEVER_TOUCHED
        one = sql.SQL("SELECT {} WHERE EXISTS (SELECT FROM {} OFFSET {})")
        asked = [one.format(sql.Literal(name), sql.Identifier(name), beyond) for name in sorted(names)]
        cursor.execute(sql.SQL(" UNION ALL ").join(asked))
        return [name for (name,) in cursor.fetchall()]


def _copied_out(cursor: Any, table: str) -> bytes:
    with cursor.cursor.copy(sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(table))) as copy:
        return b"".join(bytes(block) for block in copy)


@contextmanager
def _alone() -> Iterator[Any]:
    """A cursor outside our databases, for one worker at a time."""
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [PLAYING_LOCK])
        yield cursor


def _play_migrations(cursor: Any, name: str) -> None:
    """Under another name until it is whole: a run that is stopped leaves nothing that looks ready."""
    asked = settings.DATABASES["default"]["TEST"]["NAME"]
    connection.settings_dict["TEST"]["NAME"] = unfinished = f"{name}_unfinished"
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    connection.settings_dict["TEST"]["NAME"] = asked
    connection.close()
    _run(cursor, "ALTER DATABASE {} RENAME TO {}", unfinished, name)


def _forget_older(cursor: Any) -> None:
    cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{PLAYED}%"])
    for (name,) in cursor.fetchall():
        _drop(cursor, name)


def _drop(cursor: Any, name: str) -> None:
    """Sessions of ours that linger are ended first. WITH (FORCE) is refused while the server vacuums the database."""
    cursor.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND usename = current_user", [name]
    )
    _run(cursor, "DROP DATABASE IF EXISTS {}", name)


def _work_in(name: str) -> None:
    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name


def _exists(cursor: Any, name: str) -> bool:
    cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
    return cursor.fetchone() is not None


def _run(cursor: Any, order: str, *names: str) -> None:
    cursor.execute(sql.SQL(order).format(*map(sql.Identifier, names)))


def _fingerprint() -> str:
    """Of every migration that is installed, ours and those of libraries."""
    digest = hashlib.sha256(repr(settings.CACHES).encode())
    for config in sorted(apps.get_app_configs(), key=lambda config: config.label):
        for file in sorted((Path(config.path) / "migrations").glob("*.py")):
            digest.update(f"{config.label}/{file.name}".encode() + file.read_bytes())
    return digest.hexdigest()[:12]
