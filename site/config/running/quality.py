"""`./maisonnee lint`: everything that can be checked without running the suite."""

import subprocess
import time
from dataclasses import dataclass

from config.running.console import say, seconds
from config.running.databases import test_database
from config.running.django_commands import MANAGE
from config.running.places import ROOT, VENV, VENV_PYTHON
from config.running.variables import base_variables


@dataclass(frozen=True)
class Check:
    name: str
    command: list[str]


def _module(name: str, *arguments: str) -> list[str]:
    return [str(VENV_PYTHON), "-m", name, *arguments]


CHECKS = (
    Check("ruff", _module("ruff", "check", ".")),
    Check("mise en forme", _module("ruff", "format", "--check", ".")),
    Check("mypy", _module("mypy")),
    Check("couches", [str(VENV / "bin" / "lint-imports")]),
    Check("gabarits", _module("djlint", "templates", "--lint", "--quiet")),
    Check("migrations manquantes", [*MANAGE, "makemigrations", "--check", "--dry-run"]),
    # django-linear-migrations speaks through Django's system checks.
    Check("contrôles de Django", [*MANAGE, "check", "--fail-level", "WARNING"]),
)


def lint() -> int:
    """Every check is run, so that one reading shows all that is wrong."""
    with test_database() as found:
        variables = {
            **base_variables(),
            **found.variables,
            "DJANGO_SETTINGS_MODULE": "config.settings.development",
        }
        failed = [check.name for check in CHECKS if not _passes(check, variables)]
    say(f"À corriger : {', '.join(failed)}" if failed else "Tout est en ordre.")
    return 1 if failed else 0


def _passes(check: Check, variables: dict[str, str]) -> bool:
    started = time.monotonic()
    ended = subprocess.run(check.command, cwd=ROOT, env=variables, capture_output=True, text=True, check=False)
    passed = ended.returncode == 0
    say(f"{'✓' if passed else '✗'} {check.name} ({seconds(time.monotonic() - started)})")
    if not passed:
        say(f"{ended.stdout}{ended.stderr}")
    return passed
