"""Collective sessions: seats, never one too many (H2); attendance; cancellation."""

import re
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from renovation.accounts.models import User
from renovation.appointments.enums import AppointmentState, OfferState
from renovation.appointments.models import (
    Appointment,
    AppointmentType,
    CollectiveSession,
    Place,
    Room,
    TakenTime,
    WaitingEntry,
    WaitingOffer,
)
from renovation.appointments.operations import (
    AppointmentRefused,
    Details,
    SessionFull,
    SessionPlan,
    TooLate,
    accept_offer,
    book_seat,
    cancel,
    cancel_session,
    decline_offer,
    hold_seat,
    join_waiting_list,
    note_attendance,
    offer_freed_seat,
    plan_session,
)
from renovation.appointments.operations.freed import OFFER_SEAT
from renovation.appointments.queries import free_times, open_sessions, readable_session
from renovation.households.models import Household
from renovation.outbox.models import Job, Mail
from renovation.platforms.models import Platform
from renovation.platforms.queries import reader_for
from tests.factories.appointments import MORNING, AppointmentTypeFactory
from tests.factories.cases import HouseholdFactory
from tests.renovation.appointments.conftest import NOW

AFTER = MORNING + timedelta(hours=3)


@pytest.fixture
def workshop(platform: Platform) -> AppointmentType:
    return AppointmentTypeFactory.create(
        platform=platform, code="atelier-devis", name="Lire un devis", capacity=2, duration_minutes=120
    )


@pytest.fixture
def session(workshop: AppointmentType, adviser: User) -> CollectiveSession:
    return plan_session(kind=workshop, plan=SessionPlan(MORNING, [adviser], place="Salle des fêtes"), now=NOW)


def sit(session: CollectiveSession, household: Household, **more: object) -> Appointment:
    return book_seat(session=session, household=household, token=f"place-{household.pk}", now=NOW, **more)


def test_a_session_holds_the_time_of_its_leader(
    session: CollectiveSession, kind: AppointmentType, adviser: User
) -> None:
    assert len(free_times(kind=kind, now=NOW)) == 0
    with pytest.raises(AppointmentRefused, match="déjà prise"):
        plan_session(kind=session.kind, plan=SessionPlan(MORNING, [adviser]), now=NOW)


def test_h2_seats_run_out(session: CollectiveSession, household: Household, neighbour: Household) -> None:
    sit(session, household)
    with pytest.raises(SessionFull, match="Il reste 1"):
        sit(session, neighbour, seats=2)
    sit(session, neighbour)

    with pytest.raises(SessionFull):
        sit(session, HouseholdFactory.create(platform=session.platform))
    assert open_sessions(platform=session.platform, now=NOW)[0].seats_left == 0


def test_h2_the_database_refuses_one_seat_too_many(session: CollectiveSession) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        CollectiveSession.objects.filter(pk=session.pk).update(seats_taken=3)


def test_a_seat_held_is_on_offer_to_nobody_else(
    session: CollectiveSession, household: Household, neighbour: Household
) -> None:
    hold_seat(session=session, holder="une session", now=NOW)

    with pytest.raises(SessionFull):
        sit(session, neighbour, seats=2)
    assert sit(session, household, seats=2, details=Details(holder="une session")).seats == 2


def test_a_household_comes_once(session: CollectiveSession, household: Household) -> None:
    assert sit(session, household) == sit(session, household)
    session.refresh_from_db()
    assert session.seats_taken == 1


def test_a_cancelled_seat_is_free_again(session: CollectiveSession, household: Household) -> None:
    taken = sit(session, household, seats=2)

    cancel(appointment=taken, by_household=True, now=NOW)

    session.refresh_from_db()
    assert session.seats_taken == 0


def test_the_list_says_who_came(
    session: CollectiveSession, household: Household, neighbour: Household, adviser: User
) -> None:
    came, missed = sit(session, household), sit(session, neighbour)
    with pytest.raises(TooLate):
        note_attendance(session=session, outcomes={came.pk: AppointmentState.DONE}, author=adviser, now=NOW)

    note_attendance(
        session=session,
        outcomes={came.pk: AppointmentState.DONE, missed.pk: AppointmentState.MISSED},
        author=adviser,
        now=AFTER,
    )

    listed = readable_session(reader_for(adviser), session.pk).attendance  # type: ignore[attr-defined]
    assert {each.household: each.state for each in listed} == {household: "done", neighbour: "missed"}


def test_d2_another_platform_reads_no_list(session: CollectiveSession, adviser_elsewhere: User) -> None:
    with pytest.raises(CollectiveSession.DoesNotExist):
        readable_session(reader_for(adviser_elsewhere), session.pk)


def test_a_cancelled_session_tells_everybody_and_frees_its_leader(
    session: CollectiveSession, household: Household, neighbour: Household, adviser: User
) -> None:
    sit(session, household)
    sit(session, neighbour)

    cancel_session(session=session, agent=adviser, reason="Salle fermée", now=NOW)

    assert Mail.objects.filter(template="appointment_cancelled").count() == 2
    assert not TakenTime.objects.exists()
    assert open_sessions(platform=session.platform, now=NOW) == []


