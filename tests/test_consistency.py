"""The tables tested as data: every word is French, every deletion rule is chosen, every migration is written."""

from collections.abc import Iterator
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

OURS = ("renovation.", "cms")


def _models() -> Iterator[type[models.Model]]:
    for config in apps.get_app_configs():
        if config.name.startswith(OURS):
            yield from config.get_models()


@pytest.mark.parametrize("model", list(_models()), ids=lambda model: model._meta.label)
def test_models_speak_french_and_tell_who_they_are(model: type[models.Model]) -> None:
    meta = model._meta

    assert meta.original_attrs.get("verbose_name"), "verbose_name"
    assert "__str__" in {name for one in model.__mro__[:-1] if one is not models.Model for name in vars(one)}
    assert not meta.ordering or not model.__module__.startswith("renovation.")


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    out = StringIO()

    call_command("makemigrations", check=True, dry_run=True, stdout=out)

    assert "No changes" in out.getvalue()


def test_public_checks_pass() -> None:
    call_command("check", fail_level="WARNING")
