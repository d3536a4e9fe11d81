"""Children are real processes here, of a few lines each."""

import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from config.running import children, leftovers
from config.running.children import Child
from config.running.supervisor import Supervisor
from tests.config.running.waiting import eventually

LONG = "import time; time.sleep(60)"
STUBBORN = (
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"
)


@pytest.fixture(autouse=True)
def our_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(children, "LOGS", tmp_path)
    monkeypatch.setattr(leftovers, "NOTE", tmp_path / "processes.json")
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def child(name: str, code: str, grace_seconds: float = 5) -> Child:
    return Child(name, [sys.executable, "-c", code], {}, grace_seconds)


def during_rounds(supervisor: Supervisor, holds: Callable[[], bool]) -> bool:
    def after_a_round() -> bool:
        supervisor.one_round()
        return holds()

    return eventually(after_a_round, 10)


def test_a_child_that_dies_is_started_again_with_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    web = child("web", LONG)
    supervisor = Supervisor([web])
    supervisor.start()
    assert web.process
    first = web.process
    first.kill()

    back = during_rounds(supervisor, lambda: web.process is not None and web.process is not first)
    supervisor.stop()

    assert back
    assert "web s’est arrêté (code -9" in capsys.readouterr().err


def test_a_child_that_keeps_dying_is_given_longer_pauses() -> None:
    web = child("web", "raise SystemExit(3)")
    supervisor = Supervisor([web])
    supervisor.start()

    assert during_rounds(supervisor, lambda: web.quick_deaths >= 2)
    assert web.start_after - time.monotonic() > 2


def test_children_stop_in_their_order(capsys: pytest.CaptureFixture[str]) -> None:
    supervisor = Supervisor([child("web", LONG), child("beat", LONG), child("worker", LONG)])
    supervisor.start()

    supervisor.stop()

    said = capsys.readouterr().out
    assert said.index("web") < said.index("beat") < said.index("worker")


def test_l8_a_deaf_child_is_ended_after_its_grace() -> None:
    deaf = child("worker", STUBBORN, grace_seconds=0.3)
    supervisor = Supervisor([deaf])
    supervisor.start()
    assert eventually(lambda: "deaf" in deaf.log.read_text(), 10)
    assert deaf.process
    process = deaf.process

    supervisor.stop()

    assert process.returncode == -signal.SIGKILL


def test_what_a_killed_launcher_left_is_ended_by_the_next() -> None:
    orphan = child("web", LONG)
    Supervisor([orphan]).start()
    assert orphan.process

    Supervisor([]).start()

    assert eventually(lambda: orphan.process is not None and orphan.process.poll() == -signal.SIGKILL, 10)


def test_a_number_given_again_to_another_process_is_left_alone() -> None:
    other = child("web", LONG)
    other.start()
    assert other.process
    leftovers.NOTE.write_text(f'{{"{other.process.pid}": "1"}}')

    leftovers.end_leftovers()

    assert other.process.poll() is None
    other.stop()
