"""Lines and events of a calendar file (RFC 5545), read without recursion and within bounds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

MOST_LINES = 60_000
MOST_EVENTS = 5_000
DEEPEST = 4
LONGEST_LINE = 10_000


class CalendarUnreadable(ValueError):
    """A file that is no calendar, or that asks too much; its words are for the adviser."""


@dataclass
class Event:
    """The lines of an event: the first of each name, and all days that a series leaves out or adds."""

    lines: dict[str, tuple[Mapping[str, str], str]] = field(default_factory=dict)
    excluded: list[tuple[Mapping[str, str], str]] = field(default_factory=list)
    added: list[tuple[Mapping[str, str], str]] = field(default_factory=list)

    def value(self, name: str) -> str:
        return self.lines[name][1].strip().upper() if name in self.lines else ""

    def keep(self, name: str, parameters: Mapping[str, str], value: str) -> None:
        several = {"EXDATE": self.excluded, "RDATE": self.added}.get(name)
        if several is not None:
            several.append((parameters, value))
        else:
            self.lines.setdefault(name, (parameters, value))


class _Nesting:
    """What stands open while lines are read; components that are no event are skipped, whatever is in them."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self.event: Event | None = None
        self.count = 0

    def begin(self, component: str) -> None:
        self.open.append(component)
        if len(self.open) > DEEPEST:
            raise CalendarUnreadable("Ce fichier est trop imbriqué pour être un agenda.")
        if component == "VEVENT":
            self.event, self.count = Event(), self.count + 1
            if self.count > MOST_EVENTS:
                raise CalendarUnreadable(f"Cet agenda contient plus de {MOST_EVENTS} événements.")

    def end(self, component: str) -> Event | None:
        """The event that ends here."""
        if not self.open or self.open.pop() != component:
            raise CalendarUnreadable("Ce fichier n’est pas un agenda lisible.")
        ended = self.event if component == "VEVENT" else None
        if ended is not None:
            self.event = None
        return ended


def events_of(text: str) -> Iterator[Event]:
    """The events of the file, in order."""
    if not text.lstrip().upper().startswith("BEGIN:VCALENDAR"):
        raise CalendarUnreadable("Ce fichier n’est pas un agenda au format ICS.")
    nesting = _Nesting()
    for name, parameters, value in _lines(text):
        if name == "BEGIN":
            nesting.begin(value.strip().upper())
        elif name == "END":
            ended = nesting.end(value.strip().upper())
            if ended is not None:
                yield ended
        elif nesting.event is not None and nesting.open[-1] == "VEVENT":
            nesting.event.keep(name, parameters, value)
    if nesting.open:
        raise CalendarUnreadable("Ce fichier d’agenda est incomplet.")


def _lines(text: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """Unfolded lines as (name, parameters, value)."""
    raw = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(raw) > MOST_LINES:
        raise CalendarUnreadable("Ce fichier a trop de lignes.")
    pending = ""
    for line in [*raw, ""]:
        if line[:1] in {" ", "\t"}:
            # What is cut off is text that nobody reads here.
            pending = (pending + line[1:])[:LONGEST_LINE]
            continue
        if pending:
            yield _split(pending)
        pending = line[:LONGEST_LINE]


def _split(line: str) -> tuple[str, dict[str, str], str]:
    head, value = _at_colon(line)
    name, *pairs = head.split(";")
    parameters = {key.upper(): told.strip('"') for key, _, told in (pair.partition("=") for pair in pairs)}
    return name.strip().upper(), parameters, value


def _at_colon(line: str) -> tuple[str, str]:
    """Cut at the first colon that stands outside quotes."""
    quoted = False
    for index, letter in enumerate(line):
        if letter == '"':
            quoted = not quoted
        elif letter == ":" and not quoted:
            return line[:index], line[index + 1 :]
    return line, ""
