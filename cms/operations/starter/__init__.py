"""Starter content of a platform's site: real French texts, to be made one's own."""

from cms.operations.starter.loading import load

__all__ = ["load"]
