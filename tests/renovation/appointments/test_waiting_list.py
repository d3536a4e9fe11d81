"""A freed slot is proposed to whoever waits for longest, held for some hours, then to the next one."""

from datetime import timedelta

import pytest

from renovation.appointments.enums import AppointmentState, OfferState, WaitingState
from renovation.appointments.jobs import offer_expired_job, offer_freed_job
from renovation.appointments.models import Appointment, AppointmentType, WaitingEntry, WaitingOffer
from renovation.appointments.operations import (
    TooLate,
    Wish,
    accept_offer,
    book,
    cancel,
    decline_offer,
    join_waiting_list,
    leave_waiting_list,
    offer_freed_slot,
)
from renovation.appointments.queries import free_times, offer_by_token, waiting_entries
from renovation.households.models import Household
from renovation.outbox.models import Job, Mail
from renovation.platforms.queries import reader_for
from tests.factories.appointments import MORNING, by_phone
from tests.renovation.appointments.conftest import NOW

SECOND = MORNING + timedelta(minutes=45)


def wait(kind: AppointmentType, household: Household, *, hour: int = 0, **more: object) -> WaitingEntry:
    return join_waiting_list(
        kind=kind, household=household, token=f"attente-{household.pk}", now=NOW + timedelta(hours=hour), **more
    )


def offered(kind: AppointmentType) -> WaitingOffer | None:
    return offer_freed_slot(kind_id=kind.pk, asked=by_phone(), adviser_id=None, now=NOW)


def token_of(offer: WaitingOffer) -> str:
    mail = Mail.objects.get(key=f"waiting_offer:{offer.pk}")
    return mail.text.split("/rendez-vous/creneau/")[1].split("/")[0]


def test_a_cancelled_slot_is_held_for_the_first_who_waits(
    appointment: Appointment, kind: AppointmentType, neighbour: Household
) -> None:
    entry = wait(kind, neighbour)

    cancel(appointment=appointment, by_household=True, now=NOW)
    offer_freed_job(Job.objects.get(kind="appointments.offer_freed").payload)

    offer = WaitingOffer.objects.get()
    assert offer.entry == entry
    assert [slot.starts_at for slot in free_times(kind=kind, now=NOW).first(9)] == [SECOND]


def test_accepting_books_it_and_leaves_the_list(kind: AppointmentType, neighbour: Household) -> None:
    wait(kind, neighbour)
    offer = offered(kind)
    assert offer is not None
    token = token_of(offer)
    assert offer_by_token(neighbour.platform, token) == offer

    taken = accept_offer(offer=offer, token=token, now=NOW + timedelta(hours=3))

    assert (taken.household, taken.starts_at, taken.origin) == (neighbour, MORNING, "waiting_list")
    assert WaitingEntry.objects.get().state == WaitingState.BOOKED
    assert WaitingOffer.objects.get().state == OfferState.ACCEPTED


def test_an_earlier_slot_takes_the_place_of_the_later_appointment(kind: AppointmentType, neighbour: Household) -> None:
    later = book(kind=kind, household=neighbour, asked=by_phone(SECOND), token="tard", now=NOW)
    wait(kind, neighbour, appointment=later)
    offer = offered(kind)
    assert offer is not None

    accept_offer(offer=offer, token=token_of(offer), now=NOW)

    later.refresh_from_db()
    assert later.state == AppointmentState.CANCELLED
    assert Appointment.objects.upcoming(now=NOW).get().starts_at == MORNING


def test_nobody_is_offered_a_later_slot_than_the_one_they_have(kind: AppointmentType, neighbour: Household) -> None:
    first = book(kind=kind, household=neighbour, asked=by_phone(), token="tôt", now=NOW)
    wait(kind, neighbour, appointment=first)

    assert offer_freed_slot(kind_id=kind.pk, asked=by_phone(SECOND), adviser_id=None, now=NOW) is None


@pytest.mark.parametrize("expired", [True, False])
def test_without_an_answer_or_refused_it_goes_to_the_next_one(
    kind: AppointmentType, household: Household, neighbour: Household, expired: bool
) -> None:
    wait(kind, household)
    second = wait(kind, neighbour, hour=1)
    offer = offered(kind)
    assert offer is not None

    if expired:
        offer_expired_job({"offer": str(offer.pk)})
    else:
        decline_offer(offer=offer)
    offer_freed_job(Job.objects.get(key=f"appointments.offer_freed:offer:{offer.pk}").payload)

    assert WaitingOffer.objects.get(state=OfferState.OFFERED).entry == second
    assert WaitingEntry.objects.waiting().count() == 2


def test_an_answer_that_comes_too_late_is_refused(kind: AppointmentType, neighbour: Household) -> None:
    wait(kind, neighbour)
    offer = offered(kind)
    assert offer is not None

    with pytest.raises(TooLate):
        accept_offer(offer=offer, token=token_of(offer), now=NOW + timedelta(hours=5))


@pytest.mark.parametrize(
    "wish", [Wish(modalities=["office"]), Wish(weekdays=[0]), Wish(from_day=SECOND.date() + timedelta(days=1))]
)
def test_a_wish_that_the_slot_does_not_meet_is_left_alone(
    kind: AppointmentType, neighbour: Household, wish: Wish
) -> None:
    wait(kind, neighbour, wish=wish)

    assert offered(kind) is None


def test_who_leaves_the_list_waits_no_more(kind: AppointmentType, neighbour: Household, adviser: object) -> None:
    entry = wait(kind, neighbour)
    assert wait(kind, neighbour) == entry

    leave_waiting_list(entry=entry, now=NOW)

    assert offered(kind) is None
    assert waiting_entries(reader=reader_for(adviser)) == []  # type: ignore[arg-type]
