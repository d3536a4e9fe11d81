"""Settings of a real installation: refuses to start when something would leave the door open (J6)."""

import os

from config.settings.base import *
from config.settings.guard import refuse_unsafe

CSRF_COOKIE_NAME = "__Host-csrftoken"
SESSION_COOKIE_NAME = "__Host-sessionid"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = os.environ.get("MAISONNEE_SSL_REDIRECT", "1") == "1"
_BEHIND_PROXY = os.environ.get("MAISONNEE_BEHIND_PROXY") == "1"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _BEHIND_PROXY else None
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("CSRF_TRUSTED_ORIGINS", "").split(",") if origin]

STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}

if os.environ.get("REDIS_URL"):
    CACHES["default"] = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": os.environ["REDIS_URL"],
    }

if os.environ.get("S3_BUCKET"):
    _S3 = {
        "bucket_name": os.environ["S3_BUCKET"],
        "endpoint_url": os.environ.get("S3_ENDPOINT_URL"),
        "region_name": os.environ.get("S3_REGION"),
        "default_acl": "private",
        "file_overwrite": False,
    }
    STORAGES["default"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {**_S3, "location": "public"},
    }
    STORAGES["private"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {**_S3, "location": "private"},
    }

refuse_unsafe(
    debug=DEBUG,
    secret_key=SECRET_KEY,
    field_keys=FIELD_ENCRYPTION_KEYS,
    allowed_hosts=ALLOWED_HOSTS,
    public_url=PUBLIC_URL,
    cache_backend=str(CACHES["default"]["BACKEND"]),  # type: ignore[index]
    database_url=os.environ.get("DATABASE_URL", ""),
    email_host=EMAIL_HOST,
    demo_mode=DEMO_MODE,
    demo_accepted=os.environ.get("MAISONNEE_DEMO_ACCEPTED") == "1",
)
