"""Reads of the public site for the house around it."""

from cms.queries.frame import FrameLinks, frame_links
from cms.queries.sites import home_of, platform_for, site_of_platform

__all__ = ["FrameLinks", "frame_links", "home_of", "platform_for", "site_of_platform"]
