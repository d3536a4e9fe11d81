"""Which services may be called: those of the settings, unless somebody stopped all calls by hand."""

from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True)
class Service:
    """A service known by a name of ours; it is only called at its own host."""

    name: str
    base_url: str
    timeout_s: float = 5.0
    max_bytes: int = 64 * 1024 * 1024


def is_open(service: Service) -> bool:
    """The file is the kill switch: `manage.py outside_calls off` writes it, and no call leaves any more."""
    return service.name in settings.OUTSIDE_SERVICES and not settings.OUTSIDE_STOP_FILE.exists()
