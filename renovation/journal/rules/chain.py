"""The hash chain of the journal: each link covers one fact and the link before it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

FIRST_LINK = "0" * 64


@dataclass(frozen=True)
class Fact:
    """What a link covers: every column of an entry but its number."""

    uid: str
    at: datetime
    actor_id: str
    role: str
    platform_id: str
    action: str
    object_type: str
    object_id: str
    ip: str
    request_id: str
    detail: Mapping[str, object]


def link_hash(previous: str, fact: Fact) -> str:
    """SHA-256 over the link before and the fact, written in one way only."""
    told = {**asdict(fact), "at": fact.at.astimezone(UTC).isoformat(timespec="microseconds")}
    written = json.dumps(told, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(f"{previous}\n{written}".encode()).hexdigest()
