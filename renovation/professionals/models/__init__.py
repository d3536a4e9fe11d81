"""Tables of the directory: what is shown, what is kept of the past, what an import did, what people add and ask."""

from renovation.professionals.models.charter import CharterMember, DirectorySettings
from renovation.professionals.models.claims import EntryClaim, EntryPhoto, EntryWords
from renovation.professionals.models.directory import Company, DirectoryRelease, Qualification
from renovation.professionals.models.history import PastCompany, PastQualification
from renovation.professionals.models.imports import DirectoryImport, DomainLabel, QuarantinedRow, StagedRow
from renovation.professionals.models.requests import EntryRequest, HiddenEntry

__all__ = [
    "CharterMember",
    "Company",
    "DirectoryImport",
    "DirectoryRelease",
    "DirectorySettings",
    "DomainLabel",
    "EntryClaim",
    "EntryPhoto",
    "EntryRequest",
    "EntryWords",
    "HiddenEntry",
    "PastCompany",
    "PastQualification",
    "Qualification",
    "QuarantinedRow",
    "StagedRow",
]
