"""Reads of the imports, for the administrators."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, QuerySet

from renovation.professionals.models import DirectoryImport, DomainLabel, QuarantinedRow
from renovation.professionals.rules.reasons import Reason


@dataclass(frozen=True)
class Quarantine:
    """Why rows were set aside: how many for each reason, and the first ones."""

    counts: tuple[tuple[str, int], ...]
    rows: tuple[QuarantinedRow, ...]


def all_imports() -> QuerySet[DirectoryImport]:
    return DirectoryImport.objects.order_by("-asked_at", "pk")


def import_by_id(import_id: UUID) -> DirectoryImport:
    return DirectoryImport.objects.select_related("release").get(pk=import_id)


def quarantine_of(directory_import: DirectoryImport, *, limit: int = 50) -> Quarantine:
    """Two requests."""
    rows = directory_import.quarantine
    counts = rows.order_by("reason").values_list("reason").annotate(number=Count("pk"))
    return Quarantine(
        tuple((Reason(reason).words, number) for reason, number in counts), tuple(rows.order_by("line")[:limit])
    )


def labels_to_settle() -> list[DomainLabel]:
    return list(DomainLabel.objects.filter(is_settled=False).order_by("label"))
