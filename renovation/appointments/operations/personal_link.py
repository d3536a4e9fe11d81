"""What the personal link of an appointment allows beside moving and cancelling, and how it is replaced."""

from datetime import datetime
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from renovation.appointments.mails import send_link
from renovation.appointments.models import (
    Appointment,
    AppointmentDocument,
    AppointmentQuestion,
)
from renovation.appointments.operations.changes import locked
from renovation.appointments.operations.further_links import new_link
from renovation.appointments.refusals import AppointmentRefused, TooLate
from renovation.appointments.team_mails import tell_adviser
from renovation.documents.enums import DocumentKind
from renovation.documents.operations import store_document
from renovation.documents.rules import DocumentRefused
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.models import Platform
from renovation.platforms.rules.tokens import token_hash

MOST_QUESTIONS = 10
MOST_DOCUMENTS = 10


@transaction.atomic
def replace_link(*, appointment: Appointment, token: str, now: datetime) -> Appointment:
    """Kill every link of an appointment when one may have leaked: `token` opens it here, the mail has another one."""
    current = locked(appointment)
    current.links.all().delete()
    current.token_hash = token_hash(token)
    current.save(update_fields=["token_hash"])
    record(Action.APPOINTMENT_LINK_REPLACED, subject=current, platform_id=current.platform_id)
    send_link(current, token=new_link(current), now=now)
    return current


@transaction.atomic
def send_links(*, platform: Platform, email: str, now: datetime) -> None:
    """Somebody lost its links: a new one for each of its appointments to come, once a day at most.

    Says nothing of whether the address is known.
    """
    wanted = email.strip().lower()
    if not wanted:
        return
    ahead = Appointment.objects.upcoming(now=now).filter(platform=platform, household__email__iexact=wanted)
    for appointment in ahead.select_related("household", "platform", "adviser", "kind").order_by("period")[:10]:
        send_link(appointment, token=new_link(appointment), now=now, key=f"{appointment.pk}:{now:%Y-%m-%d}")


@transaction.atomic
def add_question(*, appointment: Appointment, text: str, key: UUID, now: datetime) -> AppointmentQuestion:
    """A question before the appointment; the adviser is told. The same form (`key`) sent twice asks once."""
    current = locked(appointment)
    sent = AppointmentQuestion.objects.filter(pk=key, appointment=current).first()
    if sent is not None:
        return sent
    _check_ahead(current, now)
    if not text.strip():
        raise AppointmentRefused("Écrivez votre question.")
    if current.questions.count() >= MOST_QUESTIONS:
        raise AppointmentRefused(f"Vous avez déjà posé {MOST_QUESTIONS} questions : nous y répondrons de vive voix.")
    question = AppointmentQuestion.objects.create(pk=key, appointment=current, text=text.strip()[:2000], created_at=now)
    record(Action.APPOINTMENT_QUESTION, subject=current, platform_id=current.platform_id)
    tell_adviser(current, "appointment_question", key=str(question.pk))
    return question


@transaction.atomic
def add_document(
    *, appointment: Appointment, upload: UploadedFile, title: str, key: UUID, now: datetime
) -> AppointmentDocument:
    """A document for the appointment, checked like any other; `DocumentRefused` has words for the person."""
    current = locked(appointment)
    sent = AppointmentDocument.objects.filter(pk=key, appointment=current).first()
    if sent is not None:
        return sent
    _check_ahead(current, now)
    if current.documents.count() >= MOST_DOCUMENTS:
        raise DocumentRefused(f"Vous avez déjà déposé {MOST_DOCUMENTS} documents, le maximum.")
    document = store_document(
        platform_id=current.platform_id, upload=upload, kind=DocumentKind.OTHER, title=title, uploaded_by_id=None
    )
    added = AppointmentDocument.objects.create(pk=key, appointment=current, document=document, created_at=now)
    tell_adviser(current, "appointment_document", key=str(added.pk))
    return added


def _check_ahead(appointment: Appointment, now: datetime) -> None:
    if not appointment.is_ahead(now):
        raise TooLate("Ce rendez-vous est passé ou annulé : écrivez-nous plutôt.")
