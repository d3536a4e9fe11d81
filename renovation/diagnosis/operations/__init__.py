"""Writes about diagnoses, by subject."""

from renovation.diagnosis.operations.answering import (
    ToConfirm,
    answer,
    answer_screen,
    complete,
    renew,
    start,
    take_known_dpe,
)
from renovation.diagnosis.operations.audits import record_audit
from renovation.diagnosis.operations.changing import freeze, recalculate, save_table, save_words
from renovation.diagnosis.operations.keeping import attach_to_household, claim_diagnosis, purge_expired, send_link
from renovation.diagnosis.operations.sharing import share, stop_sharing
from renovation.diagnosis.operations.versions import (
    continue_version,
    start_from_answers,
    start_from_file,
    start_from_scratch,
)

__all__ = [
    "ToConfirm",
    "answer",
    "answer_screen",
    "attach_to_household",
    "claim_diagnosis",
    "complete",
    "continue_version",
    "freeze",
    "purge_expired",
    "recalculate",
    "record_audit",
    "renew",
    "save_table",
    "save_words",
    "send_link",
    "share",
    "start",
    "start_from_answers",
    "start_from_file",
    "start_from_scratch",
    "stop_sharing",
    "take_known_dpe",
]
