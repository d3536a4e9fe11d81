"""Writes of segments and campaigns."""

from renovation.campaigns.operations.calling import note_call
from renovation.campaigns.operations.campaigns import (
    CampaignText,
    launch_campaign,
    prepare_campaign,
    reopen_campaign,
    stop_campaign,
    try_campaign,
    write_campaign,
)
from renovation.campaigns.operations.exporting import export_recipients, export_segment
from renovation.campaigns.operations.leaving import object_to_campaigns
from renovation.campaigns.operations.segments import remove_segment, save_segment
from renovation.campaigns.operations.sending import send_batch

__all__ = [
    "CampaignText",
    "export_recipients",
    "export_segment",
    "launch_campaign",
    "note_call",
    "object_to_campaigns",
    "prepare_campaign",
    "remove_segment",
    "reopen_campaign",
    "save_segment",
    "send_batch",
    "stop_campaign",
    "try_campaign",
    "write_campaign",
]
