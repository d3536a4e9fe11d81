"""Writes about self-diagnoses, by subject."""

from renovation.diagnosis.operations.answering import answer, complete, start
from renovation.diagnosis.operations.keeping import attach_to_household, claim_diagnosis, purge_expired, send_link

__all__ = [
    "answer",
    "attach_to_household",
    "claim_diagnosis",
    "complete",
    "purge_expired",
    "send_link",
    "start",
]
