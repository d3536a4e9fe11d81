"""Writes on pathways, one function per use case."""

from renovation.pathways.operations.drafts import begin_pathway, drop_draft, make_default, open_draft, publish
from renovation.pathways.operations.editing import add_stage, edit_acts, edit_stage, remove_stage, shift_stage
from renovation.pathways.operations.seeding import seed_pathways, version_for_new_cases

__all__ = [
    "add_stage",
    "begin_pathway",
    "drop_draft",
    "edit_acts",
    "edit_stage",
    "make_default",
    "open_draft",
    "publish",
    "remove_stage",
    "seed_pathways",
    "shift_stage",
    "version_for_new_cases",
]
