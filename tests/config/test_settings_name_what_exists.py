"""Dotted paths in the settings are only read when somebody needs them: a wrong one stops the mails, not the start."""

import os
import subprocess
import sys

import pytest

NAMED = """
from django.conf import settings
from django.utils.module_loading import import_string

for dotted in [
    settings.EMAIL_BACKEND,
    *settings.MIDDLEWARE,
    *settings.AUTHENTICATION_BACKENDS,
    *(store["BACKEND"] for store in settings.STORAGES.values()),
    *(cache["BACKEND"] for cache in settings.CACHES.values()),
    *(validator["NAME"] for validator in settings.AUTH_PASSWORD_VALIDATORS),
]:
    import_string(dotted)
"""


@pytest.mark.parametrize("module", ["config.settings.demo", "config.settings.development"])
def test_settings_name_what_exists(module: str) -> None:
    with_module = {**os.environ, "DJANGO_SETTINGS_MODULE": module}
    code = f"import django; django.setup()\n{NAMED}"

    asked = subprocess.run([sys.executable, "-c", code], env=with_module, capture_output=True, text=True, check=False)

    assert asked.returncode == 0, asked.stderr
