"""Settings of a developer's machine: open to loopback, with the component gallery."""

import os

from config.settings.base import *

INSTALLED_APPS = [*INSTALLED_APPS, "django_linear_migrations"]

DEBUG = os.environ.get("MAISONNEE_DEBUG", "1") == "1"
SECRET_KEY = SECRET_KEY or "development-only-secret-key-that-production-refuses"
FIELD_ENCRYPTION_KEYS = FIELD_ENCRYPTION_KEYS or ["ZGV2ZWxvcG1lbnQtb25seS1mZXJuZXQta2V5LTMyYnk="]
ALLOWED_HOSTS = ALLOWED_HOSTS or ["localhost", "127.0.0.1", "[::1]", ".localhost"]
SHOW_COMPONENTS = True
EMAIL_BACKEND = "config.demo_mail.backend.FileBackend"
# Templates that are being written are seen at once.
KEPT_PAGES_SECONDS = 0
