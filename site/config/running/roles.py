"""Two roles: the owner changes the tables, the application only their rows."""

import psycopg
from psycopg import sql

from config.running.cluster import Cluster
from config.running.initialisation import APPLICATION, OWNER, SUPERUSER, passwords

EXTENSIONS = ("unaccent", "pg_trgm", "btree_gist")
# What the owner will create, the application may use; migrations take back what it must not do (the journal).
GRANTS = (
    "GRANT USAGE ON SCHEMA public TO {application}",
    """ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public
       GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {application}""",
    """ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public
       GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO {application}""",
)


def prepare_database(cluster: Cluster, name: str) -> bool:
    """Roles and one database, made when missing. Answers whether the database is new."""
    with _connect(cluster, "postgres") as connection:
        _make_roles(connection, passwords(cluster.home))
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            return False
        order = sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(name), sql.Identifier(OWNER))
        connection.execute(order)
    furnish(cluster, name)
    return True


def copy_database(cluster: Cluster, source: str, name: str) -> None:
    """A database like another one, to which nobody is connected meanwhile."""
    drop_database(cluster, name)
    words = {"name": sql.Identifier(name), "source": sql.Identifier(source), "owner": sql.Identifier(OWNER)}
    with _connect(cluster, "postgres") as connection:
        connection.execute(sql.SQL("CREATE DATABASE {name} TEMPLATE {source} OWNER {owner}").format(**words))


def drop_database(cluster: Cluster, name: str) -> None:
    with _connect(cluster, "postgres") as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def prepare_for_tests(cluster: Cluster) -> None:
    """Tests make databases of their own: each is born with the extensions and grants, from the template."""
    with _connect(cluster, "postgres") as connection:
        _make_roles(connection, passwords(cluster.home))
        connection.execute(sql.SQL("ALTER ROLE {} CREATEDB").format(sql.Identifier(OWNER)))
    furnish(cluster, "template1")


def furnish(cluster: Cluster, name: str) -> None:
    """Extensions and default grants of one database."""
    names = {"owner": sql.Identifier(OWNER), "application": sql.Identifier(APPLICATION)}
    with _connect(cluster, name) as connection:
        for extension in EXTENSIONS:
            connection.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension)))
        for grant in GRANTS:
            connection.execute(sql.SQL(grant).format(**names))


def withdraw_grants_to_come(owner_address: str) -> None:
    """Before a restore: tables must be born with the archive's rights only (J1); it brings these back itself, last."""
    application = sql.Identifier(APPLICATION)
    with psycopg.connect(owner_address, connect_timeout=10) as connection:
        for kind in ("TABLES", "SEQUENCES"):
            order = "ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON {} FROM {}"
            connection.execute(sql.SQL(order).format(sql.SQL(kind), application))


def _make_roles(connection: psycopg.Connection, words: dict[str, str]) -> None:
    for role in (OWNER, APPLICATION):
        known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
        order = "ALTER" if known else "CREATE"
        connection.execute(
            sql.SQL("{} ROLE {} LOGIN PASSWORD {}").format(sql.SQL(order), sql.Identifier(role), words[role])
        )
    # The owner may act as the application, to show what it is refused.
    connection.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(APPLICATION), sql.Identifier(OWNER)))


def _connect(cluster: Cluster, database: str) -> psycopg.Connection:
    return psycopg.connect(cluster.address(SUPERUSER, database), autocommit=True, connect_timeout=10)
