"""Reading lines of the base, what was imported, and who gives and uses."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from renovation.platforms.models import Platform
from renovation.platforms.rules.reader import Reader
from renovation.prices.enums import Use
from renovation.prices.models import PriceImport, PriceReference, PriceUse


@dataclass(frozen=True)
class Criteria:
    """What is looked for; an empty field asks nothing."""

    work_type: str = ""
    state: str = ""
    file_id: UUID | None = None


@dataclass(frozen=True)
class Contribution:
    """What a platform gave and what it used, over a year."""

    platform: Platform
    lines: int
    recent: int
    set_aside: int
    companies: int
    uses: tuple[tuple[str, int], ...]


def references_for(reader: Reader, criteria: Criteria) -> QuerySet[PriceReference]:
    """Lines of the reader's platforms, the newest first."""
    found = PriceReference.objects.readable_by(reader)
    if criteria.work_type:
        found = found.filter(work_type=criteria.work_type)
    if criteria.state:
        found = found.filter(set_aside_at__isnull=criteria.state == "counted")
    if criteria.file_id:
        found = found.filter(file_id=criteria.file_id)
    return found.select_related("commune", "intercommunality", "department", "platform").order_by("-recorded_at", "pk")


def reference_for(reader: Reader, reference_id: UUID) -> PriceReference:
    """One line. Raises DoesNotExist for those of others."""
    found = PriceReference.objects.readable_by(reader).select_related("commune", "intercommunality", "department")
    return found.select_related("platform", "region").get(pk=reference_id)


def last_imports(platform_ids: frozenset[UUID], *, number: int = 10) -> list[PriceImport]:
    found = PriceImport.objects.filter(platform_id__in=platform_ids)
    return list(found.select_related("platform").order_by("-imported_at")[:number])


def contributions(platform_ids: frozenset[UUID], *, since: date) -> list[Contribution]:
    """Counts only: no line of a platform is shown to another."""
    given = {
        row["platform_id"]: row
        for row in PriceReference.objects.filter(platform_id__in=platform_ids)
        .values("platform_id")
        .annotate(
            lines=Count("pk"),
            recent=Count("pk", filter=Q(recorded_at__date__gt=since)),
            aside=Count("pk", filter=Q(set_aside_at__isnull=False)),
            companies=Count("company_key", distinct=True),
        )
    }
    used = PriceUse.objects.filter(platform_id__in=platform_ids, month__gte=since.replace(day=1))
    counts = {
        (row["platform_id"], row["use"]): row["total"]
        for row in used.values("platform_id", "use").annotate(total=Sum("number"))
    }
    empty: dict[str, Any] = {"lines": 0, "recent": 0, "aside": 0, "companies": 0}
    return [
        Contribution(
            platform,
            lines=given.get(platform.pk, empty)["lines"],
            recent=given.get(platform.pk, empty)["recent"],
            set_aside=given.get(platform.pk, empty)["aside"],
            companies=given.get(platform.pk, empty)["companies"],
            uses=tuple((use.label, counts.get((platform.pk, use), 0)) for use in Use),
        )
        for platform in Platform.objects.filter(pk__in=platform_ids).order_by("name")
    ]
