"""Settings of the processes that tests start: the test database, a quick lease and a quick sweep."""

import os

from config.settings.test import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "tests.processes.apps.ProcessesConfig"]  # noqa: F405
OUTBOX_WAKES_CELERY = os.environ.get("MAISONNEE_TEST_WAKES", "1") == "1"
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_TIMEOUT = 2
