"""A segment over 100 000 cases: its counts by commune. The data are made in a transaction and left in none."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from config.bench.case_list import measuring_platform
from config.bench.registry import Figure, benchmark, median_ms
from renovation.campaigns.queries import count_segment, reaches_of
from renovation.campaigns.rules.criteria import Criteria
from renovation.pathways.operations import version_for_new_cases
from renovation.platforms.models import Platform

CASES = 100_000
LIMIT_MS = 150
# Asked once on the page, beside the counts.
REACH_MS = 600
# Identifiers follow from the number: nothing has to be joined.
_FILL = """
    INSERT INTO households_household (id, platform_id, first_name, last_name, email, phone, preferred_channel,
            search_name, created_at, last_contact_at)
        SELECT md5('h' || n)::uuid, %(platform)s, 'Camille', 'Morel ' || n, 'mesure-' || n || '@courriel.example',
            '06 00 00 00 00', '', 'morel ' || n, now(), now() - n * interval '5 minutes'
        FROM generate_series(1, %(cases)s) AS n;
    INSERT INTO dwellings_dwelling (id, platform_id, commune_id, kind, address, postcode, construction_period,
            estimated_class, heating, created_at)
        SELECT md5('d' || n)::uuid, %(platform)s, (%(communes)s::text[])[1 + n %% %(places)s],
            (ARRAY['house', 'flat'])[1 + n %% 2], '', '', (ARRAY['before_1948', '1948_1974', '2013_2021'])[1 + n %% 3],
            (ARRAY['A', 'B', 'C', 'D', 'E', 'F', 'G'])[1 + n %% 7], (ARRAY['oil', 'gas', 'electric'])[1 + n %% 3], now()
        FROM generate_series(1, %(cases)s) AS n;
    INSERT INTO cases_case (id, number, platform_id, household_id, dwelling_id, title, pathway_version_id, stage,
            stage_name, stage_since, summary, opened_at, changed_at, revision)
        SELECT md5('c' || n)::uuid, 'MES-' || n, %(platform)s, md5('h' || n)::uuid, md5('d' || n)::uuid, '',
            %(version)s, (ARRAY['information', 'works', 'closed'])[1 + n %% 3], 'Étape', now(), '', now(), now(), 1
        FROM generate_series(1, %(cases)s) AS n;
    INSERT INTO households_consent (id, household_id, purpose, text_version, text, channel, given_at)
        SELECT md5('a' || n)::uuid, md5('h' || n)::uuid, 'advice', '1', '', 'web', now()
        FROM generate_series(1, %(cases)s) AS n WHERE n %% 3 > 0;
"""


@benchmark("segments")
def segments() -> Iterator[Figure]:
    """Everything, a narrow choice, and all criteria at once."""
    with transaction.atomic():
        platform = measuring_platform()
        _fill(platform)
        now = timezone.now()
        for name, asked in (
            ("100 000 dossiers : tous, par commune", {}),
            ("100 000 dossiers : classes F et G au fioul", {"classes": ("F", "G"), "heatings": ("oil",)}),
            (
                "100 000 dossiers : logement, étape, silence et accord",
                {
                    "kinds": ("house",),
                    "classes": ("E", "F", "G"),
                    "stages": ("information", "works"),
                    "silent_days": 60,
                    "agreement": "advice",
                },
            ),
        ):
            criteria = Criteria(**asked)  # type: ignore[arg-type]
            yield Figure(name, median_ms(lambda c=criteria: _count(platform.pk, c, now), times=11), LIMIT_MS)  # type: ignore[misc]
        reach = median_ms(lambda: reaches_of(platform.pk, Criteria(), purpose="advice", now=now), times=7)
        yield Figure("100 000 dossiers : ménages joignables par e-mail, par téléphone", reach, REACH_MS)
        transaction.set_rollback(True)


def _count(platform_id: UUID, criteria: Criteria, now: datetime) -> None:
    count_segment(platform_id, criteria, now=now)


def _fill(platform: Platform) -> None:
    communes = list(platform.communes.values_list("pk", flat=True))
    values: dict[str, Any] = {
        "platform": platform.pk,
        "version": version_for_new_cases(platform_id=platform.pk).pk,
        "communes": communes,
        "places": len(communes),
        "cases": CASES,
    }
    with connection.cursor() as cursor:
        for statement in _FILL.split(";\n"):
            if statement.strip():
                cursor.execute(statement, values)
        cursor.execute("ANALYZE")
