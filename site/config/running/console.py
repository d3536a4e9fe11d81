"""What the person at the keyboard reads."""

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config.running.places import VAR

SHOWN_AFTER_SECONDS = 2.0
REMINDER_SECONDS = 10.0


class Refused(Exception):
    """A reason to stop that the reader can act on. Its text is shown as it is."""


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def warn(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def seconds(value: float) -> str:
    return f"{value:.1f} s".replace(".", ",")


@contextmanager
def step(label: str) -> Iterator[None]:
    """Announces a piece of work, shows that it goes on, and says how long it took when that was noticeable."""
    started = time.monotonic()
    over = threading.Event()
    say(f"· {label}…")
    threading.Thread(target=_remind, args=(over, started), daemon=True).start()
    try:
        yield
    finally:
        over.set()
    elapsed = time.monotonic() - started
    if elapsed >= SHOWN_AFTER_SECONDS:
        say(f"  fait en {seconds(elapsed)}")


def _remind(over: threading.Event, started: float) -> None:
    while not over.wait(REMINDER_SECONDS):
        say(f"  toujours en cours ({time.monotonic() - started:.0f} s)…")


def tail(log: Path, lines: int = 15) -> str:
    """The last lines of a log, for an error message."""
    if not log.exists():
        return "(journal vide)"
    return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])


def require_writable_var() -> None:
    """The place of data must be ours to write: said once, at the start, rather than by a late failure."""
    try:
        VAR.mkdir(parents=True, exist_ok=True)
        (VAR / "log").mkdir(exist_ok=True)
    except OSError as error:
        raise Refused(_not_writable(error.strerror)) from error
    if not os.access(VAR, os.W_OK | os.X_OK) or not os.access(VAR / "log", os.W_OK | os.X_OK):
        raise Refused(_not_writable("accès refusé"))


def _not_writable(reason: str | None) -> str:
    return (
        f"Le dossier {VAR} ne peut pas être écrit par vous ({reason}). Lancez la commande avec le compte qui l’a créé, "
        "ou choisissez un autre dossier avec la variable MAISONNEE_VAR."
    )
