"""What a handed-over file must be."""

from renovation.documents.rules.inspection import ACCEPTED, DocumentRefused, Inspected, inspect

__all__ = ["ACCEPTED", "DocumentRefused", "Inspected", "inspect"]
