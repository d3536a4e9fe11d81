"""Writes about documents: files handed over, documents printed."""

from renovation.documents.operations.photos import StoredPhoto, erase_file, remove_document, store_photo
from renovation.documents.operations.printouts import make_printout, order_printout, purge_printouts
from renovation.documents.operations.storing import scan_again_later, scan_document, store_document

__all__ = [
    "StoredPhoto",
    "erase_file",
    "make_printout",
    "order_printout",
    "purge_printouts",
    "remove_document",
    "scan_again_later",
    "scan_document",
    "store_document",
    "store_photo",
]
