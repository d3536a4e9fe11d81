"""Who carries SMS. A provider registers itself by a stable name; the settings choose one, or none."""

from collections.abc import Callable
from typing import Protocol

from django.conf import settings


class Rejected(Exception):
    """The provider will never take this message: wrong number, refused text."""


class Provider(Protocol):
    """Gives one message to the network; `key` is the same over all attempts, so that a copy is recognised."""

    def send(self, *, phone: str, text: str, key: str) -> str:
        """The provider's reference of the message. `Rejected` is final; any other failure is tried again."""
        ...


_providers: dict[str, Callable[[], Provider]] = {}


class UnknownProvider(LookupError):
    """The settings name a provider that nobody registers."""


def provides(name: str) -> Callable[[Callable[[], Provider]], Callable[[], Provider]]:
    """Register what makes a provider, under a name for the settings."""

    def register(make: Callable[[], Provider]) -> Callable[[], Provider]:
        _providers[name] = make
        return make

    return register


def is_on() -> bool:
    return bool(settings.SMS_PROVIDER)


def chosen_provider() -> Provider:
    try:
        return _providers[settings.SMS_PROVIDER]()
    except KeyError:
        raise UnknownProvider(settings.SMS_PROVIDER) from None
