"""How long a first and a second start take, on a copy of the project with nothing prepared."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config.bench.registry import Figure, benchmark
from config.running.places import ROOT

LONGEST_SECONDS = 600
READY = "Maisonnée est prête"
OURS = ("MAISONNEE_", "DATABASE_", "DJANGO_", "SECRET_KEY", "FIELD_ENCRYPTION", "PYTHON")


@benchmark("start")
def starts() -> Iterator[Figure]:
    """One first start, then one later start with the data kept."""
    with _copy() as copy:
        yield Figure("premier ./maisonnee demo", _seconds_to_ready(copy), 180, "s")
        yield Figure("./maisonnee demo suivant", _seconds_to_ready(copy), 10, "s")


@contextmanager
def _copy() -> Iterator[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True)
    with tempfile.TemporaryDirectory(prefix="maisonnee-bench-") as name:
        copy = Path(name)
        # The account that runs PostgreSQL must be able to go in.
        copy.chmod(0o755)
        for file in filter(None, listed.stdout.split("\0")):
            (copy / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / file, copy / file)
        yield copy


def _seconds_to_ready(copy: Path) -> float:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    started = time.monotonic()
    with subprocess.Popen(
        [str(copy / "maisonnee"), "demo"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        assert process.stdout is not None  # noqa: S101 - asked for above
        said: list[str] = []
        for line in process.stdout:
            said.append(line)
            if READY in line or time.monotonic() - started > LONGEST_SECONDS:
                break
        elapsed = time.monotonic() - started
        process.send_signal(signal.SIGINT)
        said += process.stdout.readlines()
    if not any(READY in line for line in said):
        raise RuntimeError(f"The demonstration did not start:\n{''.join(said)}")
    return elapsed
