"""The shape of a pathway: its kinds of acts and its stages, frozen, and the same as plain data for the tables."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, TypeVar

# A case that is over stands nowhere on its pathway; no stage may take this code.
CLOSED = "closed"

Line = TypeVar("Line")


@dataclass(frozen=True)
class ActKind:
    """A kind of act of the advisers. Done, it brings the case to `moves_to` when that move is possible."""

    code: str
    name: str
    moves_to: str = ""


@dataclass(frozen=True)
class TaskLine:
    """A task created when a case enters the stage, due `days` later."""

    title: str
    days: int
    to: str = "referent"


@dataclass(frozen=True)
class DocumentLine:
    """Documents of one kind that the stage waits for."""

    kind: str
    title: str
    number: int = 1
    required: bool = True


@dataclass(frozen=True)
class ReminderLine:
    """Words sent when a case has stood `days` at the stage and documents are still missing, or for the referent."""

    days: int
    to: str
    words: str


@dataclass(frozen=True)
class Stage:
    """One stage, with what is asked before entering it and what happens on entering."""

    code: str
    name: str
    words: str = ""
    explanation: str = ""
    optional: bool = False
    limit_days: int | None = None
    needs: tuple[str, ...] = ()
    tasks: tuple[TaskLine, ...] = ()
    documents: tuple[DocumentLine, ...] = ()
    reminders: tuple[ReminderLine, ...] = ()
    message: str = ""
    acts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shape:
    """A whole pathway in one version."""

    acts: tuple[ActKind, ...] = ()
    stages: tuple[Stage, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(stage.code for stage in self.stages)

    def stage(self, code: str) -> Stage | None:
        return next((stage for stage in self.stages if stage.code == code), None)

    def act(self, code: str) -> ActKind | None:
        return next((act for act in self.acts if act.code == code), None)

    def name_of(self, code: str) -> str:
        """The name of a stage for the team; a closed case has its own word, an unknown code stays as it is."""
        stage = self.stage(code)
        return stage.name if stage else "Clos" if code == CLOSED else code

    def place(self, code: str) -> int | None:
        return self.codes.index(code) if code in self.codes else None


def read_shape(raw: Mapping[str, Any]) -> Shape:
    """From plain data; an unknown word is an error, nothing is guessed."""
    return Shape(
        acts=tuple(_line(ActKind, one) for one in raw.get("acts", ())),
        stages=tuple(read_stage(one) for one in raw.get("stages", ())),
    )


def read_stage(raw: Mapping[str, Any]) -> Stage:
    lines: dict[str, Any] = {
        "tasks": tuple(_line(TaskLine, one) for one in raw.get("tasks", ())),
        "documents": tuple(_line(DocumentLine, one) for one in raw.get("documents", ())),
        "reminders": tuple(_line(ReminderLine, one) for one in raw.get("reminders", ())),
        "needs": tuple(raw.get("needs", ())),
        "acts": tuple(raw.get("acts", ())),
    }
    return _line(Stage, {**raw, **lines})


def plain(shape: Shape) -> dict[str, Any]:
    """As the tables keep it."""
    return asdict(shape)


def _line(kind: type[Line], raw: Mapping[str, Any]) -> Line:
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    unknown = set(raw) - known
    if unknown:
        raise ValueError(f"{sorted(unknown)} is nothing of a {kind.__name__}")
    return kind(**raw)
