"""Bringing the reference of communes into the tables: whole file or nothing, again and again the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.territories.models import Commune, Department
from renovation.territories.operations.parts import import_parts, merge_communes
from renovation.territories.operations.places import (
    DATA,
    import_departments,
    import_intercommunalities,
    import_postcodes,
)
from renovation.territories.rules.files import LineError, UnreadableFile, read_communes
from renovation.territories.rules.lines import CommuneRow
from renovation.territories.rules.names import search_key

DEMONSTRATION = DATA / "demonstration_communes.csv"
DEMONSTRATION_PARTS = DATA / "demonstration_parts.csv"
# Overseas collectivities: in the national file, in no département.
_COLLECTIVITIES = {"975", "977", "978", "984", "986", "987", "988"}
_FIELDS = (
    "name",
    "search_name",
    "department_id",
    "intercommunality_id",
    "population",
    "latitude",
    "longitude",
    "altitude_m",
    "merged_into_id",
)


@dataclass(frozen=True)
class ImportReport:
    """What the file held and what it changed. `merged` are codes of communes that became parts of another."""

    communes: int
    added: int
    changed: int
    errors: tuple[LineError, ...]
    parts_changed: int = 0
    postcodes_changed: int = 0
    merged: tuple[str, ...] = ()


@transaction.atomic
def import_communes(*, content: bytes) -> ImportReport:
    """Load a file of communes and parts. Wrong lines stop the whole import and are all reported.

    An altitude already known is kept when the file has none. Raises UnreadableFile for a foreign file.
    """
    file = read_communes(content)
    if not file.rows and not file.parts and not file.errors:
        raise UnreadableFile("Le fichier ne contient aucune commune.")
    import_departments()
    errors = (*file.errors, *_unknown_departments(file.rows))
    if errors:
        return ImportReport(communes=len(file.rows), added=0, changed=0, errors=errors)
    departments = set(Department.objects.values_list("code", flat=True))
    rows = [row for row in file.rows if row.department in departments]
    import_intercommunalities(rows)
    added, changed = _import_rows(rows)
    report = ImportReport(
        communes=len(file.rows),
        added=added,
        changed=changed,
        errors=(),
        postcodes_changed=import_postcodes(rows),
        parts_changed=import_parts(file.parts),
        merged=merge_communes(file.parts),
    )
    record(Action.CONFIGURATION_CHANGED, detail={"communes": len(file.rows), "added": added, "changed": changed})
    return report


def _unknown_departments(rows: Sequence[CommuneRow]) -> tuple[LineError, ...]:
    known = set(Department.objects.values_list("code", flat=True)) | _COLLECTIVITIES
    return tuple(
        LineError(0, f"{row.insee} {row.name} : le département « {row.department} » est inconnu")
        for row in rows
        if row.department not in known
    )


def _import_rows(rows: Sequence[CommuneRow]) -> tuple[int, int]:
    known = Commune.objects.in_bulk([row.insee for row in rows])
    communes = [_commune(row, known.get(row.insee)) for row in rows]
    changed = [
        commune
        for commune in communes
        if commune.pk in known
        and any(getattr(commune, field) != getattr(known[commune.pk], field) for field in _FIELDS)
    ]
    added = [commune for commune in communes if commune.pk not in known]
    Commune.objects.bulk_create(added, batch_size=2000)
    Commune.objects.bulk_update(changed, [field.removesuffix("_id") for field in _FIELDS], batch_size=1000)
    return len(added), len(changed)


def _commune(row: CommuneRow, known: Commune | None) -> Commune:
    """A commune of the file exists: should it have been merged once, it is whole again."""
    altitude_m = row.altitude_m if row.altitude_m is not None else (known.altitude_m if known else None)
    return Commune(
        insee=row.insee,
        name=row.name,
        search_name=search_key(row.name),
        department_id=row.department,
        intercommunality_id=row.epci_siren or None,
        population=row.population,
        latitude=row.latitude,
        longitude=row.longitude,
        altitude_m=altitude_m,
    )
