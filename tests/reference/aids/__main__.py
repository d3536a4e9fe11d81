"""`python -m tests.reference.aids [--predict FILE]`: agreement by family and disagreements, or predictions."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

from tests.reference.aids.agreement import Agreement, compare  # noqa: E402 (the path first)
from tests.reference.aids.predicting import predict  # noqa: E402
from tests.reference.aids.records import ON, REFERENCE  # noqa: E402
from tests.reference.dpe.records import read  # noqa: E402


def main() -> int:
    options = _options()
    if options.predict is not None:
        for record in read(options.predict):
            sys.stdout.write(json.dumps(predict(record, options.on), ensure_ascii=False) + "\n")
        return 0
    path = options.file or REFERENCE
    if not path.is_file():
        sys.stderr.write(f"no reference data at {path} (MAISONNEE_REFERENCE_DATA)\n")
        return 2
    _print(compare((record, predict(record, options.on)["outputs"]) for record in read(path)), path.name)
    return 0


def _print(found: Agreement, name: str) -> None:
    sys.stdout.write(f"{sum(found.values.values())} values of {name}, {found.share * 100:.2f} % equal\n")
    for family, count in sorted(found.values.items()):
        sys.stdout.write(f"  {family:16} {count:5} values {found.of(family) * 100:7.2f} %\n")
    for one in found.disagreements:
        sys.stdout.write(f"  {one.record:20} {one.key:60} reference {one.theirs!r:12} ours {one.ours!r}\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.reference.aids", description=__doc__)
    parser.add_argument("--predict", type=Path, metavar="FILE", help="write one prediction a line for these situations")
    parser.add_argument("--file", type=Path, help="records to compare, instead of the reference")
    parser.add_argument("--on", type=date.fromisoformat, default=ON, help="the day of the rules")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
