"""Lists at the size of the announced figures: 100 000 cases, 1 000 000 events. Made in a transaction,
left in none."""

import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter
from typing import Any
from uuid import uuid4

from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from config.bench.case_list import NAMES, any_commune, logged_in, measuring_platform
from config.bench.registry import Figure, benchmark, median_ms
from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.cases.operations import ask_export
from renovation.cases.operations.exports import PART, write_part
from renovation.cases.queries import CaseCriteria, board, cases_found
from renovation.cases.rules.listing import Listing
from renovation.pathways.operations import version_for_new_cases
from renovation.pathways.queries import stage_names
from renovation.platforms.enums import Role
from renovation.platforms.models import Membership, Platform
from renovation.platforms.queries import reader_for
from renovation.platforms.rules.reader import Reader

CASES, TEAM, EXPORTED = 100_000, 12, 20_000
LIST_MS, SEARCH_MS, CASE_MS, MORNING_MS, EXPORT_S, EXPORT_MB = 80, 60, 80, 100, 20, 64
COMMON_MS, CASE_QUERIES = 500, 20
# By the number of the case: three notes, three acts, two messages, a task and a change of stage make ten events.
_HOUSEHOLDS = """
INSERT INTO households_household (id, platform_id, first_name, last_name, email, phone, preferred_channel,
    search_name, created_at, last_contact_at)
SELECT md5('h' || n)::uuid, %(platform)s, 'Camille', (%(names)s::text[])[1 + n %% 10] || ' ' || n, 'menage-' ||
    n || '@m.example',
    '06 ' || to_char(n, 'FM00000000'), '', lower(replace((%(names)s::text[])[1 + n %% 10], 'œ', 'oe')) ||
    ' ' || n || ' camille',
    now(), now() - (n %% 400) * interval '1 day'
FROM generate_series(1, %(cases)s) n
"""
_DWELLINGS = """
INSERT INTO dwellings_dwelling (id, platform_id, kind, commune_id, address, postcode, construction_period,
    estimated_class, created_at)
SELECT md5('d' || n)::uuid, %(platform)s, (ARRAY['house', 'flat'])[1 + n %% 2],
    (%(communes)s::text[])[1 + n %% %(places)s],
    n %% 300 || ' rue ' || (ARRAY['de l’Église', 'des Lilas', 'Battant', 'du Château'])[1 + n %% 4] || ' ' ||
    n %% 977,
    '25000', '', '', now()
FROM generate_series(1, %(cases)s) n
"""
_CASES = """
INSERT INTO cases_case (id, number, platform_id, household_id, dwelling_id, referent_id, title, pathway_version_id,
    stage, stage_name, stage_since, summary, opened_at, closed_at, changed_at, revision)
SELECT md5('c' || n)::uuid, 'MES-2026-' || to_char(n, 'FM000000'), %(platform)s, md5('h' || n)::uuid,
    md5('d' || n)::uuid,
    CASE WHEN n %% 13 = 0 THEN NULL ELSE (%(team)s::uuid[])[1 + n %% %(people)s] END, 'Projet ' || n, %(version)s,
    (%(stages)s::text[])[1 + n %% %(steps)s], (%(stage_names)s::text[])[1 + n %% %(steps)s],
    now() - (n %% 500) * interval '1 day',
    'Isolation et chauffage ' || n, now() - (n %% 900) * interval '1 day', NULL,
    now() - (n %% 300) * interval '1 hour', 1
FROM generate_series(1, %(cases)s) n
"""
_EVENTS = (
    """
INSERT INTO cases_note (id, case_id, author_id, text, created_at)
SELECT gen_random_uuid(), md5('c' || n)::uuid, %(author)s,
    'Rappel ' || k || ' : ' || (ARRAY['chaudière', 'toiture', 'fenêtres', 'devis',
    'pompe à chaleur'])[1 + (n + k) %% 5]
    || ' vu avec le ménage ' || n, now() - k * interval '9 day'
FROM generate_series(1, %(cases)s) n, generate_series(1, 3) k
""",
    """
INSERT INTO cases_act (id, case_id, kind, kind_name, done_at, author_id, duration_min, channel, origin, public,
    tenure, income_class, dwelling_kind, dwelling_class, dwelling_period, commune_insee, commune_name, subjects, works,
    follow_up, words, stage, stage_name, pathway_version_id, correction_reason, is_withdrawn, created_at)
SELECT gen_random_uuid(), md5('c' || n)::uuid, 'information', 'Information', now() - k * interval '20 day',
    %(author)s, 15,
    'phone', '', '', '', '', '', '', '', '', '', '[]', '[]', '', 'Échange ' || k || ' sur le dossier ' || n,
    'information',
    'Conseil', %(version)s, '', false, now()
FROM generate_series(1, %(cases)s) n, generate_series(1, 3) k
""",
    """
INSERT INTO cases_message (id, case_id, author_id, from_household, text, created_at, read_at)
SELECT gen_random_uuid(), md5('c' || n)::uuid, NULL, k = 1, 'Bonjour', now() - k * interval '6 day',
    CASE WHEN n %% 200 = 0 AND k = 1 THEN NULL ELSE now() END
FROM generate_series(1, %(cases)s) n, generate_series(1, 2) k
""",
    """
INSERT INTO cases_task (id, case_id, title, due_on, assigned_to_id, created_at, done_at)
SELECT gen_random_uuid(), md5('c' || n)::uuid, 'Rappeler', current_date + n %% 90 - 5,
    (%(team)s::uuid[])[1 + n %% %(people)s],
    now(), CASE WHEN n %% 20 = 0 THEN NULL ELSE now() END
FROM generate_series(1, %(cases)s) n
""",
    """
INSERT INTO cases_stagechange (id, case_id, from_stage, to_stage, from_name, to_name, at, override_reason)
SELECT gen_random_uuid(), md5('c' || n)::uuid, '', 'information', '', 'Conseil', now() - interval '90 day', ''
FROM generate_series(1, %(cases)s) n
""",
)


