"""Bringing the reference of communes into the tables: whole file or nothing, again and again the same."""

import csv
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.territories.models import Commune, Department, Intercommunality, Postcode, Region
from renovation.territories.rules.files import CommuneRow, LineError, UnreadableFile, read_communes
from renovation.territories.rules.names import search_key

DATA = Path(__file__).resolve().parent / "data"
DEMONSTRATION = DATA / "demonstration_communes.csv"
_FIELDS = (
    "name",
    "search_name",
    "department_id",
    "intercommunality_id",
    "population",
    "latitude",
    "longitude",
    "altitude_m",
)


@dataclass(frozen=True)
class ImportReport:
    communes: int
    added: int
    changed: int
    errors: tuple[LineError, ...]


@transaction.atomic
def import_communes(*, content: bytes) -> ImportReport:
    """Load a file of communes. Wrong lines stop the whole import and are all reported; nothing is half-written.

    An altitude already known is kept when the file has none. Raises UnreadableFile for a foreign file.
    """
    file = read_communes(content)
    if not file.rows and not file.errors:
        raise UnreadableFile("Le fichier ne contient aucune commune.")
    _import_departments()
    errors = (*file.errors, *_unknown_departments(file.rows))
    if errors:
        return ImportReport(communes=len(file.rows), added=0, changed=0, errors=errors)
    _import_intercommunalities(file.rows)
    added, changed = _import_rows(file.rows)
    record(Action.CONFIGURATION_CHANGED, detail={"communes": len(file.rows), "added": added, "changed": changed})
    return ImportReport(communes=len(file.rows), added=added, changed=changed, errors=())


def _import_departments() -> None:
    with (DATA / "departments.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    Region.objects.bulk_create(
        [Region(code=code, name=name) for code, name in {line["region"]: line["region_nom"] for line in lines}.items()],
        ignore_conflicts=True,
    )
    Department.objects.bulk_create(
        [Department(code=line["code"], name=line["nom"], region_id=line["region"]) for line in lines],
        ignore_conflicts=True,
    )


def _unknown_departments(rows: tuple[CommuneRow, ...]) -> tuple[LineError, ...]:
    known = set(Department.objects.values_list("code", flat=True)) | {"975", "977", "978", "984", "986", "987", "988"}
    return tuple(
        LineError(0, f"{row.insee} {row.name} : le département « {row.department} » est inconnu")
        for row in rows
        if row.department not in known
    )


def _import_intercommunalities(rows: tuple[CommuneRow, ...]) -> None:
    names = dict.fromkeys((row.epci_siren for row in rows if row.epci_siren), "")
    names |= {row.epci_siren: row.epci_name for row in rows if row.epci_siren and row.epci_name}
    missing = set(names) - set(Intercommunality.objects.values_list("siren", flat=True))
    Intercommunality.objects.bulk_create(
        [Intercommunality(siren=siren, name=names[siren] or f"EPCI {siren}") for siren in sorted(missing)]
    )


def _import_rows(rows: tuple[CommuneRow, ...]) -> tuple[int, int]:
    metropolitan = set(Department.objects.values_list("code", flat=True))
    kept = [row for row in rows if row.department in metropolitan]
    known = Commune.objects.in_bulk([row.insee for row in kept])
    communes = [_commune(row, known.get(row.insee)) for row in kept]
    changed = [
        commune
        for commune in communes
        if commune.pk in known
        and any(getattr(commune, field) != getattr(known[commune.pk], field) for field in _FIELDS)
    ]
    added = [commune for commune in communes if commune.pk not in known]
    Commune.objects.bulk_create(added, batch_size=2000)
    Commune.objects.bulk_update(changed, _FIELDS, batch_size=1000)
    Postcode.objects.bulk_create(
        [Postcode(code=code, commune_id=row.insee) for row in kept for code in row.postcodes],
        batch_size=5000,
        ignore_conflicts=True,
    )
    return len(added), len(changed)


def _commune(row: CommuneRow, known: Commune | None) -> Commune:
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
