"""`python -m tests.reference.dpe --level questionnaire|detail [--predict FILE]`: the score table, or predictions."""

import argparse
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

from tests.reference.dpe import records  # noqa: E402 (the path first)
from tests.reference.dpe.predicting import predict  # noqa: E402
from tests.reference.dpe.scores import pairs, scores  # noqa: E402
from tests.reference.dpe.withheld import withhold  # noqa: E402


def main() -> int:
    options = _options()
    if options.predict is not None:
        for record in records.read(options.predict):
            sys.stdout.write(json.dumps(predict(record, options.level), ensure_ascii=False) + "\n")
        return 0
    path = options.file or records.CALIBRATION
    if not path.is_file():
        sys.stderr.write(f"no reference data at {path} (MAISONNEE_REFERENCE_DATA)\n")
        return 2
    found = records.usable(records.read(path), options.level)
    if options.withheld:
        found = [withhold(one) for one in found]
    table = scores(pairs(found, options.level), options.level)
    sys.stdout.write(f"{options.level}, {len(found)} records of {path.name}\n")
    for name, value in table.items():
        sys.stdout.write(f"  {name:32} {value * 100:6.1f} %\n")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.reference.dpe", description=__doc__)
    parser.add_argument("--level", choices=records.LEVELS, default="questionnaire")
    parser.add_argument("--predict", type=Path, metavar="FILE", help="write one prediction a line for these records")
    parser.add_argument("--file", type=Path, help="records to score, instead of the calibration set")
    parser.add_argument("--withheld", action="store_true", help="forget U values and efficiencies that can be found")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