def test_a_room_seats_no_more_than_it_has(platform: Platform, adviser: User, reception: Place) -> None:
    workshop = AppointmentTypeFactory.create(platform=platform, code="salle", capacity=10)
    room = Room.objects.create(place=reception, name="Petite salle", seats=6)
    plan = SessionPlan(MORNING, [adviser], at_place=reception, room=room)

    with pytest.raises(AppointmentRefused, match="6 places"):
        plan_session(kind=workshop, plan=replace(plan, capacity=8), now=NOW)

    assert plan_session(kind=workshop, plan=plan, now=NOW).capacity == 6


def offers_made() -> None:
    """What the worker does, one job after the other, until nothing is asked any more."""
    for _ in range(9):
        for asked in Job.objects.filter(kind=OFFER_SEAT, state="waiting"):
            offer_freed_seat(session_id=UUID(asked.payload["session"]), now=NOW)
            Job.objects.filter(pk=asked.pk).update(state="done")


def waits(session: CollectiveSession, household: Household) -> WaitingEntry:
    return join_waiting_list(kind=session.kind, household=household, token=f"attente-{household.pk}", now=NOW)


def test_seats_that_are_freed_are_held_for_those_who_wait(
    session: CollectiveSession, household: Household, neighbour: Household
) -> None:
    taken = sit(session, household, seats=2)
    entries = [
        waits(session, each) for each in (neighbour, *HouseholdFactory.create_batch(2, platform=session.platform))
    ]

    cancel(appointment=taken, by_household=True, now=NOW)
    offers_made()

    offers = WaitingOffer.objects.order_by("entry__created_at")
    assert {offer.entry_id for offer in offers} <= {entry.pk for entry in entries}
    assert len(offers) == 2
    assert Mail.objects.filter(template="waiting_offer", text__contains="Une place s’est libérée").count() == 2
    with pytest.raises(SessionFull):
        sit(session, household)


def test_an_offered_seat_is_taken_or_goes_to_the_next_one(
    session: CollectiveSession, household: Household, neighbour: Household
) -> None:
    CollectiveSession.objects.update(capacity=1)
    taken = sit(session, household)
    other = HouseholdFactory.create(platform=session.platform)
    for each in (neighbour, other):
        waits(session, each)
    cancel(appointment=taken, by_household=True, now=NOW)
    offers_made()

    decline_offer(offer=WaitingOffer.objects.get())
    offers_made()

    offer = WaitingOffer.objects.get(state=OfferState.OFFERED)
    token = token_of_offer()
    accept_offer(offer=offer, token=token, now=NOW)
    assert Appointment.objects.get(state=AppointmentState.BOOKED).household == offer.entry.household
    session.refresh_from_db()
    assert session.seats_taken == 1
    assert not session.holds.exists()


def offered_to(session: CollectiveSession, waiting: Household, leaving: Household) -> WaitingOffer:
    """The only seat, freed by one household and proposed to the other."""
    CollectiveSession.objects.update(capacity=1)
    taken = sit(session, leaving)
    waits(session, waiting)
    cancel(appointment=taken, by_household=True, now=NOW)
    offers_made()
    return WaitingOffer.objects.get(state=OfferState.OFFERED)


def test_whoever_came_by_another_door_gives_the_offered_seat_back(
    session: CollectiveSession, household: Household, neighbour: Household
) -> None:
    offer = offered_to(session, neighbour, household)
    CollectiveSession.objects.update(capacity=2)
    seat = sit(session, neighbour)

    assert accept_offer(offer=offer, token=token_of_offer(), now=NOW) == seat
    assert not session.holds.exists()


def test_a_cancelled_session_closes_what_it_proposed(
    session: CollectiveSession, household: Household, neighbour: Household, adviser: User
) -> None:
    offer = offered_to(session, neighbour, household)

    cancel_session(session=session, agent=adviser, reason="Salle fermée", now=NOW)

    offer.refresh_from_db()
    assert (offer.state, offer.hold) == (OfferState.EXPIRED, None)


def test_a_seat_that_a_passer_by_holds_is_proposed_when_it_is_free(
    session: CollectiveSession, household: Household, neighbour: Household
) -> None:
    CollectiveSession.objects.update(capacity=1)
    taken = sit(session, household)
    waits(session, neighbour)
    cancel(appointment=taken, by_household=True, now=NOW)
    hold = hold_seat(session=session, holder="un passant", now=NOW)
    offers_made()
    assert not WaitingOffer.objects.exists()

    later = Job.objects.get(kind=OFFER_SEAT, key__contains=f"held:{hold.pk}")
    assert later.run_after == hold.expires_at
    offer_freed_seat(session_id=session.pk, now=hold.expires_at)
    assert WaitingOffer.objects.get().entry.household == neighbour


def test_a_session_that_is_planned_is_proposed_to_those_who_wait(
    workshop: AppointmentType, adviser: User, household: Household
) -> None:
    join_waiting_list(kind=workshop, household=household, token="attente", now=NOW)

    session = plan_session(kind=workshop, plan=SessionPlan(MORNING, [adviser]), now=NOW)
    offers_made()

    assert WaitingOffer.objects.get().hold in session.holds.all()


def token_of_offer() -> str:
    text = Mail.objects.filter(template="waiting_offer").latest("created_at").text
    return re.findall(r"/rendez-vous/creneau/([\w-]+)/", text)[-1]
