"""Taking a slot: one household and one adviser, whatever the number of requests at that instant (H1)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Count
from psycopg.types.range import TimestamptzRange

from renovation.accounts.models import User
from renovation.appointments.enums import Access, BookingOrigin, Modality
from renovation.appointments.models import AdviserSettings, Appointment, AppointmentType, Hold
from renovation.appointments.operations.confirming import ask_confirmation
from renovation.appointments.operations.taking import Chosen, take, write_taken
from renovation.appointments.operations.visits import visit_address
from renovation.appointments.queries.search import Search
from renovation.appointments.refusals import AnswersRefused, NotAllowed, SlotTaken
from renovation.appointments.rules.offered import Asked
from renovation.appointments.rules.questions import checked_answers
from renovation.cases.models import Case, Lead
from renovation.households.models import Household
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.rules.tokens import token_hash


@dataclass(frozen=True)
class Details:
    """What is known of an appointment beside its time."""

    lead: Lead | None = None
    case: Case | None = None
    subject: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    origin: BookingOrigin = BookingOrigin.SITE
    # Chosen by the household or the team; nobody: whoever is free.
    adviser_id: UUID | None = None
    commune_insee: str = ""
    # What the holder of a held slot knows.
    holder: str = ""
    # The agent who books on behalf of the household.
    booked_by: User | None = None
    is_invited: bool = False
    # Where a home visit takes place.
    visit_address: str = ""
    # The questions of the type were put elsewhere, or will be at the appointment.
    was_answered: bool = False


NO_DETAILS = Details()


@transaction.atomic
def book(
    *,
    kind: AppointmentType,
    household: Household,
    asked: Asked,
    token: str,
    now: datetime,
    details: Details = NO_DETAILS,
) -> Appointment:
    """Take the slot with an adviser who is free, and write to the household. The same `token` (one form) books once.

    `SlotTaken` proposes the nearest slots; `AnswersRefused` says which questions are not answered; `AddressNeeded`
    when nobody knows where a visit is made; `NotAllowed` when the type is not open to whoever asks.
    """
    earlier = Appointment.objects.filter(token_hash=token_hash(token)).first()
    if earlier is not None:
        return earlier
    check_access(kind, details)
    answers = answers_kept(kind, details)
    details = replace(details, visit_address=visit_address(asked.modality, details.visit_address, details.case))
    held = Hold.objects.filter(holder=token_hash(details.holder)).first() if details.holder else None

    def save(chosen: Chosen) -> Appointment:
        return write_appointment(chosen, kind, household, token, details, answers, held)

    try:
        appointment = take(
            kind=kind,
            asked=asked,
            now=now,
            search=_search(details, held, asked, kind, now),
            preference=lambda advisers: preferred(advisers, known_case(household, details), now),
            save=save,
        )
    except SlotTaken:
        # By the same form, which was sent twice at once.
        earlier = Appointment.objects.filter(token_hash=token_hash(token)).first()
        if earlier is None:
            raise
        return earlier
    detail = {"origin": appointment.origin, "type": kind.code}
    record(Action.APPOINTMENT_BOOKED, subject=appointment, platform_id=kind.platform_id, detail=detail)
    ask_confirmation(appointment)
    return appointment


def check_access(kind: AppointmentType, details: Details) -> None:
    """The team books everything; a household what is public, or what it is invited to."""
    if details.booked_by is not None:
        return
    allowed = {Access.PUBLIC, Access.INVITED} if details.is_invited else {Access.PUBLIC}
    if not kind.is_active or kind.access not in allowed:
        raise NotAllowed("Ce rendez-vous se prend avec un conseiller. Appelez-nous.")


def answers_kept(kind: AppointmentType, details: Details) -> dict[str, str]:
    """The team may leave questions for the appointment itself; a household answers those that must be."""
    kept, errors = checked_answers(kind.questions, details.answers)
    if errors and details.booked_by is None and not details.was_answered:
        raise AnswersRefused(errors)
    return kept


def known_case(household: Household | None, details: Details) -> Case | None:
    """The case whose referent is preferred. An address that anybody may type says nothing of who follows whom."""
    if details.case is not None:
        return details.case
    is_proven = details.booked_by is not None or details.is_invited
    return Case.objects.running().filter(household=household).first() if household is not None and is_proven else None


def preferred(advisers: Sequence[UUID], case: Case | None, now: datetime) -> list[UUID]:
    """The household's referent when free; then whoever has the fewest appointments ahead."""
    if len(advisers) == 1:
        return list(advisers)
    referent = case.referent_id if case is not None else None
    ahead = Appointment.objects.upcoming(now=now).filter(adviser__in=advisers).order_by()
    counts = dict(ahead.values_list("adviser").annotate(number=Count("pk")))
    return sorted(advisers, key=lambda adviser: (adviser != referent, counts.get(adviser, 0), adviser))


def _search(details: Details, held: Hold | None, asked: Asked, kind: AppointmentType, now: datetime) -> Search:
    adviser_ids = frozenset({details.adviser_id}) if details.adviser_id is not None else None
    search = Search(adviser_ids=adviser_ids, commune_insee=details.commune_insee, by_team=details.booked_by is not None)
    if held is None:
        return search
    search = replace(search, ignoring_hold=held.pk)
    if held.expires_at > now and held.is_for(kind, asked):
        # Whoever was held is kept, and the notice was respected when it was.
        advisers = held.taken_times.filter(adviser__isnull=False).values_list("adviser_id", flat=True)
        search = replace(search, adviser_ids=frozenset(advisers), by_team=True)
    return search


def write_appointment(
    chosen: Chosen,
    kind: AppointmentType,
    household: Household,
    token: str,
    details: Details,
    answers: dict[str, str],
    held: Hold | None,
) -> Appointment:
    if held is not None:
        held.delete()
    slot, (adviser_id, *others) = chosen.slot, [adviser for adviser, _ in chosen.takers]
    appointment = Appointment.objects.create(
        platform_id=kind.platform_id,
        kind=kind,
        household=household,
        adviser_id=adviser_id,
        lead=details.lead,
        case=details.case,
        period=TimestamptzRange(slot.starts_at, slot.ends_at),
        modality=slot.modality,
        place=(details.visit_address if slot.modality == Modality.HOME else slot.place)[:200],
        at_place_id=slot.place_id,
        room_id=chosen.room_id if slot.modality in Modality.at_a_place() else None,
        commune_id=details.commune_insee or None,
        video_url=_video_url(kind, slot.modality, adviser_id),
        subject=(details.subject or kind.name)[:200],
        answers=answers,
        origin=details.origin,
        token_hash=token_hash(token),
        created_by_id=details.booked_by.pk if details.booked_by is not None else None,
    )
    if others:
        appointment.with_advisers.set(User.objects.filter(pk__in=others))
    write_taken(chosen, appointment=appointment)
    return appointment


def _video_url(kind: AppointmentType, modality: str, adviser_id: UUID) -> str:
    """The adviser's own room, else the one of the type."""
    if modality != Modality.VIDEO:
        return ""
    own = AdviserSettings.objects.filter(platform_id=kind.platform_id, adviser_id=adviser_id).first()
    return (own.video_url if own is not None else "") or kind.video_url