@dataclass(frozen=True)
class Stage:
    """Who looks, through every middleware, and one of the cases."""

    client: Client
    adviser: User
    platform: Platform

    @property
    def reader(self) -> Reader:
        return reader_for(self.adviser)

    def asks(self, name: str, asked: dict[str, str] | None = None, *args: object) -> Callable[[], None]:
        address = reverse(f"backoffice:{name}", args=args)

        def ask() -> None:
            if self.client.get(address, asked or {}).status_code != 200:
                raise RuntimeError(f"{name} did not answer")

        return ask


class Counter:
    """How many queries reach the database: their log is emptied when a request begins.

    A savepoint is none: it is there because everything is measured within one transaction.
    """

    number = 0

    def __call__(self, execute: Callable[..., object], sql: str, *asked: object) -> object:
        self.number += "SAVEPOINT" not in sql
        return execute(sql, *asked)


@benchmark("listes")
def large_lists() -> Iterator[Figure]:
    """The announced figures, of queries first and of whole pages after."""
    with _many_cases() as stage:
        for name, criteria, bar in _lists():
            yield Figure(f"requêtes : {name}", median_ms(_looking(stage, criteria), times=9), bar)
        # Nobody looks for it alone: said so that it is known.
        common = CaseCriteria(text="chaudiere", referent="mine")
        yield Figure("requêtes : un mot de 120 000 notes", median_ms(_looking(stage, common), times=3), COMMON_MS)
        names = stage_names([stage.platform.pk])
        one = median_ms(lambda: board(stage.reader, CaseCriteria(), names=names), times=5)
        yield Figure("requêtes : tableau par étape", one, LIST_MS)
        yield from _pages(stage)
        yield from _export(stage)


