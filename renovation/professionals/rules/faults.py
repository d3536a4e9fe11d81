"""The faults of the true list, given to invented rows at about their true rates: for benchmarks and trials."""

from collections.abc import Iterable, Iterator, Mapping
from random import Random


def with_faults(rows: Iterable[Mapping[str, str]], *, seed: int) -> Iterator[dict[str, str]]:
    """Rows repeated, domains unknown or two in a cell, SIRET cut, communes spelled otherwise; the same for a seed."""
    draw = Random(seed)  # noqa: S311 (no secret depends on it)
    for told in rows:
        row = dict(told)
        kind = draw.random()
        if kind < 0.01:
            row["domaine"] = "Inconnu"
        elif kind < 0.015:
            row["domaine"] = f"{row['domaine']};Projet complet de rénovation"
        elif kind < 0.016:
            row["siret"] = row["siret"][:9]
        elif kind < 0.05:
            row["commune"] = f"{row['commune'].upper()} CEDEX"
        elif kind < 0.08:
            row["domaine"] = f" {row['domaine'].replace(' ', '  ')}."
        yield row
        if draw.random() < 0.03:
            yield row
