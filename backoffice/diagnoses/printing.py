"""How the report of a diagnosis is printed for the household."""

from uuid import UUID

from backoffice.diagnoses.explained import resolved_in_words
from backoffice.diagnoses.panel import result_in_words
from renovation.cases.rules.reports import MAKER
from renovation.diagnosis.models import DiagnosisVersion
from renovation.diagnosis.queries import description_of, version_for
from renovation.diagnosis.rules.detail.comparing import differences
from renovation.documents.printing import print_document
from renovation.documents.printing.makers import SourceGone, printed_by

TEMPLATE = "documents/diagnostic.html"


@printed_by(MAKER)
def print_diagnostic(version_id: UUID) -> bytes:
    """The PDF of a version, as it was frozen."""
    try:
        version = version_for(version_id)
    except DiagnosisVersion.DoesNotExist as error:
        raise SourceGone("Cette version du diagnostic n’existe plus.") from error
    dwelling = description_of(version)
    context = {
        "version": version,
        "dwelling": version.dwelling,
        "described": dwelling,
        "result": result_in_words(version.result),
        "facts": [one for one in differences(None, dwelling) if one.field != "bridges"],
        "works": (version.result or {}).get("works"),
        "resolved": resolved_in_words(dwelling, version.result),
    }
    return print_document(TEMPLATE, context, platform=version.dwelling.platform)
