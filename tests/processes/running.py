"""Starting, killing and waiting for the processes of a test."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote

from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
LEASE_SECONDS = 3
SWEEP_SECONDS = 2
# How long a wait may take on a loaded machine; on an idle one it ends long before.
STARTING_SECONDS = 90


def environment(folder: Path, **more: str) -> dict[str, str]:
    """What a process needs to work on the database of this very test run."""
    database = connection.settings_dict
    account = f"{quote(database['USER'])}:{quote(database['PASSWORD'])}"
    place = f"{quote(database['HOST'], safe='')}:{database['PORT'] or 5432}"
    return {
        **os.environ,
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
        "DJANGO_SETTINGS_MODULE": "tests.processes.settings",
        "DATABASE_URL": f"postgres://{account}@{place}/{database['NAME']}",
        "MAISONNEE_VAR": str(folder),
        "MAISONNEE_TEST_FOLDER": str(folder),
        "OUTBOX_LEASE_SECONDS": str(LEASE_SECONDS),
        "OUTBOX_SWEEP_SECONDS": str(SWEEP_SECONDS),
        **more,
    }


class Processes(ExitStack):
    """The processes of one test; whatever happens, none outlives it."""

    def __init__(self, folder: Path, **more: str) -> None:
        super().__init__()
        self.folder = folder
        self.environment = environment(folder, **more)

    def manage(self, *words: str) -> None:
        command = [sys.executable, str(ROOT / "site" / "manage.py"), *words]
        subprocess.run(command, env=self.environment, cwd=self.folder, check=True, capture_output=True, timeout=60)

    def worker(self) -> subprocess.Popen[bytes]:
        quiet = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
        return self._celery("worker", "--concurrency", "1", "--loglevel", "WARNING", *quiet)

    def beat(self, name: str = "beat") -> subprocess.Popen[bytes]:
        schedule = str(self.folder / f"{name}-schedule")
        return self._celery("beat", "--schedule", schedule, "--pidfile", "", "--loglevel", "WARNING")

    def _celery(self, *words: str) -> subprocess.Popen[bytes]:
        log = self.enter_context((self.folder / f"{words[0]}.log").open("ab"))
        command = [sys.executable, "-m", "celery", "-A", "config.celery", *words]
        process = subprocess.Popen(
            command, env=self.environment, cwd=self.folder, stdout=log, stderr=log, start_new_session=True
        )
        self.callback(kill, process)
        return process

    def logs(self) -> str:
        return "\n".join(path.read_text(errors="replace")[-3000:] for path in sorted(self.folder.glob("*.log")))


def kill(process: subprocess.Popen[bytes]) -> None:
    """kill -9, the children of the pool included: nothing gets a chance to tidy up."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=10)


def wait_until(happened: Callable[[], bool], *, told: Callable[[], str]) -> None:
    """Look again and again; fail with the logs when it does not happen in time."""
    end = time.monotonic() + STARTING_SECONDS
    while not happened():
        if time.monotonic() > end:
            raise AssertionError(f"nothing happened in {STARTING_SECONDS} s:\n{told()}")
        time.sleep(0.2)
