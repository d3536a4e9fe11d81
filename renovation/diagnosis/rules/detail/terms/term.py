"""A word of a detailed description: a code with its French label."""

from enum import Enum


class Term(str, Enum):  # noqa: UP042 (a code that carries its label)
    """A code, and how the interface says it."""

    label: str

    def __new__(cls, code: str, label: str) -> "Term":
        term = str.__new__(cls, code)
        term._value_ = code
        term.label = label
        return term

    def __str__(self) -> str:
        return str(self.value)
