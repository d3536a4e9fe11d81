"""Writes about financing, one function per use case."""

from renovation.financing.operations.handing import (
    file_financing_report,
    note_variant_read,
    order_financing_report,
    share_variant,
    unshare_variant,
)
from renovation.financing.operations.inquiries import purge_expired, save_inquiry
from renovation.financing.operations.overrides import decide_amount, restore_amount
from renovation.financing.operations.variants import (
    copy_variant,
    recalculate_variant,
    rename_variant,
    save_scenario,
    start_variant,
)

__all__ = [
    "copy_variant",
    "decide_amount",
    "file_financing_report",
    "note_variant_read",
    "order_financing_report",
    "purge_expired",
    "recalculate_variant",
    "rename_variant",
    "restore_amount",
    "save_inquiry",
    "save_scenario",
    "share_variant",
    "start_variant",
    "unshare_variant",
]
