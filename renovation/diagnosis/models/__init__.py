"""Diagnoses: the household's own, those that an adviser builds part by part, and what others made."""

from renovation.diagnosis.models.audit import ExternalAudit
from renovation.diagnosis.models.self_diagnosis import SelfDiagnosis, SelfDiagnosisQuerySet
from renovation.diagnosis.models.version import DiagnosisVersion, DiagnosisVersionQuerySet

__all__ = [
    "DiagnosisVersion",
    "DiagnosisVersionQuerySet",
    "ExternalAudit",
    "SelfDiagnosis",
    "SelfDiagnosisQuerySet",
]
