"""First half of every verb: with any Python ≥ 3.11 and nothing installed, makes the environment, then enters it."""

import os
import sys

from config.running import binaries, environment, machine
from config.running.arguments import Request, parser, read
from config.running.cluster import Cluster
from config.running.console import Refused, require_writable_var, warn
from config.running.places import ROOT, VENV, VENV_PYTHON

DEVELOPMENT_VERBS = {"test", "lint", "bench"}
PRIVATE_SERVERS = {
    "demo": "postgres",
    "manage": "postgres",
    "backup": "postgres",
    "restore": "postgres",
    "bench": "postgres",
    "test": "postgres-test",
    "lint": "postgres-test",
}


def main(arguments: list[str]) -> int:
    request = read(arguments)
    if request.verb == "help":
        parser().print_help()
        return 0
    into = getattr(request.options, "into", None)
    if into is not None:
        # Places are read when our modules load: begin again with the new one.
        _enter("config.running", _without_into(arguments), {"MAISONNEE_VAR": str(into)})
    try:
        prepare(request)
    except Refused as refusal:
        warn(str(refusal))
        return 1
    except KeyboardInterrupt:
        return 130
    _enter("config.running.verbs", arguments, {})
    return 0


def prepare(request: Request) -> None:
    """What this verb needs: system packages, the environment, PostgreSQL's programs."""
    require_writable_var()
    development = request.verb in DEVELOPMENT_VERBS or getattr(request.options, "dev", False)
    server = None if os.environ.get("DATABASE_URL") else PRIVATE_SERVERS.get(request.verb)
    lacks_server = server is not None and not binaries.suits(Cluster(server).data)
    wanted = _missing_packages(request.verb, lacks_server)
    if wanted and machine.may_install():
        machine.install(wanted)
        lacks_server = lacks_server and not binaries.suits(Cluster(str(server)).data)
    if request.verb == "test" and machine.find_chromium() is None and machine.may_install():
        machine.install_chromium()
    locks = [environment.DEVELOPMENT if development else environment.RUN]
    environment.ensure([*locks, environment.EMBEDDED] if lacks_server else locks)
    if request.verb in {"demo", "serve", "setup"} and (missing := machine.missing_pango()):
        warn(f"Les PDF ne pourront pas être produits : sudo apt-get install {' '.join(missing)}")


def _missing_packages(verb: str, lacks_server: bool) -> list[str]:
    packages = ["python3-venv"] if machine.lacks_venv() and not VENV.exists() else []
    if lacks_server and os.environ.get("MAISONNEE_HIDE_SYSTEM_POSTGRES") != "1":
        packages.append("postgresql")
    if verb in {"demo", "serve", "setup", "test"}:
        packages += machine.missing_pango()
    return packages


def _without_into(arguments: list[str]) -> list[str]:
    kept: list[str] = []
    words = iter(arguments)
    for word in words:
        if word == "--into":
            next(words)
        elif not word.startswith("--into="):
            kept.append(word)
    return kept


def _enter(module: str, arguments: list[str], variables: dict[str, str]) -> None:
    python = sys.executable if module == "config.running" else str(VENV_PYTHON)
    settings = {**os.environ, **variables, "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}"}
    os.execve(python, [python, "-m", module, *arguments], settings)  # noqa: S606 - our own Python, no shell wanted


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
