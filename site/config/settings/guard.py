"""What a production start must have; each missing thing is named, with what to do."""

from collections.abc import Sequence

from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured

LEAST_SECRET_CHARACTERS = 50
LEAST_DISTINCT_CHARACTERS = 10
IN_MEMORY_CACHES = ("locmem", "dummy")


def refuse_unsafe(
    *,
    debug: bool,
    secret_key: str,
    field_keys: Sequence[str],
    allowed_hosts: Sequence[str],
    public_url: str,
    cache_backend: str,
    database_url: str,
    email_host: str,
    demo_mode: bool,
    demo_accepted: bool,
) -> None:
    """Raise ImproperlyConfigured listing everything that is missing or weak."""
    faults = [*_secret_faults(secret_key, field_keys)]
    if debug:
        faults.append("DEBUG must be off.")
    if not allowed_hosts or "*" in allowed_hosts:
        faults.append("ALLOWED_HOSTS must name the host names served, separated by commas.")
    if not public_url.startswith("https://") and not demo_mode:
        faults.append("MAISONNEE_PUBLIC_URL must be the https address of the installation.")
    if any(word in cache_backend for word in IN_MEMORY_CACHES):
        faults.append("The cache must be shared by all workers: database or Redis.")
    if not database_url:
        faults.append("DATABASE_URL must point to PostgreSQL 15 or later.")
    if not email_host and not demo_mode:
        faults.append("EMAIL_HOST must name the SMTP server.")
    if demo_mode and not demo_accepted:
        faults.append("The demonstration has known accounts: set MAISONNEE_DEMO_ACCEPTED=1 to serve it anyway.")
    if faults:
        raise ImproperlyConfigured("Maisonnée does not start:\n- " + "\n- ".join(faults))


def _secret_faults(secret_key: str, field_keys: Sequence[str]) -> list[str]:
    faults = []
    weak = len(secret_key) < LEAST_SECRET_CHARACTERS or len(set(secret_key)) < LEAST_DISTINCT_CHARACTERS
    if weak or secret_key.startswith(("development", "test-only", "django-insecure")):
        faults.append(f"SECRET_KEY must be a random text of {LEAST_SECRET_CHARACTERS} characters or more.")
    if not field_keys:
        faults.append("FIELD_ENCRYPTION_KEYS must hold at least one Fernet key.")
    for key in field_keys:
        try:
            Fernet(key)
        except ValueError:
            faults.append("FIELD_ENCRYPTION_KEYS: each key is 32 bytes in URL-safe base64 (Fernet.generate_key()).")
    return faults
