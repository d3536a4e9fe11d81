"""Where each value of a description comes from, by its path."""

from collections.abc import Mapping
from enum import StrEnum

from renovation.diagnosis.rules.answers import Answers


class Source(StrEnum):
    """Who said it."""

    HOUSEHOLD = "household"
    ADVISER = "adviser"
    DPE_FILE = "dpe"
    DEFAULT = "default"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS: Mapping[str, str] = {
    Source.HOUSEHOLD: "ménage",
    Source.ADVISER: "conseiller",
    Source.DPE_FILE: "DPE",
    Source.DEFAULT: "valeur usuelle",
}


class Teller:
    """Notes the source of values that are drawn from a household's answers."""

    def __init__(self, answers: Answers) -> None:
        self._said = set(answers.to_dict())
        if answers.area_m2 is None:
            self._said.discard("area_m2")
        self.sources: dict[str, str] = {}

    def plain(self, prefix: str, **fields: str) -> None:
        """For each column, the question that it answers; an empty one is no question: the value is usual."""
        for column, question in fields.items():
            source = Source.HOUSEHOLD if question in self._said else Source.DEFAULT
            self.sources[f"{prefix}{column}"] = str(source)


def source_of(sources: Mapping[str, str], path: str) -> Source | None:
    """The source of a value: its own, or that of the line or part that holds it."""
    while True:
        if path in sources:
            return Source(sources[path])
        if not path:
            return None
        path = path.rpartition(".")[0]
