"""`python -m tests.reference.dpe --level questionnaire|detail [--predict FILE]`: the score table, or predictions."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

from tests.reference.dpe import records  # noqa: E402 (the path first)
from tests.reference.dpe.gains import gain_score  # noqa: E402
from tests.reference.dpe.predicting import predict, unpredicted  # noqa: E402
from tests.reference.dpe.scores import pairs, scores  # noqa: E402
from tests.reference.dpe.values import NotPredictable  # noqa: E402
from tests.reference.dpe.withheld import all_of_them, withhold  # noqa: E402

WITHHELD = {"described": withhold, "all": all_of_them}


def main() -> int:
    options = _options()
    if options.predict is not None:
        for rank, record in enumerate(records.read_each(options.predict), start=1):
            sys.stdout.write(json.dumps(_line(rank, record, options.level), ensure_ascii=False) + "\n")
        return 0
    path = options.file or records.CALIBRATION
    if not path.is_file():
        sys.stderr.write(f"no reference data at {path} (MAISONNEE_REFERENCE_DATA)\n")
        return 2
    found = records.usable(records.read(path), options.level)
    if options.withheld:
        found = [WITHHELD[options.withheld](one) for one in found]
    compared = pairs(found, options.level)
    table = scores(compared, options.level)
    if options.level == "detail":
        table |= gain_score(compared)
    sys.stdout.write(f"{options.level}, {len(found)} records of {path.name}\n")
    for name, value in table.items():
        sys.stdout.write(f"  {name:32} {value * 100:6.1f} %\n")
    return 0


def _line(rank: int, record: dict[str, Any] | None, level: str) -> dict[str, Any]:
    """One line whatever the record holds: what cannot be calculated says why, here and on the error output."""
    try:
        return predict(record or {}, level)
    except NotPredictable as error:
        why = str(error)
    except Exception as error:  # noqa: BLE001 (one faulty record must not cost the lines of the others)
        why = f"{type(error).__name__}: {error}"
    found = unpredicted(record or {}, "not a JSON object" if record is None else why)
    sys.stderr.write(f"record {rank} ({found['id']}): not predictable, {found['not_predictable']}\n")
    return found


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.reference.dpe", description=__doc__)
    parser.add_argument("--level", choices=records.LEVELS, default="questionnaire")
    parser.add_argument("--predict", type=Path, metavar="FILE", help="write one prediction a line for these records")
    parser.add_argument("--file", type=Path, help="records to score, instead of the calibration set")
    parser.add_argument(
        "--withheld",
        nargs="?",
        const="described",
        choices=tuple(WITHHELD),
        help="forget the U and efficiencies that what is described leads to (or all: those of default too)",
    )
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
