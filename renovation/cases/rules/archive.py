"""The names of files in the archive of a case: readable, safe on every system, never twice the same."""

import re
from collections.abc import Iterable, Iterator

_UNSAFE = re.compile(r"[^\w \-().’]+")
LONGEST = 80


def file_names(documents: Iterable[tuple[str, str]]) -> Iterator[str]:
    """For (title, name of the file as it was handed over), in order: "01 Avis d’impôt.pdf"."""
    for number, (title, original) in enumerate(documents, start=1):
        _, dot, extension = original.rpartition(".")
        ending = f".{_safe(extension)[:8].lower()}" if dot and _safe(extension) else ""
        yield f"{number:02d} {_safe(title)[:LONGEST].strip() or 'document'}{ending}"


def _safe(words: str) -> str:
    return " ".join(_UNSAFE.sub(" ", words).split()).strip(" .")
