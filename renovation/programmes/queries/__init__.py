"""Reads about the works programmes. Rights hang on the case: the face asks them first."""

from renovation.programmes.queries.basis import Basis, Start, basis_of, starts_of
from renovation.programmes.queries.choices import (
    choice_for,
    choice_to_print,
    choices_of,
    current_choice,
    report_under_way,
    shared_choice,
    shared_choice_of_household_user,
)
from renovation.programmes.queries.scenarios import (
    Addable,
    addable_works,
    content_of,
    outdated_of,
    scenario_for,
    scenarios_of,
)

__all__ = [
    "Addable",
    "Basis",
    "Start",
    "addable_works",
    "basis_of",
    "choice_for",
    "choice_to_print",
    "choices_of",
    "content_of",
    "current_choice",
    "outdated_of",
    "report_under_way",
    "scenario_for",
    "scenarios_of",
    "shared_choice",
    "shared_choice_of_household_user",
    "starts_of",
]
