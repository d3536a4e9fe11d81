"""Two answers after an appointment, by the link of the thanks."""

from datetime import datetime

from django.db import transaction

from renovation.appointments.models import Appointment, SurveyAnswer
from renovation.appointments.refusals import AppointmentRefused

SCALE = {1: "Pas du tout", 2: "Plutôt non", 3: "Plutôt oui", 4: "Tout à fait"}


@transaction.atomic
def answer_survey(*, appointment: Appointment, usefulness: int, missing: str, now: datetime) -> SurveyAnswer:
    """Keep the answers; given again, the last ones stand."""
    if usefulness not in SCALE:
        raise AppointmentRefused("Choisissez une réponse.")
    answer, _ = SurveyAnswer.objects.update_or_create(
        appointment=appointment,
        defaults={"usefulness": usefulness, "missing": missing.strip()[:1000], "answered_at": now},
    )
    return answer
