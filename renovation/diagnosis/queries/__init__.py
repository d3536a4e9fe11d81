"""Reads about diagnoses, by subject."""

from renovation.diagnosis.queries.self_diagnoses import (
    DwellingFacts,
    Progress,
    answers_by_question,
    answers_of,
    by_token,
    diagnoses_of_user,
    diagnosis_of_user,
    dwelling_facts,
    first_unanswered,
    progress,
)

__all__ = [
    "DwellingFacts",
    "Progress",
    "answers_by_question",
    "answers_of",
    "by_token",
    "diagnoses_of_user",
    "diagnosis_of_user",
    "dwelling_facts",
    "first_unanswered",
    "progress",
]
