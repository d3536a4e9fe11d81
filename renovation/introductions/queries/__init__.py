"""Reads about professionals in cases."""

from renovation.introductions.queries.cases import (
    CaseCompanies,
    ProposedNow,
    companies_of_case,
    kept_sirets,
    proposals_of,
)
from renovation.introductions.queries.register import RegisterLine, proposals_for, turns_of, turns_on

__all__ = [
    "CaseCompanies",
    "ProposedNow",
    "RegisterLine",
    "companies_of_case",
    "kept_sirets",
    "proposals_for",
    "proposals_of",
    "turns_of",
    "turns_on",
]
