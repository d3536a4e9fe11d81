"""Reads about the adviser's diagnoses. Rights hang on the case: the face asks them first."""

from uuid import UUID

from renovation.diagnosis.models import DiagnosisVersion, ExternalAudit, SelfDiagnosis
from renovation.diagnosis.rules.detail.entry import DetailedDwelling
from renovation.diagnosis.rules.detail.reading import read_dwelling
from renovation.dwellings.models import Dwelling


def version_for(version_id: UUID) -> DiagnosisVersion:
    """One version with all that its pages show; DiagnosisVersion.DoesNotExist otherwise."""
    return DiagnosisVersion.objects.select_related(
        "dwelling__commune__department", "dwelling__platform", "author", "based_on", "report"
    ).get(pk=version_id)


def versions_of(dwelling: Dwelling) -> list[DiagnosisVersion]:
    """The versions of a dwelling, the newest first, without their descriptions."""
    found = DiagnosisVersion.objects.of_dwelling(dwelling).without_description()
    return list(found.select_related("author", "based_on", "report").order_by("-number"))


def audits_of(dwelling: Dwelling) -> list[ExternalAudit]:
    """What others made, the newest first."""
    found = ExternalAudit.objects.filter(dwelling=dwelling).select_related("document", "recorded_by")
    return list(found.order_by("-made_on", "-created_at"))


def self_diagnosis_of(dwelling: Dwelling) -> SelfDiagnosis | None:
    """The household's latest answers about this dwelling, from which a diagnosis may start."""
    found = SelfDiagnosis.objects.filter(dwelling=dwelling).select_related("commune__department")
    return found.order_by("-changed_at").first()


def description_of(version: DiagnosisVersion) -> DetailedDwelling:
    """The typed description of a version."""
    return read_dwelling(version.description)
