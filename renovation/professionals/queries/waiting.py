"""How much waits for the team of the directory: what the menu and the tabs count."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, QuerySet, Value

from renovation.platforms.rules.reader import Reader
from renovation.professionals.models import EntryClaim, EntryPhoto, EntryRequest, EntryWords


@dataclass(frozen=True)
class Waiting:
    """Requests to treat, and what firms proposed that nobody has read."""

    requests: int
    to_read: int

    @property
    def total(self) -> int:
        return self.requests + self.to_read


def waiting_for(reader: Reader) -> Waiting:
    """Both counts in one query, taken from the querysets of the lists."""
    lists: Mapping[str, QuerySet[Any]] = {
        "requests": EntryRequest.objects.readable_by(reader).open(),
        "claims": EntryClaim.objects.readable_by(reader).to_check(),
        "words": EntryWords.objects.readable_by(reader).waiting(),
        "photos": EntryPhoto.objects.readable_by(reader).waiting(),
    }
    first, *others = [_count(name, rows) for name, rows in lists.items()]
    found = dict(first.union(*others, all=True))
    requests = found.pop("requests", 0)
    return Waiting(requests, sum(found.values()))


def _count(name: str, rows: QuerySet[Any]) -> QuerySet[Any]:
    named = rows.order_by().annotate(list_name=Value(name, output_field=CharField())).values("list_name")
    return named.annotate(number=Count("pk")).values_list("list_name", "number")
