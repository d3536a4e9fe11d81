"""The documented examples of the installation: they come with it, each with its source, and wait for a check."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from psycopg.types.range import Range

from renovation.aids.enums import VersionState
from renovation.aids.models import LocalScheme, LocalVersion
from renovation.aids.rules.local_seeds import read_local_aid

_ASIDE = frozenset({"code", "source", "address", "read_on", "starts", "ends", "to_verify"})


@transaction.atomic
def load_local_aids(*, raws: Sequence[Mapping[str, Any]], at: datetime) -> int:
    """Bring the examples into the tables; tells how many are new or changed. What people wrote is never touched."""
    return sum(_load(raw, at) for raw in raws)


def _load(raw: Mapping[str, Any], at: datetime) -> bool:
    read_local_aid(raw)
    scheme, _ = LocalScheme.objects.get_or_create(code=raw["code"])
    if LocalVersion.objects.filter(Q(author_id__isnull=False) | Q(revision__gt=1), scheme=scheme).exists():
        return False
    wanted = _wanted(raw)
    version = LocalVersion.objects.filter(scheme=scheme).first()
    if version is not None and all(getattr(version, name) == value for name, value in wanted.items()):
        return False
    version = version or LocalVersion(scheme=scheme, state=VersionState.PUBLISHED, published_at=at)
    for name, value in wanted.items():
        setattr(version, name, value)
    version.save()
    return True


def _wanted(raw: Mapping[str, Any]) -> dict[str, Any]:
    ends = _day(raw.get("ends"))
    return {
        "valid": Range(_day(raw.get("starts")), ends + timedelta(days=1) if ends else None),
        "regulation": {key: value for key, value in raw.items() if key not in _ASIDE},
        "source_text": raw["source"],
        "source_address": raw["address"],
        "source_read_on": _day(raw["read_on"]),
        "to_verify": raw.get("to_verify", True),
    }


def _day(value: Any) -> date | None:
    return value if value is None or isinstance(value, date) else date.fromisoformat(str(value))
