"""Work of the agenda that follows a change, or comes back."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from renovation.appointments.models import AgendaSettings, ExternalCalendar, WaitingOffer
from renovation.appointments.operations.calendars import read_calendar
from renovation.appointments.operations.confirming import CONFIRM, confirm_by_mail
from renovation.appointments.operations.freed import OFFER_FREED, OFFER_SEAT
from renovation.appointments.operations.holding import purge_holds
from renovation.appointments.operations.lost_links import SEND_LINKS
from renovation.appointments.operations.measuring import measure_delays
from renovation.appointments.operations.offering import (
    OFFER_EXPIRED,
    decline_offer,
    offer_freed_seat,
    offer_freed_slot,
)
from renovation.appointments.operations.personal_link import send_links
from renovation.appointments.operations.reminding import send_due_messages
from renovation.appointments.operations.texting import SEND_SMS, send_queued_sms
from renovation.appointments.rules.offered import Asked
from renovation.outbox.operations import enqueue
from renovation.outbox.registry import Payload, job, periodic
from renovation.platforms.queries import platform_by_id

PURGE_HOLDS = "appointments.purge_holds"
REMIND = "appointments.remind"
READ_CALENDARS = "appointments.read_calendars"
READ_CALENDAR = "appointments.read_calendar"
MEASURE = "appointments.measure_delays"
MEASURE_ONE = "appointments.measure_delays_of"


@job(CONFIRM, label="Écrire la confirmation d’un rendez-vous")
def confirm_job(payload: Payload) -> None:
    confirm_by_mail(appointment_id=UUID(payload["appointment"]), now=timezone.now())


@job(OFFER_FREED, label="Proposer un créneau libéré à la liste d’attente")
def offer_freed_job(payload: Payload) -> None:
    place = UUID(payload["place"]) if payload["place"] else None
    asked = Asked(datetime.fromisoformat(payload["starts_at"]), payload["modality"], place)
    adviser_id = UUID(payload["adviser"]) if payload["adviser"] else None
    offer_freed_slot(kind_id=UUID(payload["kind"]), asked=asked, adviser_id=adviser_id, now=timezone.now())


@job(OFFER_SEAT, label="Proposer une place de séance à la liste d’attente")
def offer_seat_job(payload: Payload) -> None:
    offer_freed_seat(session_id=UUID(payload["session"]), now=timezone.now())


@job(OFFER_EXPIRED, label="Passer un créneau proposé au suivant")
def offer_expired_job(payload: Payload) -> None:
    offer = WaitingOffer.objects.filter(pk=payload["offer"]).first()
    if offer is not None:
        decline_offer(offer=offer, expired=True)


@job(PURGE_HOLDS, label="Libérer les créneaux gardés trop longtemps")
def purge_holds_job(payload: Payload) -> None:
    purge_holds(now=timezone.now())


@job(SEND_LINKS, label="Renvoyer les liens de rendez-vous perdus")
def send_links_job(payload: Payload) -> None:
    send_links(platform=platform_by_id(UUID(payload["platform"])), email=payload["email"], now=timezone.now())


@job(REMIND, label="Envoyer les rappels de rendez-vous")
def remind_job(payload: Payload) -> None:
    send_due_messages(now=timezone.now())


# A provider may be down for some hours; after that the reminder is of no use.
@job(SEND_SMS, max_attempts=30, longest_wait=timedelta(minutes=10), label="Envoyer un SMS")
def send_sms_job(payload: Payload) -> None:
    send_queued_sms(message_id=UUID(payload["message"]), now=timezone.now())


@job(READ_CALENDARS, label="Lire les agendas extérieurs des conseillers")
def read_calendars_job(payload: Payload) -> None:
    """One job for each address: a slow host keeps nobody else waiting."""
    for calendar_id in ExternalCalendar.objects.exclude(url="").values_list("pk", flat=True):
        key = f"{READ_CALENDAR}:{calendar_id}:{payload['slot']}"
        enqueue(kind=READ_CALENDAR, key=key, payload={"calendar": str(calendar_id)})


@job(READ_CALENDAR, max_attempts=2, label="Lire un agenda extérieur")
def read_calendar_job(payload: Payload) -> None:
    if ExternalCalendar.objects.filter(pk=payload["calendar"]).exists():
        read_calendar(calendar_id=UUID(payload["calendar"]), now=timezone.now())


@job(MEASURE, label="Mesurer les délais de rendez-vous")
def measure_job(payload: Payload) -> None:
    for platform_id in AgendaSettings.objects.filter(platform__is_open=True).values_list("pk", flat=True):
        key = f"{MEASURE_ONE}:{platform_id}:{payload['slot']}"
        enqueue(kind=MEASURE_ONE, key=key, payload={"platform": str(platform_id)})


@job(MEASURE_ONE, label="Mesurer les délais de rendez-vous d’une plateforme")
def measure_one_job(payload: Payload) -> None:
    measure_delays(platform_id=UUID(payload["platform"]), now=timezone.now())


periodic(REMIND, every=timedelta(minutes=5), catch_up=True)
periodic(READ_CALENDARS, every=timedelta(minutes=30), catch_up=False)
# At noon in Paris: what a household would find in the middle of the day.
periodic(MEASURE, every=timedelta(days=1), offset=timedelta(hours=11), catch_up=False)
periodic(PURGE_HOLDS, every=timedelta(minutes=15), catch_up=False)
