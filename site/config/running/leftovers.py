"""Processes left behind by a launcher that was itself killed: ended before new ones start."""

import json
import os
import signal
from collections.abc import Iterable
from pathlib import Path

from config.running.console import say
from config.running.places import VAR

NOTE = VAR / "processes.json"


def remember(pids: Iterable[int]) -> None:
    """Each process with the moment it started, since the number alone may be given again."""
    known = {str(pid): moment for pid in pids if (moment := _started(pid))}
    NOTE.write_text(json.dumps(known))


def forget() -> None:
    NOTE.unlink(missing_ok=True)


def end_leftovers() -> None:
    if not NOTE.exists():
        return
    for pid, moment in json.loads(NOTE.read_text()).items():
        if _started(int(pid)) == moment:
            say(f"  fin d’un processus resté d’un lancement précédent ({pid})")
            os.killpg(int(pid), signal.SIGKILL)
    forget()


def _started(pid: int) -> str | None:
    try:
        words = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except FileNotFoundError:
        return None
    return None if words[0] == "Z" else words[19]
