"""`./maisonnee test`: the whole suite, on a server of its own."""

import os
import subprocess
from collections.abc import Sequence

from config.running.console import Refused
from config.running.databases import test_database
from config.running.machine import find_chromium
from config.running.places import ROOT, VENV_PYTHON
from config.running.variables import base_variables

# A file stays with one worker: what it starts for itself (a demonstration, a browser) is started once.
WORKERS = ["-n", "auto", "--dist", "loadfile"]
# The browser drives a loop in its process: its tests come after the others, in workers of their own, and with them the
# few files that start processes for minutes, so that neither keeps a worker waiting at the end.
WHOLE_SUITE = [[*WORKERS, "-m", "not browser and not slow"], [*WORKERS, "-m", "browser or slow"]]


def test(arguments: Sequence[str]) -> int:
    """pytest over everything, or over what is named, with a database per worker."""
    chromium = find_chromium()
    if chromium is None:
        raise Refused("Le parcours dans le navigateur a besoin de Chromium : sudo apt-get install chromium")
    with test_database() as found:
        variables = {
            **base_variables(),
            **found.variables,
            "DJANGO_SETTINGS_MODULE": "config.settings.test",
            "MAISONNEE_CHROMIUM": os.environ.get("MAISONNEE_CHROMIUM") or chromium,
        }
        passes = [[*_workers(arguments), *arguments]] if arguments else WHOLE_SUITE
        codes = [
            subprocess.run([str(VENV_PYTHON), "-m", "pytest", *words], cwd=ROOT, env=variables, check=False).returncode
            for words in passes
        ]
        return max(codes)


def _workers(arguments: Sequence[str]) -> list[str]:
    chosen = any(word.startswith(("-n", "--numprocesses", "--pdb")) for word in arguments)
    return [] if chosen else WORKERS
