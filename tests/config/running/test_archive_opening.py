"""An archive is believed only after it was checked."""

import hashlib
import io
import tarfile
from pathlib import Path

import pytest

from config.running.backup.manifest import Manifest, Part
from config.running.backup.opening import opened
from config.running.console import Refused

Members = dict[str, bytes]


def manifest(parts: Members) -> bytes:
    told = {name: Part(len(content), hashlib.sha256(content).hexdigest()) for name, content in parts.items()}
    return Manifest("2026-11-24", "15.4", "15.4", rows={}, with_files=True, parts=told).to_json()


def archive(folder: Path, members: Members) -> Path:
    file = folder / "archive.tar"
    with tarfile.open(file, "w") as tar:
        for name, content in members.items():
            note = tarfile.TarInfo(name)
            note.size = len(content)
            tar.addfile(note, io.BytesIO(content))
    return file


WHOLE = {"database.dump": b"rows", "media/private/a.pdf": b"paper"}


def test_a_whole_archive_opens(tmp_path: Path) -> None:
    file = archive(tmp_path, {**WHOLE, "manifest.json": manifest(WHOLE)})

    with opened(file, tmp_path, None) as found:
        assert found.dump.read_bytes() == b"rows"
        assert (found.files / "private/a.pdf").read_bytes() == b"paper"


@pytest.mark.parametrize(
    "members",
    [
        {**WHOLE, "database.dump": b"rOws", "manifest.json": manifest(WHOLE)},
        {"database.dump": b"rows", "manifest.json": manifest(WHOLE)},
        {**WHOLE, "media/extra": b"", "manifest.json": manifest(WHOLE)},
        {**WHOLE, "../escaped": b"", "manifest.json": manifest(WHOLE)},
        {**WHOLE, "/etc/escaped": b"", "manifest.json": manifest(WHOLE)},
        {**WHOLE, "media/../../escaped": b"", "manifest.json": manifest(WHOLE)},
        {**WHOLE, "manifest.json": b"{}"},
        {**WHOLE, "manifest.json": b"[1]"},
        WHOLE,
    ],
    ids=["altered", "missing", "extra", "climbing", "absolute", "hidden climb", "empty", "no manifest", "none"],
)
def test_l2_an_archive_that_differs_from_its_manifest_is_refused(tmp_path: Path, members: Members) -> None:
    with pytest.raises(Refused), opened(archive(tmp_path, members), tmp_path, None):
        pass

    assert not (tmp_path.parent / "escaped").exists()


@pytest.mark.parametrize("content", [b"", b"not a tar" * 200])
def test_any_other_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "archive.tar").write_bytes(content)

    with pytest.raises(Refused), opened(tmp_path / "archive.tar", tmp_path, None):
        pass
