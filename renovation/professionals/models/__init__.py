"""Tables of the directory: what is shown, what is kept of the past, what an import did."""

from renovation.professionals.models.directory import Company, DirectoryRelease, Qualification
from renovation.professionals.models.history import PastCompany, PastQualification
from renovation.professionals.models.imports import DirectoryImport, DomainLabel, QuarantinedRow, StagedRow

__all__ = [
    "Company",
    "DirectoryImport",
    "DirectoryRelease",
    "DomainLabel",
    "PastCompany",
    "PastQualification",
    "Qualification",
    "QuarantinedRow",
    "StagedRow",
]
