"""Calling manage.py, with the right role of the database."""

import subprocess
from collections.abc import Mapping, Sequence

from config.running.console import Refused, tail
from config.running.databases import database, is_given
from config.running.places import LOGS, ROOT, VENV_PYTHON
from config.running.variables import as_owner, base_variables, private_variables

MANAGE = [str(VENV_PYTHON), str(ROOT / "site" / "manage.py")]
# These change tables; every other command works with the application's rights.
CHANGES_TABLES = {"migrate", "createcachetable", "prepare", "install_broker", "flush", "dbshell", "sqlflush"}


def manage(arguments: Sequence[str]) -> int:
    """`./maisonnee manage …`: in the environment's database, else in the private one, started for the time of it."""
    changes_tables = bool(arguments) and arguments[0] in CHANGES_TABLES
    if is_given():
        variables = base_variables()
        return _call(arguments, as_owner(variables) if changes_tables else variables)
    with database() as found:
        variables = private_variables(found)
        return _call(arguments, as_owner(variables) if changes_tables else variables)


def _call(arguments: Sequence[str], variables: Mapping[str, str]) -> int:
    return subprocess.run([*MANAGE, *arguments], env=variables, check=False).returncode


def run_quietly(arguments: Sequence[str], variables: Mapping[str, str], failure: str) -> None:
    """One command whose words go to a log, shown when it fails."""
    log = LOGS / "manage.log"
    with log.open("ab") as output:
        ended = subprocess.run(
            [*MANAGE, *arguments], env=variables, stdout=output, stderr=output, stdin=subprocess.DEVNULL, check=False
        )
    if ended.returncode != 0:
        raise Refused(f"{failure} Fin de {log} :\n{tail(log)}")


def answer_of(arguments: Sequence[str], variables: Mapping[str, str], failure: str) -> str:
    """What one command prints."""
    ended = subprocess.run(
        [*MANAGE, *arguments], env=variables, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
    )
    if ended.returncode != 0:
        raise Refused(f"{failure}\n{ended.stderr[-3000:]}")
    return ended.stdout
