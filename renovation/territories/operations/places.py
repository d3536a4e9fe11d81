"""What stands around communes: regions, départements and their climate, EPCI, postcodes."""

import csv
from collections.abc import Sequence
from pathlib import Path

from renovation.territories.models import Department, Intercommunality, Postcode, Region
from renovation.territories.rules.climate import cee_zone, dpe_zone
from renovation.territories.rules.lines import CommuneRow

DATA = Path(__file__).resolve().parents[1] / "data"


def import_departments() -> None:
    """Names and zones follow our table; nothing is deleted."""
    with (DATA / "departments.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    Region.objects.bulk_create(
        [Region(code=code, name=name) for code, name in {line["region"]: line["region_nom"] for line in lines}.items()],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name"],
    )
    Department.objects.bulk_create(
        [
            Department(
                code=line["code"],
                name=line["nom"],
                region_id=line["region"],
                dpe_zone=dpe_zone(line["code"]),
                cee_zone=cee_zone(line["code"]),
            )
            for line in lines
        ],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "region", "dpe_zone", "cee_zone"],
    )


def import_intercommunalities(rows: Sequence[CommuneRow]) -> None:
    """A file without names of EPCI takes none away."""
    names = dict.fromkeys((row.epci_siren for row in rows if row.epci_siren), "")
    names |= {row.epci_siren: row.epci_name for row in rows if row.epci_siren and row.epci_name}
    known = Intercommunality.objects.in_bulk(names)
    Intercommunality.objects.bulk_create(
        [
            Intercommunality(siren=siren, name=name or f"EPCI {siren}")
            for siren, name in sorted(names.items())
            if siren not in known
        ]
    )
    renamed = [found for siren, found in known.items() if names[siren] and found.name != names[siren]]
    for found in renamed:
        found.name = names[found.siren]
    Intercommunality.objects.bulk_update(renamed, ["name"])


def import_postcodes(rows: Sequence[CommuneRow]) -> int:
    """The postcodes of these communes become those of the file; tells how many came or went."""
    told = {(code, row.insee) for row in rows for code in row.postcodes}
    communes = {insee for _, insee in told}
    stored = {
        (code, insee): pk
        for pk, code, insee in Postcode.objects.values_list("pk", "code", "commune_id")
        if insee in communes
    }
    missing = told - stored.keys()
    left = [pk for pair, pk in stored.items() if pair not in told]
    Postcode.objects.filter(pk__in=left).delete()
    Postcode.objects.bulk_create(
        [Postcode(code=code, commune_id=insee) for code, insee in sorted(missing)], batch_size=5000
    )
    return len(missing) + len(left)
