"""A process that has loaded all that it will use."""

import gc

from django.urls import get_resolver


def settle() -> None:
    """Load the pages now, not for the first reader; then no collection looks again through what stays for good."""
    _ = get_resolver().url_patterns
    gc.collect()
    gc.freeze()
