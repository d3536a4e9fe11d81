"""Loading the directory whole from rows in ADEME's shape."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db import transaction

from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.professionals.models import Company, DirectoryRelease, Qualification
from renovation.professionals.rules.ademe import DirectoryRow, RowRefused, parse_row
from renovation.professionals.rules.demonstration import Place, demonstration_rows
from renovation.territories.models import Commune, Postcode
from renovation.territories.rules.names import search_key

ADEME = "ADEME, liste des entreprises RGE (France Rénov’)"
OPEN_LICENCE = "Licence Ouverte 2.0 (Etalab)"
INVENTED = "Entreprises inventées pour la démonstration"
FREE = "réutilisation libre"


@transaction.atomic
def load_rows(
    *,
    rows: Iterable[Mapping[str, str]],
    data_date: date,
    source: str = ADEME,
    licence: str = OPEN_LICENCE,
    is_demonstration: bool = False,
) -> DirectoryRelease:
    """Put these rows in the place of the directory's content; unusable rows are counted, not loaded."""
    good, refused = _sorted_rows(rows)
    Company.objects.all().delete()
    companies = _companies(good)
    Company.objects.bulk_create(companies, batch_size=1000)
    Qualification.objects.bulk_create(_qualifications(good), batch_size=2000, ignore_conflicts=True)
    release = DirectoryRelease.objects.create(
        source=source,
        licence=licence,
        data_date=data_date,
        is_demonstration=is_demonstration,
        companies=len(companies),
        refused_rows=refused,
    )
    record(Action.CONFIGURATION_CHANGED, subject=release, detail={"companies": len(companies), "refused": refused})
    return release


def generate_demonstration(
    *, communes: Sequence[Commune], seed: int, on: date, companies: int = 240
) -> DirectoryRelease:
    """Fill the directory with invented companies standing in these communes, the same for the same seed."""
    postcodes = _first_postcodes(communes)
    places = [
        Place(commune.name, postcodes[commune.pk], commune.population)
        for commune in sorted(communes, key=lambda commune: commune.pk)
        if commune.pk in postcodes
    ]
    rows = demonstration_rows(places, companies=companies, seed=seed, on=on) if places else ()
    return load_rows(rows=rows, data_date=on, source=INVENTED, licence=FREE, is_demonstration=True)


def _sorted_rows(rows: Iterable[Mapping[str, str]]) -> tuple[list[DirectoryRow], int]:
    good: list[DirectoryRow] = []
    refused = 0
    for row in rows:
        try:
            good.append(parse_row(row))
        except RowRefused:
            refused += 1
    return good, refused


def _companies(rows: Sequence[DirectoryRow]) -> list[Company]:
    """One company for each SIRET: the row of the latest qualification tells its address."""
    latest = {row.siret: row for row in sorted(rows, key=lambda row: row.valid_from)}
    places = _communes_by_place(latest.values())
    return [
        Company(
            siret=row.siret,
            name=row.name,
            search_name=search_key(row.name)[:200],
            address=row.address,
            postcode=row.postcode,
            commune_id=places.get((row.postcode, search_key(row.commune_name))),
            phone=row.phone,
            email=row.email,
            website=row.website,
        )
        for row in latest.values()
    ]


def _qualifications(rows: Sequence[DirectoryRow]) -> list[Qualification]:
    return [
        Qualification(
            company_id=row.siret, domain=domain, body=row.body, valid_from=row.valid_from, valid_to=row.valid_to
        )
        for row in rows
        for domain in row.domains
    ]


def _communes_by_place(rows: Iterable[DirectoryRow]) -> dict[tuple[str, str], str]:
    codes = {row.postcode for row in rows}
    postcodes = Postcode.objects.filter(code__in=codes).select_related("commune")
    return {(postcode.code, postcode.commune.search_name): postcode.commune_id for postcode in postcodes}


def _first_postcodes(communes: Sequence[Commune]) -> dict[str, str]:
    postcodes = Postcode.objects.filter(commune__in=communes).order_by("-code").values_list("commune_id", "code")
    return dict(postcodes)
