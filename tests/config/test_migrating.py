"""Playing migrations: the tables of libraries come first, and only where there is nothing yet."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from config.management.commands.migrate import play_libraries_first


@pytest.mark.django_db
def test_a_database_with_tables_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MigrationExecutor, "migrate", lambda *args, **kwargs: pytest.fail("something was played"))

    play_libraries_first("default")


@pytest.mark.django_db
def test_the_database_of_the_suite_began_with_the_libraries() -> None:
    """Ours come after, but for the users that libraries point to."""
    applied = MigrationRecorder(connection).migration_qs.order_by("pk").values_list("app", flat=True)
    order = list(dict.fromkeys(applied))

    assert order.index("wagtailusers") < order.index("cases")
    assert order.index("wagtailredirects") < order.index("cms")
