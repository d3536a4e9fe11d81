"""Writes about self-diagnoses, by subject."""

from renovation.diagnosis.operations.answering import ToConfirm, answer, answer_screen, complete, start
from renovation.diagnosis.operations.keeping import attach_to_household, claim_diagnosis, purge_expired, send_link
from renovation.diagnosis.operations.sharing import share, stop_sharing

__all__ = [
    "ToConfirm",
    "answer",
    "answer_screen",
    "attach_to_household",
    "claim_diagnosis",
    "complete",
    "purge_expired",
    "send_link",
    "share",
    "start",
    "stop_sharing",
]
