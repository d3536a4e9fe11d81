"""Writes of the territory: the national reference, from a file or from its service."""

from renovation.territories.operations.communes import DEMONSTRATION, DEMONSTRATION_PARTS, ImportReport, import_communes
from renovation.territories.operations.reference import update_reference

__all__ = ["DEMONSTRATION", "DEMONSTRATION_PARTS", "ImportReport", "import_communes", "update_reference"]
