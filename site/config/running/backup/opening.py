"""Taking an archive apart, trusting nothing that it says about itself before it was checked."""

import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from config.running.backup.encryption import decrypt, is_encrypted, passphrase_of
from config.running.backup.manifest import DUMP, FILES, NAME, Manifest, fingerprint, read_manifest
from config.running.console import Refused


@dataclass(frozen=True)
class OpenedArchive:
    folder: Path
    manifest: Manifest

    @property
    def dump(self) -> Path:
        return self.folder / DUMP

    @property
    def files(self) -> Path:
        return self.folder / FILES


@contextmanager
def opened(archive: Path, aside: Path, passphrase_file: Path | None) -> Iterator[OpenedArchive]:
    """The parts of an archive in a folder of their own, each one checked against the manifest."""
    if not archive.is_file():
        raise Refused(f"L’archive {archive} est introuvable.")
    with tempfile.TemporaryDirectory(dir=aside, prefix=".restore-") as name:
        folder = Path(name)
        clear = archive
        if is_encrypted(archive):
            clear = folder / "clear.tar"
            _decrypt(archive, clear, passphrase_file)
        parts = folder / "parts"
        _extract(clear, parts)
        yield OpenedArchive(parts, _checked(parts))


def _decrypt(archive: Path, clear: Path, passphrase_file: Path | None) -> None:
    if passphrase_file is None:
        raise Refused("Cette archive est chiffrée : donnez sa phrase secrète avec --passphrase-file.")
    phrase = passphrase_of(passphrase_file)
    with clear.open("wb") as target:
        decrypt(archive, target, phrase)


def _extract(archive: Path, folder: Path) -> None:
    try:
        with tarfile.open(archive, "r:") as tar:
            for member in tar:
                content = tar.extractfile(member) if member.isreg() else None
                if content is None or not _is_ours(member.name):
                    raise Refused(f"L’archive contient une entrée inattendue : {member.name}")
                target = folder / member.name
                target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                with target.open("xb") as written:
                    shutil.copyfileobj(content, written)
    except (tarfile.TarError, EOFError, FileExistsError) as error:
        raise Refused("Ce fichier n’est pas une archive de Maisonnée, ou il est abîmé.") from error


def _is_ours(name: str) -> bool:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts:
        return False
    return name in {DUMP, NAME} or path.parts[0] == FILES


def _checked(folder: Path) -> Manifest:
    """Every part is there, whole, and nothing else is."""
    note = folder / NAME
    if not note.exists():
        raise Refused("Cette archive n’a pas de manifeste : elle est incomplète.")
    manifest = read_manifest(note.read_bytes())
    present = {str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()} - {NAME}
    if present != manifest.parts.keys() or DUMP not in present:
        raise Refused("Le contenu de l’archive ne correspond pas à son manifeste.")
    for name, part in manifest.parts.items():
        if fingerprint(folder / name) != part:
            raise Refused(f"L’empreinte de {name} n’est pas la bonne : l’archive est abîmée.")
    return manifest
