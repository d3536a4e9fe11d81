"""How much waits for the team of the directory: what the menu and the tabs count."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, QuerySet, Value

from renovation.platforms.rules.reader import Reader
from renovation.professionals.models import EntryClaim, EntryPhoto, EntryRequest, EntryWords

_REQUESTS, _TO_READ = "entry_requests", ("entry_claims", "entry_words", "entry_photos")


@dataclass(frozen=True)
class Waiting:
    """Requests to treat, and what firms proposed that nobody has read."""

    requests: int
    to_read: int

    @classmethod
    def of(cls, found: Mapping[str, int]) -> "Waiting":
        """From the number of rows of each list."""
        return cls(found.get(_REQUESTS, 0), sum(found.get(name, 0) for name in _TO_READ))

    @property
    def total(self) -> int:
        return self.requests + self.to_read


def waiting_lists(reader: Reader) -> Mapping[str, QuerySet[Any]]:
    """The rows of the lists, so that the menu counts them with its own in one query."""
    lists = (
        EntryRequest.objects.readable_by(reader).open(),
        EntryClaim.objects.readable_by(reader).to_check(),
        EntryWords.objects.readable_by(reader).waiting(),
        EntryPhoto.objects.readable_by(reader).waiting(),
    )
    return dict(zip((_REQUESTS, *_TO_READ), lists, strict=True))


def waiting_for(reader: Reader) -> Waiting:
    """One query."""
    first, *others = [_count(name, rows) for name, rows in waiting_lists(reader).items()]
    return Waiting.of(dict(first.union(*others, all=True)))


def _count(name: str, rows: QuerySet[Any]) -> QuerySet[Any]:
    named = rows.order_by().annotate(list_name=Value(name, output_field=CharField())).values("list_name")
    return named.annotate(number=Count("pk")).values_list("list_name", "number")
