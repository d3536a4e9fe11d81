"""Writes about documents: files handed over, documents printed."""

from renovation.documents.operations.printouts import make_printout, order_printout, purge_printouts
from renovation.documents.operations.storing import scan_again_later, scan_document, store_document

__all__ = [
    "make_printout",
    "order_printout",
    "purge_printouts",
    "scan_again_later",
    "scan_document",
    "store_document",
]
