"""Tables, static files and demonstration brought up to date, and skipped when nothing changed since last time."""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import psycopg

from config.running.console import step
from config.running.databases import Database
from config.running.django_commands import run_quietly
from config.running.environment import RUN
from config.running.places import ROOT, VAR
from config.running.variables import as_owner

PACKAGES = ("backoffice", "cms", "renovation", "selfservice", "site")
WATCHED_FOLDERS = {"migrations", "static"}


def prepare(found: Database, variables: Mapping[str, str]) -> None:
    """Runs `manage.py prepare --demo` unless this very code already prepared this very database."""
    state = _state(found)
    if state is not None and _noted(found) == state:
        return
    with step("Tables, fichiers statiques et données de démonstration"):
        run_quietly(["prepare", "--demo"], as_owner(dict(variables)), "La base n’a pas pu être préparée.")
    if state is not None:
        _note(found).write_text(json.dumps(state))


def _state(found: Database) -> dict[str, str] | None:
    """What was prepared: which code, which database. Unknown for a database that we do not look after."""
    if found.cluster is None:
        return None
    with psycopg.connect(found.owner_url, connect_timeout=10) as connection:
        row = connection.execute("SELECT oid::text FROM pg_database WHERE datname = current_database()").fetchone()
    return {"code": _fingerprint(), "database": row[0] if row else ""}


def _noted(found: Database) -> dict[str, str] | None:
    note = _note(found)
    if not note.exists() or not (VAR / "static" / "staticfiles.json").exists():
        return None
    told: dict[str, str] = json.loads(note.read_text())
    return told


def _note(found: Database) -> Path:
    """Beside the data, so that it goes when the data goes."""
    assert found.cluster is not None  # noqa: S101 - callers asked before
    return found.cluster.home / "prepared.json"


def _fingerprint() -> str:
    digest = hashlib.sha256((ROOT / RUN).read_bytes())
    for file in sorted(_watched()):
        status = file.stat()
        digest.update(f"{file.relative_to(ROOT)} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _watched() -> Iterator[Path]:
    for package in PACKAGES:
        for folder, _, names in os.walk(ROOT / package):
            if WATCHED_FOLDERS & set(Path(folder).parts):
                yield from (Path(folder) / name for name in names if not name.endswith(".pyc"))
