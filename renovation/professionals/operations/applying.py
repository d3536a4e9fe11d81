"""Putting the staged list in the place of the one before: the difference only, in one transaction, in the database."""
# ruff: noqa: S608 (the only words put into the SQL are the names of our tables and columns)

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection, transaction

from renovation.professionals.models import (
    Company,
    DirectoryImport,
    PastCompany,
    PastQualification,
    Qualification,
    StagedRow,
)
from renovation.territories.models import Commune

_STAGED = StagedRow._meta.db_table
_COMPANY = Company._meta.db_table
_HELD = Qualification._meta.db_table
_PAST = PastQualification._meta.db_table
_PAST_COMPANY = PastCompany._meta.db_table
_COMMUNE = Commune._meta.db_table

# Of several rows of one qualification, the one that ends last.
_KEPT = f"""
    SELECT DISTINCT ON (siret, body, code, domain_key) *
    FROM {_STAGED} WHERE directory_import_id = %(import)s
    ORDER BY siret, body, code, domain_key, valid_to DESC, valid_from DESC, line DESC
"""
# Rows of one establishment may tell two addresses: the most recent qualification wins.
_TOLD = f"""
    SELECT DISTINCT ON (siret) *, NULLIF(commune_insee, '') AS commune_id
    FROM {_STAGED} WHERE directory_import_id = %(import)s
    ORDER BY siret, valid_from DESC, valid_to DESC, line DESC
"""
_COMPANY_COLUMNS = (
    "name, search_name, address, postcode, commune_id, phone, email, website, latitude, longitude, is_approximate"
)
_TOLD_COLUMNS = "domain, label, certificate, certificate_url, for_households, valid_from, valid_to"
_HELD_COLUMNS = f"{_TOLD_COLUMNS}, latitude, longitude"
_ONE = "company_id = {row}.siret AND held.body = {row}.body AND held.code = {row}.code"


def _compared(columns: str, table: str) -> str:
    return ", ".join(f"{table}.{column.strip()}" for column in columns.split(","))


def _set(columns: str) -> str:
    return ", ".join(f"{column.strip()} = excluded.{column.strip()}" for column in columns.split(","))


