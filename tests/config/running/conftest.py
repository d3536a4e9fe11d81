"""Places and processes for tests of the launcher: nothing of the developer's own installation is touched."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from config.running import cluster as clusters
from config.running import ports
from config.running.cluster import Cluster
from config.running.places import ROOT

Run = Callable[..., "subprocess.CompletedProcess[str]"]
# Each worker looks for ports where no other does: a server that was killed finds its own still free.
ROOM_OF_PORTS = 20_000 + os.getpid() % 50 * 200
OF_OTHERS = ("DATABASE_", "DJANGO_", "MAISONNEE_", "SECRET_KEY", "FIELD_ENCRYPTION_KEYS", "COV_", "PYTEST_")


@pytest.fixture
def var() -> Iterator[Path]:
    """A var/ that every account can go into (pytest's own folders are closed to others)."""
    with tempfile.TemporaryDirectory(prefix="maisonnee-test-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "log").mkdir()
        found = {"PostgreSQL (postgres)": ROOM_OF_PORTS, "le site": ROOM_OF_PORTS + 100}
        (folder / "ports.json").write_text(json.dumps(found))
        yield folder


@pytest.fixture
def environment(var: Path) -> dict[str, str]:
    """The environment of a launcher that works in this var/ only."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OF_OTHERS)}
    places = {"MAISONNEE_VAR": str(var), "MAISONNEE_VENV": sys.prefix, "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}"}
    return {**kept, **places}


@pytest.fixture
def run(environment: dict[str, str]) -> Run:
    """Calls a verb inside the prepared environment."""

    def call(*arguments: str, **variables: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "config.running.verbs", *arguments],
            env={**environment, **variables},
            cwd="/",
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=240,
            check=False,
        )

    return call


@pytest.fixture
def private_cluster(var: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cluster]:
    """A server of our own with the settings of real use (the quick ones may lose a commit), not started yet."""
    monkeypatch.setattr(clusters, "VAR", var)
    monkeypatch.setattr(clusters, "FALLBACK", var / "elsewhere")
    monkeypatch.setattr(ports, "VAR", var)
    cluster = Cluster("postgres")
    yield cluster
    cluster.stop()
    shutil.rmtree(cluster.home, ignore_errors=True)
