"""Starter content of a platform's site: real French texts, to be made one's own."""

from cms.operations.starter.loading import load
from cms.operations.starter.reading import CONTENT

__all__ = ["CONTENT", "load"]
