"""`./maisonnee backup`: the database and the files, as they were at one moment, in one archive."""

import io
import os
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, cast

from config.running.backup import retention, tools
from config.running.backup.counting import LEFT_OUT, row_counts, server_version, snapshot
from config.running.backup.encryption import EncryptedWriter, passphrase_of
from config.running.backup.manifest import (
    DUMP,
    FILES,
    NAME,
    Manifest,
    configuration_names,
    fingerprint,
    installed_versions,
)
from config.running.backup.telling import tell_journal
from config.running.console import Refused, say, step, tail
from config.running.databases import database
from config.running.places import BACKUPS, LOGS, VAR


def backup(to: Path | None, *, passphrase_file: Path | None, files: bool) -> int:
    """Makes one archive, then removes those past their time."""
    if files and os.environ.get("S3_BUCKET"):
        raise Refused(
            "Les fichiers sont dans un stockage S3, que cette commande ne copie pas. Sauvegardez-le par ses propres "
            "moyens, et la base seule avec --without-files."
        )
    phrase = passphrase_of(passphrase_file) if passphrase_file else None
    folder = to or BACKUPS
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    archive = folder / retention.name_at(datetime.now(UTC), encrypted=phrase is not None)
    with database() as found:
        with step("Sauvegarde"):
            manifest = _save(found.owner_url, archive, phrase, files=files)
        for gone in retention.prune(folder):
            say(f"  ancienne sauvegarde retirée : {gone.name}")
        say(f"Sauvegarde faite : {archive} ({_size(archive)})")
        say("Les clés (SECRET_KEY, FIELD_ENCRYPTION_KEYS) n’y sont pas : gardez-les ailleurs, en lieu sûr.")
        # Last, for it may fail: the archive is made and its place in order all the same.
        tell_journal(found, "made", manifest, f"L’archive {archive} est faite, mais le journal n’a pas pu le noter.")
    return 0


def _save(address: str, archive: Path, phrase: bytes | None, *, files: bool) -> Manifest:
    with tempfile.TemporaryDirectory(dir=archive.parent, prefix=".partial-") as aside:
        dump = Path(aside) / DUMP
        manifest = _dump(address, dump)
        manifest.with_files = files
        made = Path(aside) / archive.name
        with _opened(made, phrase) as tar:
            _add(tar, manifest, DUMP, dump)
            for file in _media() if files else ():
                _add(tar, manifest, f"{FILES}/{file.relative_to(VAR / 'media')}", file)
            content = manifest.to_json()
            note = tarfile.TarInfo(NAME)
            note.size = len(content)
            tar.addfile(note, io.BytesIO(content))
        made.rename(archive)
    return manifest


def _dump(address: str, dump: Path) -> Manifest:
    """The dump and the counts see the same snapshot, so that they must agree."""
    log = LOGS / "backup.log"
    with snapshot(address) as (connection, name):
        version = server_version(connection)
        tool = tools.choose("pg_dump", int(version.split(".")[0]), tools.all_found("pg_dump"))
        # Comments on extensions may only be written by their owner, who is not us when we restore.
        options = ["-Fc", "--no-owner", "--no-comments", f"--exclude-schema={LEFT_OUT}", f"--snapshot={name}"]
        if tools.call(tool, "pg_dump", address, [*options, f"--file={dump}"], log) != 0:
            raise Refused(f"La base n’a pas pu être copiée. Fin de {log} :\n{tail(log)}")
        return Manifest(
            made_at=datetime.now(UTC).isoformat(),
            server_version=version,
            dump_version=tool.label,
            rows=row_counts(connection),
            with_files=True,
            configuration=configuration_names(),
            versions=installed_versions(),
        )


@contextmanager
def _opened(file: Path, phrase: bytes | None) -> Iterator[tarfile.TarFile]:
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as target:
        if phrase is None:
            with tarfile.open(fileobj=target, mode="w|") as tar:
                yield tar
        else:
            writer = EncryptedWriter(target, phrase)
            with tarfile.open(fileobj=cast("IO[bytes]", writer), mode="w|") as tar:
                yield tar
            writer.close()
        target.flush()
        os.fsync(target.fileno())


def _add(tar: tarfile.TarFile, manifest: Manifest, name: str, file: Path) -> None:
    manifest.parts[name] = fingerprint(file)
    note = tarfile.TarInfo(name)
    note.size = manifest.parts[name].size
    note.mtime = int(file.stat().st_mtime)
    with file.open("rb") as content:
        tar.addfile(note, content)


def _media() -> Iterator[Path]:
    folder = VAR / "media"
    return (file for file in sorted(folder.rglob("*")) if file.is_file() and not file.is_symlink())


def _size(file: Path) -> str:
    return f"{file.stat().st_size / 1e6:.1f} Mo".replace(".", ",")
