"""A service that fails three times in a row rests for a minute: nobody waits for it meanwhile."""

from django.core.cache import cache

FAILURES = 3
REST_SECONDS = 60


def rests(name: str) -> bool:
    return int(cache.get(_key(name)) or 0) >= FAILURES


def failed(name: str) -> None:
    cache.set(_key(name), int(cache.get(_key(name)) or 0) + 1, timeout=REST_SECONDS)


def answered(name: str) -> None:
    cache.delete(_key(name))


def _key(name: str) -> str:
    return f"outside:{name}:failures"
