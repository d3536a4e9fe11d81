"""Counting prices: one request for a territory and a period, all types at once or one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection

from renovation.prices.rules.indexing import Index
from renovation.prices.rules.lines import CENT
from renovation.prices.rules.statistics import Level, Place, Statistic

Kind = tuple[str, str]
_COLUMNS = {
    Level.COMMUNE: "commune_id",
    Level.EPCI: "intercommunality_id",
    Level.DEPARTMENT: "department_id",
    Level.REGION: "region_id",
}
# The firm that has most lines is found first: one pass over the lines, then one over the firms. Percentiles are read in
# floating point, ten times quicker than in decimals, and told to the cent.
_COUNT = """
WITH lines AS MATERIALIZED (
    SELECT r.work_type, r.unit, r.company_key, {group} AS grp, r.unit_price_ht::float8 * {factor} AS price
    FROM prices_pricereference r {join}
    WHERE r.set_aside_at IS NULL AND r.nature = 'direct' AND r.{column} = %(place)s
      AND r.on > %(since)s AND r.on <= %(until)s {more}
), firms AS (
    SELECT work_type, unit, grp, count(*) AS companies, max(number) AS top_lines
    FROM (SELECT work_type, unit, grp, company_key, count(*) AS number
          FROM lines GROUP BY work_type, unit, grp, company_key) one
    GROUP BY work_type, unit, grp
), figures AS (
    SELECT work_type, unit, grp, count(*) AS number,
           percentile_cont(ARRAY[0.1, 0.25, 0.5, 0.75, 0.9]::float8[]) WITHIN GROUP (ORDER BY price) AS cuts
    FROM lines GROUP BY work_type, unit, grp
)
SELECT work_type, unit, grp, number, companies, top_lines, cuts
FROM figures JOIN firms USING (work_type, unit, grp)
"""


@dataclass(frozen=True)
class Asked:
    """What is counted: where, over which days, brought to the present or not."""

    place: Place
    since: date
    until: date
    index: Index | None = None


def figures_by_kind(asked: Asked, kinds: Iterable[Kind] = ()) -> dict[Kind, Statistic]:
    """For each type and unit that has references (those of `kinds` only, when there are any)."""
    return {(code, unit): found for code, unit, _, found in _rows(asked, list(kinds), "0")}


def figures_by_year(asked: Asked, kind: Kind) -> dict[int, Statistic]:
    """The same by year of the document, in the order of years."""
    rows = _rows(asked, [kind], "extract(year FROM r.on)::int")
    return {year: found for _, _, year, found in sorted(rows, key=lambda row: row[2])}


def _rows(asked: Asked, kinds: Sequence[Kind], group: str) -> list[tuple[str, str, int, Statistic]]:
    parameters: dict[str, Any] = {"place": asked.place.code, "since": asked.since, "until": asked.until}
    factor, join = _factors(asked.index, parameters)
    more = ""
    if kinds:
        parameters |= {"types": [code for code, _ in kinds], "units": [unit for _, unit in kinds]}
        more = "AND (r.work_type, r.unit) IN (SELECT * FROM unnest(%(types)s::text[], %(units)s::text[]))"
    column = _COLUMNS[asked.place.level]
    # Only words of ours are written into the request.
    request = _COUNT.format(group=group, factor=factor, join=join, column=column, more=more)
    with connection.cursor() as cursor:
        cursor.execute(request, parameters)
        return [(code, unit, group, _statistic(*rest)) for code, unit, group, *rest in cursor.fetchall()]


def _factors(index: Index | None, parameters: dict[str, Any]) -> tuple[str, str]:
    """What multiplies each price, month by month."""
    factors: Mapping[date, Decimal] = index.factors() if index is not None else {}
    if not factors:
        return "1", ""
    parameters |= {"months": list(factors), "values": [float(value) for value in factors.values()]}
    months = "(SELECT * FROM unnest(%(months)s::date[], %(values)s::float8[]) AS t(month, factor)) f"
    return "coalesce(f.factor, 1)", f"LEFT JOIN {months} ON f.month = date_trunc('month', r.on)::date"


def _statistic(lines: int, companies: int, top_lines: int, cuts: Sequence[float]) -> Statistic:
    p10, p25, median, p75, p90 = (Decimal(str(cut)).quantize(CENT) for cut in cuts)
    return Statistic(lines, companies, top_lines, p10, p25, median, p75, p90)
