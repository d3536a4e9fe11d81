"""Reads about diagnoses, by subject."""

from renovation.diagnosis.queries.screens import (
    Progress,
    answers_without,
    first_unanswered,
    progress,
    range_is_known,
    said_by_screen,
    screens_of,
    unconfirmed,
)
from renovation.diagnosis.queries.self_diagnoses import (
    DwellingFacts,
    answers_by_question,
    answers_of,
    answers_of_plain,
    by_share_token,
    by_token,
    diagnoses_of_user,
    diagnosis_of_user,
    diagnosis_to_print,
    dwelling_facts,
    household_said,
)
from renovation.diagnosis.queries.versions import (
    audits_of,
    description_of,
    self_diagnosis_of,
    version_for,
    versions_of,
)

__all__ = [
    "DwellingFacts",
    "Progress",
    "answers_by_question",
    "answers_of",
    "answers_of_plain",
    "answers_without",
    "audits_of",
    "by_share_token",
    "by_token",
    "description_of",
    "diagnoses_of_user",
    "diagnosis_of_user",
    "diagnosis_to_print",
    "dwelling_facts",
    "first_unanswered",
    "household_said",
    "progress",
    "range_is_known",
    "said_by_screen",
    "screens_of",
    "self_diagnosis_of",
    "unconfirmed",
    "version_for",
    "versions_of",
]
