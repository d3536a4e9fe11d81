"""Making PDF documents of a platform: its brand, tagged pages, nothing fetched from outside the asset list."""

from renovation.documents.printing.composing import print_document
from renovation.documents.printing.fetching import AddressRefused, AssetFetcher

__all__ = ["AddressRefused", "AssetFetcher", "print_document"]
