"""Recording priced lines: checked, normalised, the company hidden, then compared with the others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.models import Platform
from renovation.prices.models import PriceImport, PriceReference
from renovation.prices.operations.hiding import company_key, fingerprint_of
from renovation.prices.operations.keeping import let_go
from renovation.prices.operations.sifting import sift
from renovation.prices.queries.bands import Sources, sources_on
from renovation.prices.rules.gates import SeedRange, faults_of
from renovation.prices.rules.lines import Fault, Line, LinesRefused
from renovation.territories.models import Commune, CommunePart
from renovation.works.rules.catalogue import catalogue

Numbered = tuple[int, Line]


@dataclass(frozen=True)
class Giver:
    """Who records, for which platform, and when."""

    platform: Platform
    user_id: UUID | None
    now: datetime


@transaction.atomic
def record_reference(*, line: Line, giver: Giver) -> PriceReference:
    """One line of a quote or of an invoice. Raises LinesRefused with every reason; the same line again is refused."""
    reference = keep_lines([(0, line)], [], giver=giver)[0]
    record(
        Action.PRICE_RECORDED, subject=reference, platform_id=giver.platform.pk, detail={"type": reference.work_type}
    )
    reference.refresh_from_db()
    return reference


def keep_lines(
    lines: Sequence[Numbered], faults: Iterable[Fault], *, giver: Giver, file: PriceImport | None = None
) -> list[PriceReference]:
    """All of them or none: raises LinesRefused with what was wrong before (`faults`) and what is wrong here."""
    today = timezone.localdate(giver.now)
    sources = sources_on(today)
    found = [*faults]
    for number, line in lines:
        found += [Fault(number, reason) for reason in faults_of(line, seed=_seed(line, sources), today=today)]
    communes = _communes(lines)
    found += [Fault(number, _unknown(line)) for number, line in lines if _lacks_place(line, communes)]
    rows = [] if found else [_row(line, communes, giver, file) for _, line in lines]
    found += _twice(lines, rows)
    if found:
        raise LinesRefused(found)
    PriceReference.objects.bulk_create(rows, batch_size=1000)
    groups = {(row.region_id, row.work_type, row.unit) for row in rows}
    let_go(groups, now=giver.now)
    sift(groups, now=giver.now)
    return rows


def _seed(line: Line, sources: Sources) -> SeedRange | None:
    found = catalogue().find(line.work_type)
    band = sources.seed(found, line.unit) if found else None
    return SeedRange(band.low, band.high) if band else None


def _communes(lines: Iterable[Numbered]) -> dict[str, Commune]:
    """By INSEE code (those of former communes too), and the largest of each intercommunality by its SIREN."""
    named = {line.insee for _, line in lines if line.insee}
    sirens = {line.epci for _, line in lines if line.epci and not line.insee}
    rows = Commune.objects.select_related("department", "merged_into__department")
    found = {row.pk: row.merged_into or row for row in rows.filter(pk__in=named)}
    parts = CommunePart.objects.filter(pk__in=named - set(found)).select_related("commune__department")
    found |= {part.pk: part.commune for part in parts}
    for row in rows.filter(intercommunality_id__in=sirens, merged_into__isnull=True).order_by("population"):
        found[str(row.intercommunality_id)] = row
    return found


def _lacks_place(line: Line, communes: dict[str, Commune]) -> bool:
    asked = line.insee or line.epci
    return bool(asked) and asked not in communes


def _unknown(line: Line) -> str:
    if line.insee:
        return f"La commune «\u00a0{line.insee[:12]}\u00a0» est inconnue\u00a0: écrivez son code INSEE."
    return f"L’intercommunalité «\u00a0{line.epci[:12]}\u00a0» est inconnue\u00a0: écrivez son SIREN."


def _twice(lines: Sequence[Numbered], rows: Sequence[PriceReference]) -> list[Fault]:
    """Lines that are there already, in the base or earlier in the same file."""
    prints = {row.fingerprint for row in rows}
    names = {row.source_reference for row in rows if row.source_reference}
    known = set(PriceReference.objects.filter(fingerprint__in=prints).values_list("fingerprint", flat=True))
    given = set(PriceReference.objects.filter(source_reference__in=names).values_list("source_reference", flat=True))
    # A line that we exported comes back under our own identifier.
    given |= {str(pk) for pk in PriceReference.objects.filter(pk__in=_uuids(names)).values_list("pk", flat=True)}
    faults = []
    for (number, _), row in zip(lines, rows, strict=False):
        if row.fingerprint in known or row.source_reference in given:
            faults.append(Fault(number, "Cette ligne est déjà dans la base."))
        known.add(row.fingerprint)
        given |= {row.source_reference} - {""}
    return faults


def _uuids(names: Iterable[str]) -> list[UUID]:
    found = []
    for name in names:
        try:
            found.append(UUID(name))
        except ValueError:
            continue
    return found


def _row(line: Line, communes: dict[str, Commune], giver: Giver, file: PriceImport | None) -> PriceReference:
    commune, key = communes[line.insee or line.epci], company_key(line.company)
    return PriceReference(
        platform=giver.platform,
        work_type=line.work_type,
        unit=line.unit,
        quantity=line.quantity,
        amount_ht=line.amount_ht,
        unit_price_ht=line.unit_price_ht,
        vat_rate=line.vat_rate,
        characteristics={code: str(value) for code, value in line.characteristics.items()},
        document=line.document,
        nature=line.nature,
        on=line.on,
        is_quarter=line.is_quarter,
        commune=commune if line.insee else None,
        intercommunality_id=commune.intercommunality_id,
        department=commune.department,
        region_id=commune.department.region_id,
        company_key=key,
        fingerprint=fingerprint_of(line, key),
        source_reference=line.reference,
        file=file,
        recorded_by_id=giver.user_id,
        recorded_at=giver.now,
    )
