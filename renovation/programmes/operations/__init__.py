"""Writes about the works programmes, one function per use case."""

from renovation.programmes.operations.choosing import (
    choose_scenario,
    file_programme_report,
    note_programme_read,
    order_programme_report,
)
from renovation.programmes.operations.saving import save_scenario
from renovation.programmes.operations.scenarios import copy_scenario, draft_scenario, recalculate_scenario

__all__ = [
    "choose_scenario",
    "copy_scenario",
    "draft_scenario",
    "file_programme_report",
    "note_programme_read",
    "order_programme_report",
    "recalculate_scenario",
    "save_scenario",
]
