"""The processes of the house: web, worker, beat."""

import os
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

from config.running.places import LOGS, ROOT, VAR, VENV_PYTHON

LONGEST_LOG_BYTES = 5_000_000
# Heartbeats of gunicorn's workers must not wait for a slow disk.
MEMORY = Path("/dev/shm")  # noqa: S108 - gunicorn makes its own unguessable file there
STEADY_SECONDS = 20.0
LONGEST_PAUSE_SECONDS = 30.0


@dataclass
class Child:
    """One process that must run until we say otherwise."""

    name: str
    command: list[str]
    environment: dict[str, str] = field(repr=False)
    grace_seconds: float
    process: "subprocess.Popen[bytes] | None" = None
    started_at: float = 0.0
    quick_deaths: int = 0
    start_after: float = 0.0

    @property
    def log(self) -> Path:
        return LOGS / f"{self.name}.log"

    def start(self) -> None:
        """In a session of its own: Ctrl-C reaches us alone, and we stop the children in order."""
        LOGS.mkdir(parents=True, exist_ok=True)
        _turn_over(self.log)
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                self.command,
                cwd=ROOT,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.started_at = time.monotonic()

    def died(self) -> int | None:
        """The exit code when it ended by itself, once."""
        if self.process is None or (code := self.process.poll()) is None:
            return None
        self.sweep()
        self.process = None
        lived = time.monotonic() - self.started_at
        self.quick_deaths = self.quick_deaths + 1 if lived < STEADY_SECONDS else 0
        self.start_after = time.monotonic() + min(2**self.quick_deaths - 1, LONGEST_PAUSE_SECONDS)
        return code

    def stop(self) -> None:
        """Asks politely, waits for the grace, then insists."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(self.grace_seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.sweep()
        self.process.wait()
        self.process = None

    def sweep(self) -> None:
        """What the process itself started ends with it."""
        if self.process is None:
            return
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            return


def _turn_over(log: Path) -> None:
    if log.exists() and log.stat().st_size > LONGEST_LOG_BYTES:
        log.replace(log.with_suffix(".log.1"))


def web(environment: dict[str, str], *, host: str, port: int) -> Child:
    return Child("web", web_command(host, port), environment, grace_seconds=9)


def worker(environment: dict[str, str]) -> Child:
    return Child("worker", worker_command(), environment, grace_seconds=11)


def beat(environment: dict[str, str]) -> Child:
    return Child("beat", beat_command(), environment, grace_seconds=3)


def web_command(host: str, port: int) -> list[str]:
    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    workers = os.environ.get("WEB_CONCURRENCY") or str(min(4, max(2, os.cpu_count() or 2)))
    options = ["--bind", address, "--workers", workers, "--threads", "3", "--preload", "--graceful-timeout", "8"]
    options.append("--no-control-socket")
    limits = ["--timeout", "60", "--max-requests", "5000", "--max-requests-jitter", "500"]
    memory = ["--worker-tmp-dir", str(MEMORY)] if os.access(MEMORY, os.W_OK) else []
    return [str(VENV_PYTHON), "-m", "gunicorn", "config.wsgi:application", *options, *limits, *memory]


def worker_command() -> list[str]:
    processes = os.environ.get("WORKER_CONCURRENCY") or "2"
    quiet = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
    return [*_celery(), "worker", "--loglevel", "INFO", "--concurrency", processes, *quiet]


def beat_command() -> list[str]:
    return [*_celery(), "beat", "--loglevel", "INFO", "--schedule", str(VAR / "beat-schedule"), "--pidfile", ""]


def _celery() -> list[str]:
    return [str(VENV_PYTHON), "-m", "celery", "-A", "config.celery"]
