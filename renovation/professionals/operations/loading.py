"""Loading the directory whole from rows in ADEME's shape, at once: demonstrations and tests."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.professionals.enums import ImportState
from renovation.professionals.models import DirectoryImport, DirectoryRelease
from renovation.professionals.operations.releasing import ADEME, OPEN_LICENCE, apply_staged
from renovation.professionals.operations.staging import stage
from renovation.professionals.rules.demonstration import Place, demonstration_rows
from renovation.territories.models import Commune, Postcode

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
    directory_import = DirectoryImport.objects.create(
        filename=source[:200], state=ImportState.APPLIED, asked_at=timezone.now(), data_date=data_date
    )
    numbered = ((number, row, True) for number, row in enumerate(rows, start=1))
    staged = stage(directory_import=directory_import, rows=numbered, on=data_date)
    directory_import.rows_read = staged.read
    directory_import.rows_quarantined = staged.quarantined
    directory_import.ended_at = timezone.now()
    release = apply_staged(
        directory_import=directory_import, source=source, licence=licence, is_demonstration=is_demonstration
    )
    directory_import.save()
    record(
        Action.CONFIGURATION_CHANGED,
        subject=release,
        detail={"companies": release.companies, "refused": release.refused_rows},
    )
    return release


def generate_demonstration(
    *, communes: Sequence[Commune], seed: int, on: date, companies: int = 240
) -> DirectoryRelease:
    """Fill the directory with invented companies standing in these communes, the same for the same seed."""
    rows = demonstration_rows(places_of(communes), companies=companies, seed=seed, on=on)
    return load_rows(rows=rows, data_date=on, source=INVENTED, licence=FREE, is_demonstration=True)


def places_of(communes: Sequence[Commune]) -> list[Place]:
    """Where invented companies may stand: the same order whatever that of the communes."""
    postcodes = dict(Postcode.objects.filter(commune__in=communes).order_by("-code").values_list("commune_id", "code"))
    return [
        Place(
            commune.name,
            postcodes[commune.pk],
            commune.population,
            None if commune.latitude is None else float(commune.latitude),
            None if commune.longitude is None else float(commune.longitude),
        )
        for commune in sorted(communes, key=lambda commune: commune.pk)
        if commune.pk in postcodes
    ]
