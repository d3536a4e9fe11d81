"""Writes about duplicates, priority and sharing of leads."""

from renovation.leads.operations.apart import tell_apart
from renovation.leads.operations.merging import merge_households
from renovation.leads.operations.settings import AdviserPart, save_lead_settings
from renovation.leads.operations.sharing import share_leads
from renovation.leads.operations.undoing import undo_merge

__all__ = [
    "AdviserPart",
    "merge_households",
    "save_lead_settings",
    "share_leads",
    "tell_apart",
    "undo_merge",
]
