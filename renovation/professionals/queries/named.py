"""Firms qualified on a day, found by their name, nearly their name, or their number."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from renovation.professionals.enums import HiddenScope
from renovation.professionals.models import Company
from renovation.professionals.queries.nearby import with_qualifications

# Written in SQL, like the search around a place: composing it costs Django more than running it costs PostgreSQL.
_QUALIFIED = """
    SELECT siret FROM professionals_company AS company
    WHERE {condition}
        AND siret NOT IN (
            SELECT siret FROM professionals_hiddenentry
            WHERE platform_id = %(platform)s AND scope = %(whole)s AND lifted_at IS NULL
        )
        AND EXISTS (
            SELECT 1 FROM professionals_qualification
            WHERE company_id = company.siret AND domain <> '' AND valid_from <= %(on)s AND valid_to >= %(on)s
        )
    ORDER BY {order} LIMIT %(limit)s
"""
_BY_NUMBER = _QUALIFIED.format(condition="siret LIKE %(number)s", order="name, siret")
_BY_NAME = _QUALIFIED.format(condition="search_name LIKE %(part)s", order="name, siret")
_ALIKE = _QUALIFIED.format(
    condition="search_name %%> %(typed)s", order="word_similarity(%(typed)s, search_name) DESC, name, siret"
)


def search_by_name(typed: str, *, on: date, limit: int = 20, platform_id: UUID | None = None) -> list[Company]:
    """Companies whose name holds these words (accents taken away by the caller), or of this SIRET or SIREN."""
    number = typed.replace(" ", "")
    if number.isdigit():
        return _found(_BY_NUMBER, {"number": f"{number}%"}, on=on, limit=limit, platform_id=platform_id)
    # Words are letters, digits and spaces: nothing in them means anything to LIKE but these two.
    part = typed.replace("%", "").replace("_", "")
    return _found(_BY_NAME, {"part": f"%{part}%"}, on=on, limit=limit, platform_id=platform_id)


def search_by_resemblance(typed: str, *, on: date, limit: int = 20, platform_id: UUID | None = None) -> list[Company]:
    """Companies of which a part of the name looks like this (accents taken away by the caller): a letter was missed."""
    return _found(_ALIKE, {"typed": typed}, on=on, limit=limit, platform_id=platform_id)


def _found(sql: str, told: dict[str, str], *, on: date, limit: int, platform_id: UUID | None) -> list[Company]:
    """Each bears its valid qualifications under `valid`, and `has_charter`: two requests in all."""
    shared: dict[str, Any] = {"on": on, "limit": limit, "platform": platform_id, "whole": HiddenScope.ENTRY.value}
    with connection.cursor() as cursor:
        cursor.execute(sql, {**told, **shared})
        sirets = [siret for (siret,) in cursor]
    by_siret = with_qualifications(sirets, on, platform_id) if sirets else {}
    return [by_siret[siret] for siret in sirets]
