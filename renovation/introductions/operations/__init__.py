"""Writes about professionals in cases."""

from renovation.introductions.operations.exporting import export_companies
from renovation.introductions.operations.introducing import Agreement, introduce
from renovation.introductions.operations.keeping import keep_companies, let_go
from renovation.introductions.operations.proposing import propose

__all__ = ["Agreement", "export_companies", "introduce", "keep_companies", "let_go", "propose"]
