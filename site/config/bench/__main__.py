"""Runs benchmarks and prints their medians: `python -m config.bench [name…]`."""

import importlib
import pkgutil
import sys
from collections.abc import Sequence

import django

from config import bench
from config.bench.registry import BENCHMARKS, Figure
from config.settled import settle

COLUMNS = "{:<58} {:>12} {:>12}  {}\n"


def main(names: Sequence[str]) -> int:
    django.setup()
    for module in pkgutil.iter_modules(bench.__path__):
        if not module.name.startswith("__"):
            importlib.import_module(f"config.bench.{module.name}")
    # As a worker of the site begins.
    settle()
    # `--pages` is read as `pages`.
    names = [name.removeprefix("--") for name in names]
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        sys.stderr.write(f"Mesures inconnues : {', '.join(unknown)}. Il existe : {', '.join(sorted(BENCHMARKS))}.\n")
        return 2
    sys.stdout.write(COLUMNS.format("mesure", "médiane", "limite", ""))
    figures = [figure for name in names or BENCHMARKS for figure in _printed(name)]
    return 0 if all(figure.holds for figure in figures) else 1


def _printed(name: str) -> list[Figure]:
    figures = []
    for figure in BENCHMARKS[name]():
        figures.append(figure)
        values = (
            f"{value:,.1f} {figure.unit}".replace(",", " ").replace(".", ",") for value in (figure.median, figure.bar)
        )
        sys.stdout.write(COLUMNS.format(figure.name, *values, "tenue" if figure.holds else "DÉPASSÉE"))
        sys.stdout.flush()
    return figures


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
