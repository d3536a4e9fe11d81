"""A QR code as a drawing: black on white in dark pages and on paper, with words for whoever cannot see it."""

from dataclasses import dataclass
from typing import ClassVar

import segno

# The quiet zone that readers need around the code, in modules.
QUIET = 4


@dataclass(frozen=True)
class QrCode:
    """`address` is what the code says; `title` names the drawing."""

    address: str
    title: str
    template: ClassVar[str] = "pictures/qr.html"

    @property
    def size(self) -> int:
        return len(self._matrix) + 2 * QUIET

    @property
    def path(self) -> str:
        """One run of dark modules after the other, line by line."""
        return "".join(
            f"M{start + QUIET} {y + QUIET}h{length}v1h-{length}z"
            for y, row in enumerate(self._matrix)
            for start, length in _runs(row)
        )

    @property
    def _matrix(self) -> tuple[bytearray, ...]:
        return tuple(segno.make(self.address, error="m", micro=False).matrix)


def _runs(row: bytearray) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for x, dark in enumerate(row):
        if not dark:
            continue
        if found and sum(found[-1]) == x:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((x, 1))
    return found
