"""Settings that hold everywhere. Secrets and addresses come from the environment."""

import os
from pathlib import Path

import dj_database_url

from config.settings.broker import *
from config.settings.door import *
from config.settings.editing import *
from config.settings.logs import logging_settings
from config.settings.outside import *
from config.settings.retention import *

ROOT = Path(__file__).resolve().parents[3]
SITE = ROOT / "site"
VAR = Path(os.environ.get("MAISONNEE_VAR", ROOT / "var"))

DEBUG = False
# While this file is there, everybody sees the page of planned works (manage.py maintenance on).
MAINTENANCE_FILE = VAR / "maintenance"
OUTSIDE_STOP_FILE = stop_file(VAR)

SECRET_KEY = os.environ.get("SECRET_KEY", "")
SECRET_KEY_FALLBACKS = [key for key in os.environ.get("SECRET_KEY_FALLBACKS", "").split(",") if key]
# Fernet keys, newest first: the seeds of the second factor are encrypted with the first one.
FIELD_ENCRYPTION_KEYS = [key for key in os.environ.get("FIELD_ENCRYPTION_KEYS", "").split(",") if key]
# Hides companies in the price base. It never changes: a new one would count the same firm twice.
PRICE_COMPANY_KEY = os.environ.get("PRICE_COMPANY_KEY", "")
ALLOWED_HOSTS = [host for host in os.environ.get("ALLOWED_HOSTS", "").split(",") if host]
PUBLIC_URL = os.environ.get("MAISONNEE_PUBLIC_URL", "http://localhost:8000")
DEMO_MODE = os.environ.get("MAISONNEE_DEMO", "") == "1"
# How many cases the demonstration is loaded with.
DEMO_CASES = int(os.environ.get("MAISONNEE_DEMO_CASES", "66"))
SHOW_COMPONENTS = DEMO_MODE

INSTALLED_APPS = [
    "config",
    "cms",
    "selfservice",
    "backoffice",
    "renovation.appointments",
    "renovation.introductions",
    "renovation.alerts",
    "renovation.campaigns",
    "renovation.leads",
    "renovation.funding",
    "renovation.contracts",
    "renovation.financing",
    "renovation.programmes",
    "renovation.cases",
    "renovation.pathways",
    "renovation.diagnosis",
    "renovation.aids",
    "renovation.prices",
    "renovation.newsletters",
    "renovation.households",
    "renovation.dwellings",
    "renovation.professionals",
    "renovation.documents",
    "renovation.events",
    "renovation.platforms",
    "renovation.territories",
    "renovation.accounts",
    "renovation.outbox",
    "renovation.journal",
    "renovation.quantities",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_otp",
    "django_htmx",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django.forms",
]

MIDDLEWARE = [
    "config.middleware.headers.SecurityHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.middleware.delivery.DeliveryMiddleware",
    "config.middleware.maintenance.MaintenanceMiddleware",
    "config.middleware.origin.OriginMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "config.middleware.platform.CurrentPlatformMiddleware",
    "config.middleware.kept_pages.KeptPagesMiddleware",
    "config.middleware.size.RequestSizeMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "config.middleware.reader.CurrentReaderMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "config.door.sessions.SessionLimitsMiddleware",
    "config.door.gate.SecondFactorGate",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.middleware.quota.QuotaMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "config.middleware.redirects.OldAddressMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["config.templatetags.french_dates", "config.templatetags.french_sizes"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.context.frame",
            ],
        },
    },
]

# Web, worker and beat use the application's role; migrations and backups the owner's (see docs/decisions).
_DATABASE_VARIABLE = "DATABASE_OWNER_URL" if os.environ.get("MAISONNEE_DB_ROLE") == "owner" else "DATABASE_URL"
DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get(_DATABASE_VARIABLE)
        or os.environ.get("DATABASE_URL", "postgres://maisonnee@127.0.0.1:5432/maisonnee"),
        conn_max_age=60,
        conn_health_checks=True,
    )
}
DATABASES["default"].setdefault("TEST", {})["NAME"] = os.environ.get("MAISONNEE_TEST_DATABASE", "test_maisonnee")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "django_cache",
    },
    # What a process may remember of the published pages: keys carry the version of the site, nothing is shared.
    "process": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "TIMEOUT": 300},
    # Searches of the directory that many readers make in one minute.
    "searches": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "searches", "TIMEOUT": 60},
    # Sizes of the pictures that were already made.
    "renditions": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "sizes", "TIMEOUT": 300},
}