def _lists() -> list[tuple[str, CaseCriteria, int]]:
    three = CaseCriteria(stage="works", referent="mine", kind="house")
    return [
        ("la liste, sans filtre", CaseCriteria(), LIST_MS),
        ("trois filtres", three, LIST_MS),
        ("recherche d’un nom", CaseCriteria(text="loeuil 4004", stage="all"), SEARCH_MS),
        ("recherche d’un téléphone", CaseCriteria(text="06 00 09 99 99", stage="all"), SEARCH_MS),
        ("recherche d’une adresse", CaseCriteria(text="12 rue battant 12", stage="all"), SEARCH_MS),
        ("recherche dans les notes", CaseCriteria(text="chaudiere 4004", stage="all"), SEARCH_MS),
    ]


def _looking(stage: Stage, criteria: CaseCriteria) -> Callable[[], object]:
    def look() -> object:
        found = cases_found(stage.reader, criteria)
        return found.count(), list(found.values_list("pk", flat=True)[:50])

    return look


def _pages(stage: Stage) -> Iterator[Figure]:
    three = {"stage": "works", "referent": "mine", "kind": "house"}
    yield Figure("page : trois filtres", median_ms(stage.asks("cases", three), times=9), LIST_MS)
    yield Figure("page : recherche d’un nom", median_ms(stage.asks("cases", {"q": "loeuil 4004"}), times=9), LIST_MS)
    yield Figure("page : ce matin", median_ms(stage.asks("morning"), times=9), MORNING_MS)
    case = stage.asks("case", None, Case.objects.values_list("pk", flat=True).get(number="MES-2026-004004"))
    yield Figure("page : un dossier", median_ms(case, times=9), CASE_MS)
    counter = Counter()
    with connection.execute_wrapper(counter):
        case()
    yield Figure("page : un dossier, requêtes", counter.number, CASE_QUERIES, "requêtes")


def _export(stage: Stage) -> Iterator[Figure]:
    """The job itself, part after part; then the most memory that one part holds, which measuring slows down."""
    now = timezone.now()
    listing = Listing((("stage", "all"),), columns=("number", "place", "stage", "referent", "next"))
    export = ask_export(key=uuid4(), listing=listing, case_ids=[], owner=stage.adviser, reader=stage.reader, now=now)
    started = perf_counter()
    for number in range(1, EXPORTED // PART + 1):
        export = write_part(export_id=export.pk, number=number, now=now)
    yield Figure(f"export de {export.done} dossiers", perf_counter() - started, EXPORT_S, "s")
    tracemalloc.start()
    write_part(export_id=export.pk, number=number + 1, now=now)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    yield Figure("export : mémoire au plus", most / 1_000_000, EXPORT_MB, "Mo")


@contextmanager
def _many_cases() -> Iterator[Stage]:
    with transaction.atomic():
        platform = measuring_platform()
        team = [
            User.objects.create_user(email=f"mesure-{rank}@maisonnee.example", first_name="Claire", last_name=str(rank))
            for rank in range(TEAM)
        ]
        for one in team:
            Membership.objects.create(user=one, role=Role.ADVISER, platform=platform)
        _fill(platform, team)
        yield Stage(logged_in(team[0]), team[0], platform)
        transaction.set_rollback(True)


def _fill(platform: Platform, team: list[User]) -> None:
    any_commune()
    version = version_for_new_cases(platform_id=platform.pk)
    communes = list(platform.communes.values_list("pk", flat=True)[:50])
    stages = version.shape.stages
    values: dict[str, Any] = {
        "platform": platform.pk,
        "cases": CASES,
        "names": list(NAMES),
        "communes": communes,
        "places": len(communes),
        "team": [one.pk for one in team],
        "people": len(team),
        "author": team[0].pk,
        "version": version.pk,
        "stages": [one.code for one in stages],
        "stage_names": [one.name for one in stages],
        "steps": len(stages),
    }
    with connection.cursor() as cursor:
        for statement in (_HOUSEHOLDS, _DWELLINGS, _CASES, *_EVENTS):
            cursor.execute(statement, values)
        cursor.execute("ANALYZE")
