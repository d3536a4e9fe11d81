"""The reference situations of 30/09/2025: where they are, how they are read."""

import os
from datetime import date
from pathlib import Path

FOLDER = Path(os.environ.get("MAISONNEE_REFERENCE_DATA", Path(__file__).parents[4] / "shared" / "data"))
REFERENCE = FOLDER / "aids_reference_2025-09-30.jsonl"
ON = date(2025, 9, 30)