AUTH_USER_MODEL = "accounts.User"

LANGUAGE_CODE = "fr"
TIME_ZONE = "Europe/Paris"
USE_I18N = True
LOCALE_PATHS = [SITE / "locale"]
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [SITE / "static"]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR / "media" / "public", "base_url": "/media/"},
    },
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR / "media" / "private", "base_url": None},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Private files and what is accepted of them (E1–E3).
DOCUMENT_MAX_BYTES = 10 * 1024 * 1024
DOCUMENTS_PER_CASE = 20
DOCUMENTS_PER_DAY = 50
IMAGE_MAX_PIXELS = 50_000_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "config.uploads.BoundedUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
# Counts below this are hidden from those who read another platform's figures (D6).
FIGURES_THRESHOLD = int(os.environ.get("FIGURES_THRESHOLD", "5"))
# Parameters: results computed twice to show what a new barème changes; months after which a source is read again.
PARAMETER_EFFECT_SAMPLE = int(os.environ.get("PARAMETER_EFFECT_SAMPLE", "60"))
PARAMETER_REVIEW_MONTHS = int(os.environ.get("PARAMETER_REVIEW_MONTHS", "12"))
CLAMD_ADDRESS = os.environ.get("CLAMD_ADDRESS", "")

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "config.errors.csrf_failure"
X_FRAME_OPTIONS = "SAMEORIGIN"

MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media" / "public"

# In the demonstration mails are written to files and read at /boite-demo/; elsewhere they leave by SMTP.
EMAIL_BACKEND = "config.demo_mail.backend.FileBackend" if DEMO_MODE else "django.core.mail.backends.smtp.EmailBackend"
EMAIL_FILE_PATH = VAR / "mail"
EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("EMAIL_USE_TLS", "") == "1"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "ne-pas-repondre@maisonnee.example")

# Work to be done is a row of PostgreSQL; Celery is only woken (docs/decisions/job-guarantee.md).
OUTBOX_WAKES_CELERY = True
OUTBOX_LEASE_SECONDS = int(os.environ.get("OUTBOX_LEASE_SECONDS", "60"))
OUTBOX_SWEEP_SECONDS = int(os.environ.get("OUTBOX_SWEEP_SECONDS", "30"))
CELERY_BROKER_URL = os.environ.get("CELERY_BROKER_URL", OWN_DATABASE)
CELERY_BROKER_TRANSPORT_OPTIONS = transport_options(CELERY_BROKER_URL, dict(DATABASES["default"]))
CELERY_BEAT_SCHEDULE = beat_schedule(OUTBOX_SWEEP_SECONDS)
# How long a page of the site may be handed over again as it was drawn; a publication is seen at once all the same.
KEPT_PAGES_SECONDS = 60

CELERY_BEAT_SCHEDULE_FILENAME = str(VAR / "beat-schedule")

LOGGING = logging_settings(os.environ.get("MAISONNEE_LOG_LEVEL", "INFO"))

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

WAGTAILADMIN_BASE_URL = PUBLIC_URL

THEME_COOKIE_NAME = "theme"
THEME_COOKIE_AGE = 365 * 24 * 3600
# Set only by those who close the message at the top of the pages.
BANNER_COOKIE_NAME = "bandeau"
BANNER_COOKIE_AGE = 90 * 24 * 3600
# Set only by those who refuse that their visits are counted.
MEASURE_COOKIE_NAME = "mesure"
MEASURE_COOKIE_AGE = 365 * 24 * 3600
DIAGNOSIS_COOKIE_NAME = "autodiagnostic"
