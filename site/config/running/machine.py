"""What the machine brings: libraries and programs, installed by apt when we may."""

import ctypes
import importlib.util
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from config.running.console import step, tail, warn
from config.running.places import LOGS

PANGO = {
    "libpango-1.0-0": "libpango-1.0.so.0",
    "libpangoft2-1.0-0": "libpangoft2-1.0.so.0",
    "libharfbuzz-subset0": "libharfbuzz-subset.so.0",
}
CLUSTER_SETTINGS = Path("/etc/postgresql-common/createcluster.d")


def may_install() -> bool:
    """Root on a machine with apt, unless told to leave the system alone."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None and os.environ.get("MAISONNEE_NO_APT") != "1"


def lacks_venv() -> bool:
    return importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None


def missing_pango() -> list[str]:
    """The Debian packages whose library WeasyPrint would not find."""
    return [package for package, library in PANGO.items() if not _loads(library)]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def find_chromium() -> str | None:
    """The shell without windows first: pages take a third less of the processor in it."""
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next((path for name in names if (path := shutil.which(name))), None)


def install_chromium() -> bool:
    """The shell where the distribution packs it apart, the whole browser elsewhere."""
    return install(["chromium-headless-shell"]) or install(["chromium"])


def install(packages: Sequence[str]) -> bool:
    """Installs Debian packages; answers whether it worked. The cause of a failure is said."""
    log = LOGS / "install.log"
    with step(f"Installation par apt : {', '.join(packages)}"), _NoMainCluster(packages):
        done = _apt(log, "update") and _apt(log, "install", "-y", "--no-install-recommends", *packages)
    if not done:
        warn(f"  apt n’a pas pu installer ces paquets. Dernières lignes de {log} :\n{tail(log, 5)}")
    return done


def _apt(log: Path, *arguments: str) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    with log.open("ab") as output:
        command = ["apt-get", "-q", *arguments]
        ended = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, env=environment, check=False
        )
    return ended.returncode == 0


class _NoMainCluster:
    """Keeps Debian from starting a PostgreSQL server of its own while we only want the programs."""

    def __init__(self, packages: Sequence[str]) -> None:
        self.note = CLUSTER_SETTINGS / "maisonnee.conf"
        self.wanted = "postgresql" in packages

    def __enter__(self) -> None:
        if self.wanted:
            CLUSTER_SETTINGS.mkdir(parents=True, exist_ok=True)
            self.note.write_text("create_main_cluster = false\n")

    def __exit__(self, *_: object) -> None:
        if self.wanted:
            self.note.unlink(missing_ok=True)
