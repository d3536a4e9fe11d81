"""Prepare the message queue of Celery in PostgreSQL (kombu's pgmq): functions, queue, rights."""

from typing import Any, LiteralString

import psycopg
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from pgmq.install import install_pgmq_from_sql
from psycopg import sql

APP_ROLE = "maisonnee_app"


class Command(BaseCommand):
    help = "Installe la file de messages de Celery dans PostgreSQL ; sans effet si elle existe."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run with the owner's role (MAISONNEE_DB_ROLE=owner); nothing to do when it is there already."""
        if not settings.CELERY_BROKER_URL.startswith("pgmq:"):
            self.stdout.write("Le courtier choisi n'est pas dans PostgreSQL : rien à installer.")
            return
        try:
            with psycopg.connect(settings.CELERY_BROKER_TRANSPORT_OPTIONS["conn_string"]) as connection:
                self._install(connection)
        except psycopg.Error as error:
            raise CommandError(f"La file de messages n'a pas pu être installée : {error}") from error
        self.stdout.write("La file de messages est prête.")

    def _install(self, connection: psycopg.Connection[Any]) -> None:
        if not _answers(connection, "SELECT to_regprocedure('pgmq.create(text)') IS NOT NULL"):
            install_pgmq_from_sql(conn=connection)
        if _answers(connection, "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = %s)", APP_ROLE):
            _grant(connection)
            # The queue belongs to the role that uses it: pgmq declares it again at each start.
            connection.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(APP_ROLE)))
        connection.execute("SELECT pgmq.create(%s)", [settings.CELERY_TASK_DEFAULT_QUEUE])
        connection.execute("RESET ROLE")


def _answers(connection: psycopg.Connection[Any], question: LiteralString, *values: str) -> bool:
    row = connection.execute(question, values).fetchone()
    return bool(row and row[0])


def _grant(connection: psycopg.Connection[Any]) -> None:
    """Messages are no business data: the application's role may do anything in their own schema."""
    for grant in (
        "GRANT USAGE, CREATE ON SCHEMA pgmq TO {}",
        "GRANT ALL ON ALL TABLES IN SCHEMA pgmq TO {}",
        "GRANT ALL ON ALL SEQUENCES IN SCHEMA pgmq TO {}",
        "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgmq TO {}",
    ):
        connection.execute(sql.SQL(grant).format(sql.Identifier(APP_ROLE)))
