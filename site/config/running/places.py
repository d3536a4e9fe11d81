"""Where things lie."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
VAR = Path(os.environ.get("MAISONNEE_VAR") or ROOT / "var").absolute()
VENV = Path(os.environ.get("MAISONNEE_VENV") or ROOT / ".venv").absolute()
VENV_PYTHON = VENV / "bin" / "python"
LOGS = VAR / "log"
BACKUPS = Path(os.environ.get("MAISONNEE_BACKUPS") or VAR / "backups").absolute()
