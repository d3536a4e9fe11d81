"""Everything that a result shows, on the page and in the printed report."""

from django.utils import timezone

from renovation.diagnosis.models import SelfDiagnosis
from renovation.diagnosis.queries import said_by_screen
from renovation.diagnosis.rules.audiences import audience
from selfservice.hypotheses import hypotheses
from selfservice.real_bills import real_bills
from selfservice.result_words import result_in_words


def result_context(diagnosis: SelfDiagnosis) -> dict[str, object]:
    """Context of the templates; the diagnosis must have its result."""
    result = diagnosis.result or {}
    said = said_by_screen(diagnosis)
    return {
        "diagnosis": diagnosis,
        "words": result_in_words(result, kind=str(diagnosis.answers.get("kind", "house"))),
        "bills": real_bills(diagnosis.situation, result),
        "audience": audience(str(diagnosis.situation.get("who", ""))),
        "hypotheses": hypotheses(diagnosis, on=timezone.localdate(diagnosis.changed_at)),
        "said": [(screen, lines) for screen, lines in said if lines],
    }
