"""Django's own command; on an empty database the tables of libraries come first."""

from typing import Any

from django.apps import apps
from django.core.management.commands import migrate
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

OURS = {"backoffice", "cms", "config", "renovation", "selfservice"}


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        if not options["app_label"] and not options["plan"] and not options["check_unapplied"]:
            play_libraries_first(options["database"])
        super().handle(*args, **options)


def play_libraries_first(database: str) -> None:
    """Each of Wagtail's two hundred migrations draws again every model that is bound to a user: without ours there are
    few, and the whole takes a sixth less. A database that holds tables already is left to the usual order.
    """
    executor = MigrationExecutor(connections[database])
    if executor.loader.applied_migrations:
        return
    ours = {config.label for config in apps.get_app_configs() if config.name.partition(".")[0] in OURS}
    executor.migrate([leaf for leaf in executor.loader.graph.leaf_nodes() if leaf[0] not in ours])
