"""`./maisonnee bench`: the announced figures, measured on this machine."""

import subprocess
from collections.abc import Sequence

from config.running.databases import database
from config.running.django_commands import run_quietly
from config.running.places import ROOT, VENV_PYTHON
from config.running.variables import as_owner, private_variables

DATABASE = "maisonnee_bench"


def bench(names: Sequence[str]) -> int:
    """Runs the named benchmarks, or all, on a database kept for measuring."""
    with database(DATABASE) as found:
        variables = as_owner(private_variables(found)) | {"MAISONNEE_LOG_LEVEL": "WARNING"}
        run_quietly(["prepare", "--demo"], variables, "La base de mesure n’a pas pu être préparée.")
        command = [str(VENV_PYTHON), "-m", "config.bench", *names]
        return subprocess.run(command, cwd=ROOT, env=variables, check=False).returncode
