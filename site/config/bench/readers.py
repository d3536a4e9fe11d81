"""Fifty people who read the directory at once, served by gunicorn as in production, on a copy of the bench database.

Each asks for a page, reads it for some seconds, asks for the next. Measured twice: searches that are all different, so
that nothing was drawn before, and those of one territory, where people ask for the same communes and works.
"""

import os
import random
import signal
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import httpx
from django.db import connection, connections
from django.utils import timezone

from config.bench.directory import BESANCON, bring_communes, bring_list
from config.bench.home_page import HOST, open_starter_site
from config.bench.registry import Figure, benchmark
from config.running.children import web_command
from config.running.cluster import Cluster
from config.running.databases import PRIVATE
from config.running.initialisation import APPLICATION, OWNER
from config.running.places import ROOT
from config.running.ports import is_free
from config.running.roles import copy_database, drop_database
from config.running.variables import as_application
from renovation.professionals.rules.works import WORKS, Works
from renovation.territories.models import Commune

READERS = 50
PAGES_EACH = 12
WARM_UP = 12
# Somebody who compares firms stays longer on a page: this is the haste of a public meeting.
READING_S = 4.0
LIMIT_MS = 400
STARTS_WITHIN_S = 60
MOST_ASKED = ("combles", "murs-exterieur", "fenetres", "pompe-a-chaleur", "poele", "photovoltaique")
COPY = "maisonnee_readers"
# Read once: fifty clients that read them would be measured with the pages.
CERTIFICATES = httpx.create_ssl_context()


@dataclass(frozen=True)
class Answer:
    took_ms: float
    is_good: bool


@benchmark("lecteurs")
def readers() -> Iterator[Figure]:
    """Times seen by the readers, from the sending of the address to the last byte."""
    with _copy() as variables:
        asked = {"recherches toutes différentes": _all_different(), "un même territoire": _of_a_territory()}
        connections.close_all()
        for name, lists in asked.items():
            with _serving(variables) as base:
                _warm_up(base)
                yield from _figures(f"{READERS} lecteurs, {name}", _read_all(base, lists))


def _warm_up(base: str) -> None:
    """A site that has been open for a while: each worker has drawn a page of another kind of search."""
    with httpx.Client(base_url=base, headers={"Host": HOST}, timeout=30, verify=CERTIFICATES) as client:
        for rank in range(WARM_UP):
            client.get(f"/annuaire/?commune=Brest&travaux=audit&rayon=50&page={rank + 1}")


def _figures(name: str, answers: list[Answer]) -> Iterator[Figure]:
    times = sorted(answer.took_ms for answer in answers)
    yield Figure(f"{name} : médiane", times[len(times) // 2], LIMIT_MS)
    yield Figure(f"{name} : 95e centile", times[int(len(times) * 0.95)], LIMIT_MS)
    yield Figure(f"{name} : erreurs", sum(not answer.is_good for answer in answers), 0, "")


def _read_all(base: str, lists: list[list[str]]) -> list[Answer]:
    with ThreadPoolExecutor(READERS) as pool:
        read = pool.map(lambda number: _read(base, lists[number], number), range(READERS))
        return [answer for answers in read for answer in answers]


def _read(base: str, addresses: list[str], number: int) -> list[Answer]:
    """One reader, behind a proxy: quotas count each by its own address."""
    drawn = random.Random(number)  # noqa: S311 (draws addresses, no secret)
    headers = {"Host": HOST, "X-Forwarded-For": f"10.0.0.{number + 1}", "Accept-Encoding": "gzip"}
    answers = []
    # One connection for a page: between two of them, a server closes what stays open, as it should.
    alone = httpx.Limits(max_keepalive_connections=0)
    with httpx.Client(base_url=base, headers=headers, timeout=30, limits=alone, verify=CERTIFICATES) as client:
        time.sleep(drawn.uniform(0, READING_S))
        for address in addresses:
            started = time.perf_counter()
            try:
                is_good = client.get(address).status_code == 200
            except httpx.HTTPError:
                is_good = False
            answers.append(Answer((time.perf_counter() - started) * 1000, is_good))
            time.sleep(drawn.uniform(0.5, 1.5) * READING_S)
    return answers


def _all_different() -> list[list[str]]:
    """For each reader, searches that nobody else makes, around the communes where most people live."""
    number = READERS * PAGES_EACH
    communes = Commune.objects.current().filter(latitude__isnull=False).order_by("-population")[:number]
    all_of_them = [_search(commune, WORKS[rank % len(WORKS)], 1 + rank % 2) for rank, commune in enumerate(communes)]
    return [all_of_them[reader::READERS] for reader in range(READERS)]


def _of_a_territory() -> list[list[str]]:
    """For each reader, searches drawn among those of one agglomeration: its larger communes, what is asked most."""
    here = Commune.objects.get(pk=BESANCON)
    around = Commune.objects.current().filter(intercommunality=here.intercommunality, latitude__isnull=False)
    communes = list(around.order_by("-population")[:20]) if here.intercommunality else [here]
    asked = [_search(commune, works, 1) for commune in communes for works in WORKS if works.code in MOST_ASKED]
    drawn = random.Random(1)  # noqa: S311 (draws addresses, no secret)
    return [[drawn.choice(asked) for _ in range(PAGES_EACH)] for _ in range(READERS)]


def _search(commune: Commune, works: Works, page: int) -> str:
    return f"/annuaire/?insee={commune.pk}&travaux={works.code}&rayon=20&page={page}"


@contextmanager
def _copy() -> Iterator[dict[str, str]]:
    """Another process reads what is written for good, and the measuring database keeps nothing: hence a copy."""
    source = str(connection.settings_dict["NAME"])
    with Cluster(PRIVATE).in_use() as cluster:
        if os.environ["DATABASE_OWNER_URL"] != cluster.address(OWNER, source):
            raise RuntimeError("this measure copies a database: it only runs on the private server of the project")
        connections.close_all()
        copy_database(cluster, source, COPY)
        connection.settings_dict["NAME"] = COPY
        try:
            _fill()
            yield as_application({**os.environ, "DATABASE_URL": cluster.address(APPLICATION, COPY)})
        finally:
            connections.close_all()
            connection.settings_dict["NAME"] = source
            drop_database(cluster, COPY)


def _fill() -> None:
    open_starter_site()
    bring_communes()
    bring_list(timezone.localdate())
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


@contextmanager
def _serving(variables: dict[str, str]) -> Iterator[str]:
    """gunicorn with the options of production, behind one proxy."""
    port = next(port for port in range(18400, 18600) if is_free(port))
    behind = {"ALLAUTH_TRUSTED_PROXY_COUNT": "1"}
    process = subprocess.Popen(web_command("127.0.0.1", port), cwd=ROOT, env=variables | behind, start_new_session=True)
    try:
        base = f"http://127.0.0.1:{port}"
        _wait_for(base)
        yield base
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=20)


def _wait_for(base: str) -> None:
    for _ in range(STARTS_WITHIN_S * 2):
        with suppress(httpx.HTTPError):
            if httpx.get(f"{base}/health/live", follow_redirects=True, timeout=5).status_code == 200:
                return
        time.sleep(0.5)
    raise RuntimeError("gunicorn did not start")
