"""The price base: statistics over 200 000 lines. The data are made in a transaction and left in none."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from django.db import connection, transaction
from django.utils import timezone

from config.bench.registry import Figure, benchmark, median_ms
from renovation.aids.rules import seeds as aid_seeds
from renovation.diagnosis.rules import seeds as diagnosis_seeds
from renovation.platforms.enums import OrganisationKind
from renovation.platforms.models import Organisation, Platform
from renovation.prices.models import PriceFigure, PriceReference
from renovation.prices.operations.keeping import recount_all
from renovation.prices.queries.bands import bands_of_all, rungs_of, sources_on, usual_band
from renovation.prices.queries.places import ladder_of
from renovation.prices.queries.statistics import Asked, figures_by_year
from renovation.prices.rules import seeds as price_seeds
from renovation.prices.rules.indexing import months_before
from renovation.prices.rules.statistics import Place
from renovation.quantities.operations import load_parameters
from renovation.territories.models import Commune, Department, Intercommunality, Region
from renovation.works.rules.catalogue import catalogue

LINES = 200_000
LIMIT_MS = 200
NIGHTLY_LIMIT_MS = 120_000
COMPANIES = 900
# Every type, its lines spread over five years in one place: the widest count there is.
_FILL = """
INSERT INTO prices_pricereference (
    id, platform_id, work_type, unit, quantity, amount_ht, unit_price_ht, characteristics, document, nature, "on",
    is_quarter, commune_id, intercommunality_id, department_id, region_id, company_key, fingerprint, source_reference,
    recorded_at, aside_reason, aside_note)
SELECT gen_random_uuid(), %(platform)s,
       (%(types)s::text[])[1 + n %% %(kinds)s], (%(units)s::text[])[1 + n %% %(kinds)s],
       1 + n %% 40, 100, round((20 + 900 * power(((n * 7919) %% 1009) / 1009.0, 2))::numeric, 2), '{}',
       'devis', 'direct',
       %(today)s::date - (n * 31 %% 1800)::int, false, %(commune)s, %(epci)s, %(department)s, %(region)s,
       md5('firm' || n * 613 %% %(companies)s)::uuid, 'bench-' || n, '', now(), '', ''
FROM generate_series(1, %(lines)s) n
"""


@benchmark("prix")
def prices() -> Iterator[Figure]:
    """One type is counted anew each time; the table of all types each night, save the types that changed since."""
    today = timezone.localdate()
    with _many_lines(today) as ladder:
        nightly = median_ms(lambda: recount_all(now=timezone.now()), times=1, warm_up=0)
        yield Figure("200 000 lignes : compter tous les territoires, la nuit", nightly, NIGHTLY_LIMIT_MS)
        for name, call in _readings(ladder, today):
            yield Figure(f"200 000 lignes : {name}", median_ms(call, times=9, warm_up=2), LIMIT_MS)


def _readings(ladder: tuple[Place, ...], today: date) -> list[tuple[str, Callable[[], object]]]:
    kinds = [(one.code, one.unit.code) for one in catalogue().types]
    sources, found, kind = sources_on(today), catalogue().types[0], kinds[0]
    whole = Asked(ladder[-1], months_before(today, 60), today, sources.index)

    def table() -> object:
        return bands_of_all(kinds, ladder, months=24, on=today, sources=sources)

    def table_after_a_change() -> object:
        PriceFigure.objects.filter(work_type=kind[0]).delete()
        return table()

    return [
        ("la fourchette d’un type", lambda: usual_band(found, kind[1], ladder, on=today, sources=sources)),
        ("un type, territoire par territoire", lambda: rungs_of(kind, ladder, months=24, on=today, sources=sources)),
        ("un type, année par année", lambda: figures_by_year(whole, kind)),
        ("le tableau de tous les types", table),
        ("ce tableau, un prix vient de changer", table_after_a_change),
    ]


@contextmanager
def _many_lines(today: date) -> Iterator[tuple[Place, ...]]:
    with transaction.atomic():
        commune, platform = _commune(), _platform()
        entries = [*diagnosis_seeds.seed_entries(), *aid_seeds.seed_entries(), *price_seeds.seed_entries()]
        load_parameters(entries=entries, at=timezone.now() - timedelta(days=1))
        types = catalogue().types
        with connection.cursor() as cursor:
            cursor.execute(
                _FILL,
                {
                    "platform": platform.pk,
                    "types": [one.code for one in types],
                    "units": [one.unit.code for one in types],
                    "kinds": len(types),
                    "companies": COMPANIES,
                    "lines": LINES,
                    "today": today,
                    "commune": commune.pk,
                    "epci": commune.intercommunality_id,
                    "department": commune.department_id,
                    "region": commune.department.region_id,
                },
            )
            cursor.execute(f"ANALYZE {PriceReference._meta.db_table}")
        yield ladder_of(commune)
        transaction.set_rollback(True)


def _platform() -> Platform:
    organisation = Organisation.objects.create(name="Structure de mesure", kind=OrganisationKind.STRUCTURE)
    return Platform.objects.create(
        slug="mesure-prix",
        name="Plateforme de mesure",
        territory_name="Mesure",
        case_prefix="MEP",
        organisation=organisation,
        public_url="http://localhost",
        email="mesure@maisonnee.example",
        privacy_email="mesure@maisonnee.example",
    )


def _commune() -> Commune:
    region, _ = Region.objects.get_or_create(code="27", defaults={"name": "Bourgogne-Franche-Comté"})
    department, _ = Department.objects.get_or_create(code="25", defaults={"name": "Doubs", "region": region})
    epci, _ = Intercommunality.objects.get_or_create(siren="242500361", defaults={"name": "Grand Besançon Métropole"})
    found, _ = Commune.objects.get_or_create(
        insee="25056",
        defaults={
            "name": "Besançon",
            "search_name": "besancon",
            "department": department,
            "intercommunality": epci,
        },
    )
    return Commune.objects.select_related("department__region", "intercommunality").get(pk=found.pk)
