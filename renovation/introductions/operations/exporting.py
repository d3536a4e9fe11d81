"""The firms of a search, as a table for an adviser. The public has no such file."""

from django.db import transaction

from renovation.cases.models import Case
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.professionals.queries import Search
from renovation.professionals.rules.works import Works

MOST = 500
HEADER = (
    "SIRET",
    "Entreprise",
    "Adresse",
    "Code postal",
    "Commune",
    "Distance (km)",
    "Téléphone",
    "E-mail",
    "Domaines",
)


@transaction.atomic
def export_companies(*, case: Case, works: Works, found: Search) -> list[tuple[str, ...]]:
    """The header, then one line for each firm, the nearest first; journalled."""
    companies = found.companies[:MOST]
    detail = {"works": works.code, "radius_km": found.radius_km, "companies": len(companies)}
    record(Action.COMPANIES_EXPORTED, subject=case, platform_id=case.platform_id, detail=detail)
    return [
        HEADER,
        *(
            (
                one.siret,
                one.name,
                one.address,
                one.postcode,
                one.commune.name if one.commune is not None else "",
                f"{one.distance_km:.1f}".replace(".", ","),
                one.phone,
                one.email,
                ", ".join(
                    f"{held.get_domain_display()} jusqu’au {held.valid_to:%d/%m/%Y}"
                    for held in one.valid  # type: ignore[attr-defined]
                ),
            )
            for one in companies
        ),
    ]
