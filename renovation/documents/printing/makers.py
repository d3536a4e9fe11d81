"""Who makes which printed document: each app declares its own, by a stable name."""

from collections.abc import Callable
from uuid import UUID

from renovation.outbox.rules.failures import PermanentFailure

Maker = Callable[[UUID], bytes]

_makers: dict[str, Maker] = {}


class UnknownMaker(LookupError):
    """No app declares this kind of printed document."""


class SourceGone(PermanentFailure):
    """What was to be printed exists no more."""


def printed_by(name: str) -> Callable[[Maker], Maker]:
    """Declare the function that makes the PDF of a source, from its identifier."""

    def declare(maker: Maker) -> Maker:
        known = _makers.get(name)
        if known is not None and known.__module__ != maker.__module__:
            raise ValueError(f"two apps print {name!r}")
        _makers[name] = maker
        return maker

    return declare


def maker_named(name: str) -> Maker:
    try:
        return _makers[name]
    except KeyError:
        raise UnknownMaker(name) from None
