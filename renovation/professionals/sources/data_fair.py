"""ADEME's data sets (Data Fair): pages of 10 000 rows, each telling the address of the next one."""

import json
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import httpx
from django.conf import settings

from renovation.outside import Answer, OutsideFailure, Service, TooManyRequests, call
from renovation.professionals.enums import Dataset
from renovation.professionals.rules.ademe import COLUMNS

PAGE_ROWS = 10_000
TRIES = 4
# Said inside a page that looks right: the service answered with a part of the rows only.
BROKEN = ("all shards failed", "Impossible d'effectuer cette")


@dataclass(frozen=True)
class Page:
    rows: tuple[Mapping[str, str], ...]
    next_url: str
    total: int
    modified: str


def service() -> Service:
    return Service("rge", settings.RGE_URL, timeout_s=60.0)


def first_address(dataset: Dataset) -> str:
    query = httpx.QueryParams({"size": PAGE_ROWS, "select": ",".join(COLUMNS)})
    return f"{settings.RGE_URL.rstrip('/')}/{dataset.source_id}/lines?{query}"


def read_page(
    url: str,
    *,
    transport: httpx.BaseTransport | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> Page:
    """A page, after a few tries: the service asks to wait when it is busy, and sometimes fails for a moment."""
    for attempt in range(1, TRIES):
        try:
            return _read(url, transport)
        except TooManyRequests as busy:
            sleep(busy.wait_s)
        except OutsideFailure:
            # Spread out, so that all installations do not come back at the same second.
            sleep(2**attempt + random.random())  # noqa: S311 (no secret depends on it)
    return _read(url, transport)


def _read(url: str, transport: httpx.BaseTransport | None) -> Page:
    answer = call(service(), url, transport=transport)
    told = _told(answer)
    rows = told["results"]
    return Page(
        rows=tuple(in_text(row) for row in rows),
        next_url=str(told.get("next") or "") if rows else "",
        total=int(told.get("total") or 0),
        modified=answer.headers.get("last-modified", ""),
    )


def _told(answer: Answer) -> dict[str, Any]:
    start = answer.content[:2000].decode(errors="replace")
    if any(words in start for words in BROKEN):
        raise OutsideFailure("L’ADEME répond que sa base n’est pas disponible.")
    try:
        told = json.loads(answer.content)
    except ValueError as error:
        raise OutsideFailure("L’ADEME a donné une réponse illisible.") from error
    if not isinstance(told, dict) or not isinstance(told.get("results"), list):
        raise OutsideFailure("L’ADEME a donné autre chose qu’une page de la liste.")
    return told


def in_text(row: Mapping[str, Any]) -> dict[str, str]:
    """JSON knows numbers, booleans and nulls; the rest of us reads text, as in a CSV. PostgreSQL refuses NUL."""
    return {key: "" if value is None else str(value).replace("\x00", "") for key, value in row.items()}
