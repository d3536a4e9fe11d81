"""Writes about local aids, by subject."""

from renovation.aids.operations.loading import load_local_aids
from renovation.aids.operations.proposing import (
    Regulation,
    change_version,
    drop_version,
    propose_scheme,
    propose_version,
)
from renovation.aids.operations.publishing import publish_version, review_version
from renovation.aids.operations.running import end_scheme, reopen_scheme, set_budget, suspend_scheme

__all__ = [
    "Regulation",
    "change_version",
    "drop_version",
    "end_scheme",
    "load_local_aids",
    "propose_scheme",
    "propose_version",
    "publish_version",
    "reopen_scheme",
    "review_version",
    "set_budget",
    "suspend_scheme",
]
