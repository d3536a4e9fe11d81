"""What a reading says, for tests."""

from collections.abc import Callable

from renovation.diagnosis.rules.dpe_file import DpeReading, ReadingLine, Status

Altered = Callable[[str, str], bytes]


def odd(reading: DpeReading) -> str:
    return " ".join(f"{line.label_fr} {line.explanation_fr}" for line in reading.lines_of(Status.ODD))


def line_of(reading: DpeReading, status: Status, word: str) -> ReadingLine:
    return next(line for line in reading.lines_of(status) if word in line.label_fr + line.explanation_fr)
