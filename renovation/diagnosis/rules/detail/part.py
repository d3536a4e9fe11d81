"""What a table of a description is, and how its columns are declared."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from renovation.diagnosis.rules.detail import catalogue
from renovation.diagnosis.rules.detail.columns import CellKind, Column, Options
from renovation.diagnosis.rules.detail.terms import Adjacency, Term

LARGEST_AREA_M2 = 2000.0


@dataclass(frozen=True)
class Part:
    """One table. `field` is where its lines stand in what holds it; `inner`, tables within a line (heating)."""

    field: str
    label: str
    line: str
    record: type[Any]
    columns: tuple[Column, ...]
    inner: tuple["Part", ...] = ()

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)


def number(name: str, label: str, unit: str, low: float, high: float, **more: Any) -> Column:
    return Column(name, label, unit=unit, low=low, high=high, **more)


def ratio(name: str, label: str, **more: Any) -> Column:
    """A share or an efficiency that cannot pass one."""
    return Column(name, label, low=0, high=1, **more)


def area(**more: Any) -> Column:
    return number("area_m2", "Surface", "m²", 0.01, LARGEST_AREA_M2, **more)


def flag(name: str, label: str, **more: Any) -> Column:
    return Column(name, label, CellKind.FLAG, fallback=False, **more)


def yes_no(name: str, label: str, **more: Any) -> Column:
    return Column(name, label, CellKind.YES_NO, **more)


def term(name: str, label: str, kind: type[Term], fallback: Term | None = None, **more: Any) -> Column:
    """A choice among the words of the method."""

    def options() -> Options:
        return [(str(one), one.label, "") for one in kind]

    default = None if fallback is None else str(fallback)
    return Column(name, label, CellKind.CHOICE, options=options, fallback=default, **more)


def worded(name: str, label: str, labels: Mapping[str, str], fallback: str | None = None, **more: Any) -> Column:
    """A choice among codes with their labels."""

    def options() -> Options:
        return [(str(code), words, "") for code, words in labels.items()]

    return Column(name, label, CellKind.CHOICE, options=options, fallback=fallback, **more)


def model(label: str, read: Callable[[], Mapping[str, catalogue.Model]], name: str = "model") -> Column:
    """A choice among the systems of a table, gathered by family."""

    def options() -> Options:
        ranks = list(catalogue.FAMILIES)
        found = sorted(read().values(), key=lambda one: ranks.index(one.family) if one.family in ranks else len(ranks))
        return [(one.code, one.label, catalogue.FAMILIES.get(one.family, "")) for one in found]

    return Column(name, label, CellKind.CHOICE, options=options, required=True)


def adjacency(fallback: Adjacency = Adjacency.OUTSIDE) -> Column:
    return term("adjacency", "Donne sur", Adjacency, fallback)


NAME = Column("label", "Nom", CellKind.TEXT, fallback="")
U = number("u_w_m2k", "U", "W/m².K", 0.05, 7, hint="Laissez vide pour que la méthode le calcule.")
B = ratio("b", "b", rare=True, hint="Part de la perte vers un local non chauffé, de 0 à 1.")
