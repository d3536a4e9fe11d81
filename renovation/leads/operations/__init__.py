"""Writes about duplicates, priority and sharing of leads."""

from renovation.leads.operations.apart import tell_apart
from renovation.leads.operations.importing import decide_contacts, drop_undecided, stage_contacts
from renovation.leads.operations.keys import open_lead_key, receive_from_program, revoke_lead_key
from renovation.leads.operations.merging import merge_households
from renovation.leads.operations.receiving import Door, receive_lead, register_and_ask
from renovation.leads.operations.settings import AdviserPart, save_lead_settings
from renovation.leads.operations.sharing import share_leads
from renovation.leads.operations.undoing import undo_merge

__all__ = [
    "AdviserPart",
    "Door",
    "decide_contacts",
    "drop_undecided",
    "merge_households",
    "open_lead_key",
    "receive_from_program",
    "receive_lead",
    "register_and_ask",
    "revoke_lead_key",
    "save_lead_settings",
    "share_leads",
    "stage_contacts",
    "tell_apart",
    "undo_merge",
]
