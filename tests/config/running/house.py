"""A demonstration in a place of its own, with its processes, for tests that kill, fill and stop it."""

import os
import re
import subprocess
import sys
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from tests.config.running.waiting import eventually

START_SECONDS = 400


@dataclass
class House:
    var: Path
    environment: dict[str, str]
    process: "subprocess.Popen[str] | None" = None

    def verb(self, *arguments: str, **variables: str) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "config.running.verbs", *arguments]
        environment = {**self.environment, **variables}
        return subprocess.run(
            command, env=environment, cwd="/", capture_output=True, text=True, check=False, timeout=300
        )

    def start(self) -> None:
        command = [sys.executable, "-m", "config.running.verbs", "demo", "--port", "18000"]
        with (self.var / "said.txt").open("w") as out:
            self.process = subprocess.Popen(command, env=self.environment, cwd="/", stdout=out, stderr=out, text=True)
        assert eventually(lambda: "Ctrl-C" in self.words() or self.ended(), START_SECONDS)
        assert not self.ended(), self.words()

    def words(self) -> str:
        return (self.var / "said.txt").read_text()

    def ended(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    @property
    def address(self) -> str:
        found = re.search(r"http://localhost:\d+", self.words())
        assert found, self.words()
        return found[0]

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.address}/", timeout=10) as page:  # noqa: S310 - http by construction
                return page.status == 200
        except OSError:
            return False

    def pids(self, of: str) -> set[int]:
        """Processes whose command line names this house's var/ or port."""
        found = set()
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                command = (folder / "cmdline").read_bytes().decode(errors="replace")
                ours = str(self.var).encode() in (folder / "environ").read_bytes() or str(self.var) in command
            except OSError:
                continue
            if ours and of in command:
                found.add(int(folder.name))
        return found

    def memory_of_web_mb(self) -> float:
        """What the site's processes hold together."""
        pages = (int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in self.pids("gunicorn"))
        return sum(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6
