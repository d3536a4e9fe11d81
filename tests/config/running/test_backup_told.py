"""A backup that the journal could not note is still a backup, and what is left to do is said."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from config.running.backup import restoring, retention, saving
from config.running.backup.manifest import Manifest
from config.running.backup.opening import OpenedArchive
from config.running.console import Refused
from config.running.databases import Database

MADE = Manifest("2026-11-24", "15.4", "15.4", rows={"cases": 3}, with_files=False)
KEYS = "SECRET_KEY, FIELD_ENCRYPTION_KEYS"


@contextmanager
def a_database() -> Iterator[Database]:
    yield Database({"DATABASE_OWNER_URL": "postgresql://owner@nowhere/house"})


def no_journal(*words: object) -> None:
    raise Refused("le journal n’a pas pu le noter")


def saved(address: str, archive: Path, phrase: bytes | None, *, files: bool) -> Manifest:
    archive.write_bytes(b"archive")
    return MADE


def test_old_archives_go_and_the_keys_are_reminded_before_the_journal_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    old, newer = (
        tmp_path / retention.name_at(datetime(2026, 1, 5, hour, tzinfo=UTC), encrypted=False) for hour in (9, 12)
    )
    for archive in (old, newer):
        archive.touch()
    for name, stand_in in {"database": a_database, "_save": saved, "tell_journal": no_journal}.items():
        monkeypatch.setattr(saving, name, stand_in)

    with pytest.raises(Refused, match="le journal n’a pas pu le noter"):
        saving.backup(tmp_path, passphrase_file=None, files=False)

    said = capsys.readouterr().out
    assert (old.exists(), newer.exists()) == (False, True)
    assert "Sauvegarde faite" in said
    assert KEYS in said


def test_a_restoration_says_that_it_is_done_before_the_journal_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    @contextmanager
    def an_archive(*words: object) -> Iterator[OpenedArchive]:
        yield OpenedArchive(tmp_path, MADE)

    done = dict.fromkeys(("_require_empty", "_restore_database", "_verify"), lambda *words, **options: None)
    stand_ins = {"database": a_database, "opened": an_archive, "tell_journal": no_journal, **done}
    for name, stand_in in stand_ins.items():
        monkeypatch.setattr(restoring, name, stand_in)

    with pytest.raises(Refused, match="le journal n’a pas pu le noter"):
        restoring.restore(tmp_path / "archive.tar", passphrase_file=None, force=False)

    said = capsys.readouterr().out
    assert "Restauré et vérifié" in said
    assert KEYS in said
