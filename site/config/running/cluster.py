"""A private PostgreSQL server: made, started and stopped for us alone."""

import fcntl
import hashlib
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from config.running import binaries, ports
from config.running.accounts import Account, account_for
from config.running.console import Refused, say, tail, warn
from config.running.initialisation import initialise, passwords
from config.running.places import VAR
from config.running.programs import Programs

USUAL_PORT = 54320
START_TRIES = 20
LONGEST_SOCKET_FOLDER = 90
# Several installations on one machine, or a project in a folder closed to others, each get a place of their own.
FALLBACK = Path("/var/lib/maisonnee") / hashlib.sha256(str(VAR).encode()).hexdigest()[:8]
# Compiling a request takes longer than any of ours runs: searches of free times lose a sixth by it.
ORDINARY = {"jit": "off"}
QUICK = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "200"}


@dataclass
class Cluster:
    """One data directory and its server."""

    name: str
    settings: dict[str, str] = field(default_factory=dict)
    port: int = 0

    def __post_init__(self) -> None:
        self.home, self.account = _place(self.name)
        self.data = self.home / "data"

    @contextmanager
    def in_use(self) -> Iterator["Cluster"]:
        """The server runs inside this block. The last process that uses it stops it when leaving."""
        with (VAR / f"{self.name}.users").open("a") as users:
            with self._alone():
                fcntl.flock(users, fcntl.LOCK_SH)
                self.ensure_running()
            try:
                yield self
            finally:
                with self._alone():
                    if _last_one(users):
                        self.stop()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with (VAR / f"{self.name}.lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def ensure_running(self) -> None:
        programs = self._programs()
        if not (self.data / "PG_VERSION").exists():
            initialise(self.home, programs)
        if self.is_running():
            self.port = int((self.data / "postmaster.pid").read_text().splitlines()[3])
            return
        self.port = ports.choose(f"PostgreSQL ({self.name})", usual=USUAL_PORT)
        self._start(programs)

    def revive(self) -> None:
        """Starts again, on the same port, a server that others still expect there."""
        with self._alone():
            if not self.is_running():
                self._start(self._programs())

    def _programs(self) -> Programs:
        return Programs(binaries.choose(self.data), self.home, self.account).within_reach(FALLBACK)

    def _start(self, programs: Programs) -> None:
        """Tries for a while: after a crash, orphans of the old server hold its memory for some seconds."""
        log = self.home / "server.log"
        for attempt in range(START_TRIES):
            self._forget_dead_server()
            options = " ".join(f"-c {name}={value}" for name, value in self._options().items())
            if (
                programs.run("pg_ctl", "start", "-w", "-D", str(self.data), "-l", str(log), "-o", options).returncode
                == 0
            ):
                return
            if attempt == 0:
                warn("  PostgreSQL ne démarre pas du premier coup, nouvel essai…")
            time.sleep(1)
        raise Refused(f"PostgreSQL ne démarre pas. Fin de {log} :\n{tail(log)}")

    def _options(self) -> dict[str, str]:
        folder = str(self.home)
        sockets = folder if len(folder) <= LONGEST_SOCKET_FOLDER and " " not in folder else "''"
        addresses = {"port": str(self.port), "listen_addresses": "127.0.0.1", "unix_socket_directories": sockets}
        return {**ORDINARY, **addresses, **self.settings}

    def is_running(self) -> bool:
        pid = self._recorded_pid()
        return pid is not None and _serves(pid, self.data)

    def _recorded_pid(self) -> int | None:
        try:
            return int((self.data / "postmaster.pid").read_text().splitlines()[0])
        except (FileNotFoundError, IndexError, ValueError):
            return None

    def _forget_dead_server(self) -> None:
        """A zombie, or another program that got the number, keeps PostgreSQL from starting: only the note is left."""
        if (self.data / "postmaster.pid").exists() and not self.is_running():
            (self.data / "postmaster.pid").unlink()

    def stop(self) -> None:
        if not self.is_running():
            return
        programs = self._programs()
        if programs.run("pg_ctl", "stop", "-w", "-t", "15", "-m", "fast", "-D", str(self.data)).returncode != 0:
            programs.run("pg_ctl", "stop", "-w", "-t", "5", "-m", "immediate", "-D", str(self.data))

    def erase(self) -> None:
        """Stops the server and removes its data for good."""
        with self._alone():
            self.stop()
            if self.home.exists():
                shutil.rmtree(self.home)

    def address(self, role: str, database: str) -> str:
        return f"postgres://{role}:{passwords(self.home)[role]}@127.0.0.1:{self.port}/{database}"


def _last_one(users: TextIO) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _serves(pid: int, data: Path) -> bool:
    """Alive, not a zombie, and really the PostgreSQL of these data, in which it works.

    A number is given again after a restart of the machine, perhaps to the server of another house, which would be
    stopped in place of ours.
    """
    try:
        name, state = Path(f"/proc/{pid}/stat").read_text().split("(", 1)[1].rsplit(")", 1)
        works_in = Path(f"/proc/{pid}/cwd").readlink()
    except FileNotFoundError:
        return not Path("/proc/self/stat").exists() and _answers(pid)
    except PermissionError:
        return False
    return name.startswith("postgres") and state.split()[0] != "Z" and works_in == data.resolve()


def _answers(pid: int) -> bool:
    return subprocess.run(["kill", "-0", str(pid)], capture_output=True, check=False).returncode == 0


def _place(name: str) -> tuple[Path, Account | None]:
    """The data's home: in var/, or where the account that runs PostgreSQL can go."""
    home = VAR / name
    account = account_for(home)
    if account is None or account.can_reach(VAR):
        return home, account
    elsewhere = FALLBACK / name
    if not elsewhere.exists():
        say(f"  le compte {account.name} ne peut pas entrer dans {VAR} : données dans {elsewhere}")
    return elsewhere, account_for(elsewhere)
