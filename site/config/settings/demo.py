"""Settings of the demonstration: served on this machine only, mails written to files, known accounts."""

from config.settings.base import *

DEMO_MODE = True
SHOW_COMPONENTS = True
ALLOWED_HOSTS = ALLOWED_HOSTS or ["localhost", "127.0.0.1", "[::1]", ".localhost"]
EMAIL_BACKEND = "config.demo_mail.backend.FileBackend"
WHITENOISE_MAX_AGE = 3600
STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
# Addresses of the demonstration are found without leaving this machine.
ADDRESS_SERVICE = "demonstration"
