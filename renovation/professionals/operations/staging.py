"""Reading rows into the staging table by COPY; what cannot be used goes to the quarantine with its reason."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import connection

from renovation.professionals.models import DirectoryImport, DomainLabel, QuarantinedRow, StagedRow
from renovation.professionals.queries.places import known_places
from renovation.professionals.rules.ademe import DirectoryRow, RowRefused, parse_row
from renovation.professionals.rules.communes import Places
from renovation.professionals.rules.labels import ReadLabel
from renovation.professionals.rules.reasons import Reason
from renovation.territories.rules.names import search_key

_COLUMNS = tuple(one.column for one in StagedRow._meta.local_fields if not one.primary_key)
_COPY = f"COPY {StagedRow._meta.db_table} ({', '.join(_COLUMNS)}) FROM STDIN"
# Kept for reading, not for repairing by hand: the counts by reason tell the rest.
MOST_QUARANTINED_KEPT = 2000


@dataclass
class Staged:
    """What one reading gave."""

    read: int = 0
    refused: Counter[Reason] = field(default_factory=Counter)
    unknown: dict[str, str] = field(default_factory=dict)

    @property
    def quarantined(self) -> int:
        return self.refused.total()


def stage(
    *, directory_import: DirectoryImport, rows: Iterable[tuple[int, Mapping[str, str], bool]], on: date
) -> Staged:
    """Copy usable rows to the staging table, one line for each domain; tells what was read and set aside."""
    staged = Staged()
    settled, places = _settled_labels(), known_places()
    room = MOST_QUARANTINED_KEPT - directory_import.quarantine.count()
    quarantine: list[QuarantinedRow] = []
    with connection.cursor() as cursor, cursor.copy(_COPY) as copy:
        for line, cells, is_whole in rows:
            staged.read += 1
            try:
                row = _read(cells, is_whole)
            except RowRefused as refused:
                staged.refused[refused.reason] += 1
                if len(quarantine) < room:
                    quarantine.append(_quarantined(directory_import, line, cells, refused))
                continue
            located = _located(row, places)
            for label in row.labels:
                domain = label.domain.value if label.domain else settled.get(label.key, "")
                if not label.is_known and label.key not in settled:
                    staged.unknown[label.key] = label.label
                copy.write_row(_line(directory_import, line, row, label, (*located, domain)))
    QuarantinedRow.objects.bulk_create(quarantine, batch_size=1000)
    _remember_labels(staged.unknown, on)
    return staged


def _read(cells: Mapping[str, str], is_whole: bool) -> DirectoryRow:
    if not is_whole:
        raise RowRefused(Reason.COLUMNS)
    return parse_row(cells)


def _settled_labels() -> dict[str, str]:
    return dict(DomainLabel.objects.filter(is_settled=True).values_list("key", "domain"))


def _located(row: DirectoryRow, places: Places) -> tuple[str, float | None, float | None, bool]:
    """The commune, then the point of the row, else that of its commune, said to be approximate."""
    place = places.find(row.postcode, row.commune_name)
    insee = place.insee if place else ""
    if row.latitude is not None:
        return insee, row.latitude, row.longitude, False
    return (insee, place.latitude, place.longitude, True) if place else ("", None, None, False)


def _line(
    directory_import: DirectoryImport,
    line: int,
    row: DirectoryRow,
    label: ReadLabel,
    settled: tuple[str, float | None, float | None, bool, str],
) -> tuple[object, ...]:
    """In the order of the columns of the table."""
    insee, latitude, longitude, is_approximate, domain = settled
    return (
        directory_import.pk,
        line,
        row.siret,
        row.name,
        search_key(row.name)[:200],
        row.address,
        row.postcode,
        row.commune_name,
        insee,
        row.phone,
        row.email,
        row.website,
        latitude,
        longitude,
        is_approximate,
        row.body.value,
        row.code,
        row.label,
        row.certificate,
        row.certificate_url,
        label.key,
        domain,
        row.for_households,
        row.valid_from,
        row.valid_to,
    )


def _quarantined(
    directory_import: DirectoryImport, line: int, cells: Mapping[str, str], refused: RowRefused
) -> QuarantinedRow:
    return QuarantinedRow(
        directory_import=directory_import,
        line=line,
        reason=refused.reason.value,
        siret=_printable(cells.get("siret", ""))[:40],
        name=_printable(cells.get("nom_entreprise", ""))[:200],
        value=_printable(refused.value)[:200],
    )


def _printable(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _remember_labels(unknown: Mapping[str, str], on: date) -> None:
    """New labels wait for an administrator."""
    DomainLabel.objects.bulk_create(
        [DomainLabel(key=key, label=label, first_seen_on=on) for key, label in unknown.items()], ignore_conflicts=True
    )
