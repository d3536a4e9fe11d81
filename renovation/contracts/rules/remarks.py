"""What is said of a paper: where, how serious, in words for whoever typed it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Severity(StrEnum):
    """An error keeps a paper in its draft; the others are told and stop nothing."""

    ERROR = "error"
    WARNING = "warning"
    OK = "ok"


@dataclass(frozen=True)
class Remark:
    """`line` counts from 1; 0 is the whole paper. `field` is that of the paper or of the line."""

    severity: Severity
    said: str
    field: str = ""
    line: int = 0

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR


def error(said: str, field: str = "", line: int = 0) -> Remark:
    return Remark(Severity.ERROR, said, field, line)


def warning(said: str, field: str = "", line: int = 0) -> Remark:
    return Remark(Severity.WARNING, said, field, line)


def fine(said: str, field: str = "", line: int = 0) -> Remark:
    return Remark(Severity.OK, said, field, line)


def has_errors(remarks: Iterable[Remark]) -> bool:
    return any(one.is_error for one in remarks)


def day(one: date) -> str:
    return f"{one:%d/%m/%Y}"
