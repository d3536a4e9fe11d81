"""Which system account runs PostgreSQL. It refuses root, and we create no account."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path

from config.running.console import Refused


@dataclass(frozen=True)
class Account:
    name: str
    uid: int
    gid: int

    def can_reach(self, path: Path) -> bool:
        """Tried, not computed: access lists and mounts count too."""
        probe = subprocess.run(
            ["test", "-x", str(path)], cwd="/", user=self.uid, group=self.gid, extra_groups=[], check=False
        )
        return probe.returncode == 0


def account_for(home: Path) -> Account | None:
    """The account to drop to, or None when we are not root: the owner of existing data, else postgres, else nobody."""
    if os.geteuid() != 0:
        _require_own(home)
        return None
    if home.exists() and home.stat().st_uid != 0:
        owner = home.stat()
        return Account(_name(owner.st_uid), owner.st_uid, owner.st_gid)
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(name, entry.pw_uid, entry.pw_gid)
    raise Refused("PostgreSQL refuse de tourner en root, et la machine n’a ni compte postgres ni compte nobody.")


def _require_own(home: Path) -> None:
    if home.exists() and home.stat().st_uid != os.geteuid():
        raise Refused(
            f"Les données de {home} appartiennent au compte {_name(home.stat().st_uid)}. "
            "Lancez la commande en root, ou choisissez un autre dossier avec la variable MAISONNEE_VAR."
        )


def _name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)
