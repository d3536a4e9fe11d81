"""Files of lines and of statistics: taken whole, or refused whole with every line and its reason."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.prices.models import PriceAggregate, PriceImport
from renovation.prices.operations.recording import Giver, keep_lines
from renovation.prices.operations.sifting import number_of_outliers
from renovation.prices.queries.places import place_named
from renovation.prices.rules.aggregate_file import Aggregate, read_aggregates
from renovation.prices.rules.line_file import read_lines
from renovation.prices.rules.lines import Fault, LinesRefused
from renovation.prices.rules.statistics import Place


@transaction.atomic
def import_lines(*, key: UUID, file_name: str, content: bytes, giver: Giver) -> PriceImport:
    """Anonymous lines, or lines with SIRETs that are hidden at once. Sent twice, it imports once."""
    if (known := PriceImport.objects.filter(pk=key).first()) is not None:
        return known
    lines, faults = read_lines(content)
    file = _file(key, file_name, giver, lines=len(lines))
    rows = keep_lines(lines, faults, giver=giver, file=file)
    file.set_aside = number_of_outliers(file.pk)
    file.save(update_fields=["set_aside"])
    _journal(file, "lines", len(rows))
    return file


@transaction.atomic
def import_aggregates(*, key: UUID, file_name: str, content: bytes, source: str, giver: Giver) -> PriceImport:
    """Statistics of another base, with the name of who made them."""
    if (known := PriceImport.objects.filter(pk=key).first()) is not None:
        return known
    found = read_aggregates(content, today=timezone.localdate(giver.now))
    places = {(one.level, one.code): place_named(f"{one.level}:{one.code}") for one in found}
    unknown = sorted({code for (_, code), place in places.items() if place is None})
    if unknown:
        raise LinesRefused([Fault(0, f"Territoire inconnu\u00a0: {code[:12]}.") for code in unknown])
    file = _file(key, file_name, giver, lines=len(found), source=source)
    PriceAggregate.objects.bulk_create([_row(one, places[one.level, one.code], file) for one in found])
    _journal(file, "aggregates", len(found))
    return file


def _file(key: UUID, file_name: str, giver: Giver, *, lines: int, source: str = "") -> PriceImport:
    return PriceImport.objects.create(
        pk=key,
        platform=giver.platform,
        file_name=file_name[:200],
        source=source,
        lines=lines,
        imported_by_id=giver.user_id,
        imported_at=giver.now,
    )


def _row(one: Aggregate, place: Place | None, file: PriceImport) -> PriceAggregate:
    return PriceAggregate(
        file=file,
        work_type=one.work_type,
        unit=one.unit,
        level=one.level,
        code=one.code,
        name=place.name if place else "",
        since=one.since,
        until=one.until,
        lines=one.lines,
        companies=one.companies,
        p10=one.p10,
        median=one.median,
        p90=one.p90,
    )


def _journal(file: PriceImport, kind: str, number: int) -> None:
    detail = {"kind": kind, "number": number}
    record(Action.PRICES_IMPORTED, subject=file, platform_id=file.platform_id, detail=detail)
