"""From the blocks of a letter to its parts: titles, words and addresses, for the page and for the mail alike."""

from typing import Any

from django.template.defaultfilters import date as french_date
from django.utils import timezone

from cms.tree import address_of
from renovation.newsletters.rules import LetterPart


def letter_parts(stream: Any) -> tuple[LetterPart, ...]:
    """In order; a page that was withdrawn since is left out."""
    return tuple(part for part in map(_part, stream) if part is not None)


def _part(block: Any) -> LetterPart | None:
    if block.block_type == "text":
        return LetterPart(title=block.value["title"], text=block.value["text"])
    page = block.value.specific if block.value is not None else None
    if page is None or not page.live:
        return None
    return LetterPart(title=page.title, text=_words(page), path=address_of(page))


def _words(page: Any) -> str:
    """What the page is about; for an event, when and where first."""
    if not hasattr(page, "starts_at"):
        return str(page.introduction)
    when = french_date(timezone.localtime(page.starts_at), "l j F Y à G\\hi")
    return "\n".join(line for line in (f"{when}, {page.where}", page.introduction) if line)
