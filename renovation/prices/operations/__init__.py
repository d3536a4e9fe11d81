"""Writes of the price base."""

from renovation.prices.operations.counting import count_use
from renovation.prices.operations.exporting import export_aggregates, export_lines
from renovation.prices.operations.importing import import_aggregates, import_lines
from renovation.prices.operations.recording import record_reference
from renovation.prices.operations.setting_aside import restore, set_aside

__all__ = [
    "count_use",
    "export_aggregates",
    "export_lines",
    "import_aggregates",
    "import_lines",
    "record_reference",
    "restore",
    "set_aside",
]
