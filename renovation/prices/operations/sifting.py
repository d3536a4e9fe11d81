"""Setting aside prices too far from the others, and taking back those that are so no longer."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import connection

from renovation.prices.enums import Aside
from renovation.prices.models import PriceReference
from renovation.prices.rules.outliers import Fences, fences_of

Group = tuple[str, str, str]
# Every price counts for the fences, those set aside by this very count too: they are bounds that a few cannot move.
_QUARTILES = """
SELECT count(*), percentile_cont(ARRAY[0.25, 0.75]::float8[]) WITHIN GROUP (ORDER BY ln(unit_price_ht::float8))
FROM prices_pricereference
WHERE region_id = %s AND work_type = %s AND unit = %s AND nature = 'direct'
  AND (set_aside_at IS NULL OR aside_reason = 'outlier')
"""
_OUTSIDE = """
UPDATE prices_pricereference SET set_aside_at = %(now)s, aside_reason = 'outlier'
WHERE region_id = %(region)s AND work_type = %(type)s AND unit = %(unit)s AND nature = 'direct'
  AND set_aside_at IS NULL AND kept_by_id IS NULL
  AND ln(unit_price_ht::float8) NOT BETWEEN %(low)s AND %(high)s
"""
_INSIDE = """
UPDATE prices_pricereference SET set_aside_at = NULL, aside_reason = ''
WHERE region_id = %(region)s AND work_type = %(type)s AND unit = %(unit)s AND nature = 'direct'
  AND aside_reason = 'outlier' AND ln(unit_price_ht::float8) BETWEEN %(low)s AND %(high)s
"""


def sift(groups: Iterable[Group], *, now: datetime) -> None:
    """Region by region, type by type. What a person set aside or kept stays as it is."""
    for region, work_type, unit in sorted(groups):
        with connection.cursor() as cursor:
            cursor.execute(_QUARTILES, [region, work_type, unit])
            lines, quartiles = cursor.fetchone()
            fences = fences_of(quartiles, lines) if quartiles else None
            if fences is None:
                continue
            _apply(cursor, fences, {"region": region, "type": work_type, "unit": unit, "now": now})


def _apply(cursor: object, fences: Fences, group: dict[str, object]) -> None:
    named = {**group, "low": fences.low, "high": fences.high}
    cursor.execute(_OUTSIDE, named)  # type: ignore[attr-defined]
    cursor.execute(_INSIDE, named)  # type: ignore[attr-defined]


def number_of_outliers(file_id: UUID) -> int:
    """Those of an import."""
    return PriceReference.objects.filter(file_id=file_id, aside_reason=Aside.OUTLIER).count()
