"""Writes of the site that the house around it may ask for."""

from cms.operations.editors import sync_editor_groups
from cms.operations.sites import open_site

__all__ = ["open_site", "sync_editor_groups"]
