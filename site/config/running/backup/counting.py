"""How many rows each table holds, in one snapshot that the dump shares."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import sql

# Messages of the queue only wake workers; the work itself is rows of ours.
LEFT_OUT = "pgmq"
TABLES = """
    SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%%' AND n.nspname <> %s
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
    ORDER BY 1, 2
"""


@contextmanager
def snapshot(address: str) -> Iterator[tuple["psycopg.Connection", str]]:
    """A connection that sees one moment only, and the name under which pg_dump can see the same."""
    with psycopg.connect(address, connect_timeout=10) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        row = connection.execute("SELECT pg_export_snapshot()").fetchone()
        assert row is not None  # noqa: S101 - a function call always gives a row
        yield connection, row[0]


def row_counts(connection: psycopg.Connection) -> dict[str, int]:
    return {f"{schema}.{table}": _count(connection, schema, table) for schema, table in tables(connection)}


def tables(connection: psycopg.Connection) -> list[tuple[str, str]]:
    return connection.execute(TABLES, [LEFT_OUT]).fetchall()


def _count(connection: psycopg.Connection, schema: str, table: str) -> int:
    query = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(schema, table))
    row = connection.execute(query).fetchone()
    return int(row[0]) if row else 0


def server_version(connection: psycopg.Connection) -> str:
    number = connection.info.server_version
    return f"{number // 10000}.{number % 10000}"