_REMEMBER_COMPANIES = f"""
    INSERT INTO {_PAST_COMPANY} (siret, name, address, postcode, commune_name, until)
    SELECT company.siret, company.name, company.address, company.postcode, COALESCE(commune.name, ''), %(before)s
    FROM {_COMPANY} company JOIN ({_TOLD}) told USING (siret)
    LEFT JOIN {_COMMUNE} commune ON commune.insee = company.commune_id
    WHERE (company.name, company.address, company.postcode, company.commune_id)
        IS DISTINCT FROM (told.name, told.address, told.postcode, told.commune_id)
"""
_WRITE_COMPANIES = f"""
    INSERT INTO {_COMPANY} AS company (siret, {_COMPANY_COLUMNS})
    SELECT siret, {_COMPANY_COLUMNS} FROM ({_TOLD}) told
    ON CONFLICT (siret) DO UPDATE SET {_set(_COMPANY_COLUMNS)}, gone_on = NULL
    WHERE company.gone_on IS NOT NULL
        OR ({_compared(_COMPANY_COLUMNS, "company")}) IS DISTINCT FROM ({_compared(_COMPANY_COLUMNS, "excluded")})
    RETURNING xmax = 0
"""
_LOSE_COMPANIES = f"""
    UPDATE {_COMPANY} company SET gone_on = %(on)s
    WHERE gone_on IS NULL AND NOT EXISTS (
        SELECT FROM {_STAGED} staged WHERE directory_import_id = %(import)s AND staged.siret = company.siret
    )
"""
_PAST_COLUMNS = "siret, name, body, code, label, domain_key, domain, valid_from, valid_to, last_seen_on"
_PAST_KEY = "siret, body, code, domain_key, valid_from, valid_to"
_REMEMBER = f"""
    INSERT INTO {_PAST} ({_PAST_COLUMNS})
    SELECT held.company_id, company.name, held.body, held.code, held.label, held.domain_key, held.domain,
        held.valid_from, held.valid_to, %(before)s
    FROM {_HELD} held JOIN {_COMPANY} company ON company.siret = held.company_id
    LEFT JOIN ({_KEPT}) kept ON {_ONE.format(row="kept")} AND held.domain_key = kept.domain_key
    WHERE kept.siret IS NULL OR (held.valid_from, held.valid_to) IS DISTINCT FROM (kept.valid_from, kept.valid_to)
    ON CONFLICT ({_PAST_KEY}) DO UPDATE SET last_seen_on = excluded.last_seen_on
"""
_LOSE = f"""
    DELETE FROM {_HELD} held WHERE NOT EXISTS (
        SELECT FROM {_STAGED} staged WHERE directory_import_id = %(import)s
        AND {_ONE.format(row="staged")} AND held.domain_key = staged.domain_key
    )
"""
_WRITE = f"""
    INSERT INTO {_HELD} AS held (company_id, body, code, domain_key, {_HELD_COLUMNS})
    SELECT kept.siret, body, code, domain_key, {_TOLD_COLUMNS}, company.latitude, company.longitude
    FROM ({_KEPT}) kept JOIN {_COMPANY} company USING (siret)
    ON CONFLICT (company_id, body, code, domain_key) DO UPDATE SET {_set(_HELD_COLUMNS)}
    WHERE ({_compared(_HELD_COLUMNS, "held")}) IS DISTINCT FROM ({_compared(_HELD_COLUMNS, "excluded")})
    RETURNING xmax = 0
"""
# Other periods of the same qualification, in the same list: the past of the one that was kept.
_REMEMBER_PERIODS = f"""
    INSERT INTO {_PAST} ({_PAST_COLUMNS})
    SELECT staged.siret, staged.name, staged.body, staged.code, staged.label, staged.domain_key, staged.domain,
        staged.valid_from, staged.valid_to, %(on)s
    FROM {_STAGED} staged JOIN {_HELD} held ON {_ONE.format(row="staged")} AND held.domain_key = staged.domain_key
    WHERE staged.directory_import_id = %(import)s AND staged.valid_to >= %(oldest)s
        AND (held.valid_from, held.valid_to) IS DISTINCT FROM (staged.valid_from, staged.valid_to)
    ON CONFLICT ({_PAST_KEY}) DO NOTHING
"""
_WRITE_HISTORY = f"""
    INSERT INTO {_PAST} ({_PAST_COLUMNS})
    SELECT siret, name, body, code, label, domain_key, domain, valid_from, valid_to, NULL
    FROM {_STAGED} WHERE directory_import_id = %(import)s AND valid_to >= %(oldest)s ORDER BY line
    ON CONFLICT ({_PAST_KEY}) DO NOTHING
"""


_Values = Mapping[str, UUID | date]


@dataclass(frozen=True)
class Moments:
    """The day of the list, that of the list before, and the oldest end that is kept."""

    on: date
    before: date
    oldest: date


@transaction.atomic
def apply_list(*, directory_import: DirectoryImport, moments: Moments) -> dict[str, int]:
    """Write what differs; tells how many companies and qualifications came, changed and went."""
    values = {"import": directory_import.pk, **vars(moments)}
    with _whole_tables():
        return _apply_list(values)


def _apply_list(values: _Values) -> dict[str, int]:
    _run(_REMEMBER_COMPANIES, values)
    companies_added, companies_changed = _written(_WRITE_COMPANIES, values)
    companies_gone = _run(_LOSE_COMPANIES, values)
    _run(_REMEMBER, values)
    gone = _run(_LOSE, values)
    added, changed = _written(_WRITE, values)
    _run(_REMEMBER_PERIODS, values)
    return {
        "companies_added": companies_added,
        "companies_changed": companies_changed,
        "companies_gone": companies_gone,
        "added": added,
        "changed": changed,
        "gone": gone,
    }


@transaction.atomic
def apply_history(*, directory_import: DirectoryImport, moments: Moments) -> dict[str, int]:
    """Add ADEME's history to ours; nothing is taken away."""
    return {"added": _run(_WRITE_HISTORY, {"import": directory_import.pk, **vars(moments)})}


@contextmanager
def _whole_tables() -> Iterator[None]:
    """Tables are compared whole. Statistics of a staging table just filled are those of the empty one: PostgreSQL would
    look the rows up one by one, for hours."""
    _run("SET LOCAL enable_nestloop = off", {})
    yield
    _run("SET LOCAL enable_nestloop TO DEFAULT", {})


def _run(sql: str, values: _Values) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.rowcount


def _written(sql: str, values: _Values) -> tuple[int, int]:
    """How many rows are new, how many were there and differ."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        is_new = [new for (new,) in cursor.fetchall()]
    return sum(is_new), len(is_new) - sum(is_new)
