"""Diagnoses: the household's own, and those that an adviser builds part by part."""

from renovation.diagnosis.models.self_diagnosis import SelfDiagnosis, SelfDiagnosisQuerySet

__all__ = ["SelfDiagnosis", "SelfDiagnosisQuerySet"]
