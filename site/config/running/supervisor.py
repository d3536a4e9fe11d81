"""Looks after the children: starts them, restarts those that die, stops all in order."""

import signal
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from types import FrameType

from config.running import leftovers
from config.running.children import Child
from config.running.console import Refused, say, tail, warn

ROUND_SECONDS = 0.5
HOPELESS_DEATHS = 4


class Supervisor:
    """`children` in their order of stopping; each `chore` is done at every round."""

    def __init__(self, children: Sequence[Child], chores: Sequence[Callable[[], None]] = ()) -> None:
        self.children = children
        self.chores = chores
        self.asked_to_stop = threading.Event()

    def start(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._hear)
        leftovers.end_leftovers()
        for child in self.children:
            child.start()
        self._remember()

    def _hear(self, number: int, frame: FrameType | None) -> None:
        self.asked_to_stop.set()

    def wait_until_it_answers(self, address: str, limit_seconds: float = 60) -> None:
        """Goes on once the site answers; refuses with the log when it cannot."""
        end = time.monotonic() + limit_seconds
        while not self.asked_to_stop.is_set() and not _answers(address):
            self.one_round()
            web = self.children[0]
            if time.monotonic() > end or web.quick_deaths >= HOPELESS_DEATHS:
                raise Refused(f"Le site ne démarre pas. Fin de {web.log} :\n{tail(web.log)}")
            self.asked_to_stop.wait(0.1)

    def run(self) -> None:
        """Until somebody asks to stop."""
        while not self.asked_to_stop.wait(ROUND_SECONDS):
            self.one_round()

    def one_round(self) -> None:
        for chore in self.chores:
            chore()
        for child in self.children:
            code = child.died()
            if code is not None:
                warn(f"{child.name} s’est arrêté (code {code}, voir {child.log}) : redémarrage")
            if child.process is None and time.monotonic() >= child.start_after:
                child.start()
                self._remember()

    def _remember(self) -> None:
        leftovers.remember(child.process.pid for child in self.children if child.process)

    def stop(self) -> None:
        for child in self.children:
            if child.process is not None:
                say(f"  arrêt de {child.name}")
                child.stop()
        leftovers.forget()


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 - our own address, http by construction
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False
