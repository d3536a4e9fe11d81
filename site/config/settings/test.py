"""Settings of the test suite: quick hashes, files and mails in memory, nothing from the outside."""

from config.settings.base import *

SECRET_KEY = "test-only-secret-key-that-production-refuses-to-start-with"
FIELD_ENCRYPTION_KEYS = ["dGVzdC1vbmx5LWZlcm5ldC1rZXktb2YtMzItYnl0ZXM="]
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1", ".localhost"]
SHOW_COMPONENTS = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "private": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# A test sees what it changed; those of kept pages say so.
KEPT_PAGES_SECONDS = 0
OUTBOX_WAKES_CELERY = False
# Static files are read where they are written: nothing is collected for tests.
WHITENOISE_AUTOREFRESH = True
