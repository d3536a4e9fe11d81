"""Parts of communes: an old code leads to the commune of today, a merged commune says which one it became."""

from collections.abc import Sequence

from renovation.territories.enums import PartKind
from renovation.territories.models import Commune, CommunePart
from renovation.territories.rules.lines import PartRow
from renovation.territories.rules.names import search_key

_FIELDS = ("name", "search_name", "kind", "commune_id", "latitude", "longitude")


def import_parts(rows: Sequence[PartRow]) -> int:
    """Parts whose commune is known; tells how many are new or different."""
    communes = set(Commune.objects.values_list("pk", flat=True))
    known = CommunePart.objects.in_bulk([row.insee for row in rows])
    parts = [_part(row) for row in rows if row.commune_insee in communes]
    added = [part for part in parts if part.pk not in known]
    changed = [
        part
        for part in parts
        if part.pk in known and any(getattr(part, field) != getattr(known[part.pk], field) for field in _FIELDS)
    ]
    CommunePart.objects.bulk_create(added, batch_size=2000)
    CommunePart.objects.bulk_update(changed, [field.removesuffix("_id") for field in _FIELDS], batch_size=1000)
    return len(added) + len(changed)


def merge_communes(rows: Sequence[PartRow]) -> tuple[str, ...]:
    """Communes that the file now knows as parts of another: kept, and tied to it. Gives their codes."""
    seats = {row.insee: row.commune_insee for row in rows if row.insee != row.commune_insee}
    existing = set(Commune.objects.filter(pk__in=seats.values()).values_list("pk", flat=True))
    merged = [commune for commune in Commune.objects.current().filter(pk__in=seats) if seats[commune.pk] in existing]
    for commune in merged:
        commune.merged_into_id = seats[commune.pk]
    Commune.objects.bulk_update(merged, ["merged_into"], batch_size=1000)
    return tuple(commune.pk for commune in merged)


def _part(row: PartRow) -> CommunePart:
    return CommunePart(
        insee=row.insee,
        name=row.name,
        search_name=search_key(row.name),
        kind=PartKind.of_source(row.kind) or PartKind.MERGED,
        commune_id=row.commune_insee,
        latitude=row.latitude,
        longitude=row.longitude,
    )
