"""A slot is taken once, by whoever asked first, and the household is told."""

from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries

from renovation.accounts.models import User
from renovation.appointments.calendar import calendar_file
from renovation.appointments.models import Appointment, AppointmentType, Opening
from renovation.appointments.operations import Details, SlotTaken, book, cancel
from renovation.appointments.operations.booking import NO_DETAILS
from renovation.appointments.queries import appointment_by_token, default_type, free_times
from renovation.cases.models import Case
from renovation.households.models import Household
from renovation.outbox.models import Mail
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from tests.factories.appointments import (
    MORNING,
    AppointmentTypeFactory,
    OpeningFactory,
    by_phone,
    write_confirmations,
)
from tests.factories.platforms import agent

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


def take(
    household: Household, *, link: str = "jeton", starts_at: datetime = MORNING, details: Details = NO_DETAILS
) -> Appointment:
    kind = kind_of(household.platform)
    return book(kind=kind, household=household, asked=by_phone(starts_at), token=link, now=NOW, details=details)


def kind_of(platform: Platform) -> AppointmentType:
    found = default_type(platform)
    assert found is not None
    return found


def test_a_slot_taken_is_no_longer_offered(opening: Opening, household: Household) -> None:
    take(household)

    left = free_times(kind=kind_of(household.platform), now=NOW).first(9)

    assert [slot.starts_at for slot in left] == [MORNING + timedelta(minutes=45)]


def test_h1_the_second_is_refused_with_the_next_slots(
    opening: Opening, household: Household, neighbour: Household
) -> None:
    take(household)

    with pytest.raises(SlotTaken) as refusal:
        take(neighbour, link="autre")

    assert [slot.starts_at for slot in refusal.value.next_slots] == [MORNING + timedelta(minutes=45)]


def test_h1_a_crowd_that_comes_too_late_is_told_what_the_first_was_told(
    opening: Opening, household: Household, neighbour: Household, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    first = take(household)
    refusals = []
    for link in ("autre", "troisième"):
        with pytest.raises(SlotTaken) as refusal, django_assert_max_num_queries(16 if link == "autre" else 7):
            take(neighbour, link=link)
        refusals.append(refusal.value.next_slots)
    assert refusals[0] == refusals[1]

    cancel(appointment=first, by_household=True, now=NOW)
    assert take(neighbour, link="libre").adviser == first.adviser


def test_the_same_form_sent_twice_books_once(opening: Opening, household: Household) -> None:
    assert take(household).pk == take(household).pk


def test_the_confirmation_has_a_link_and_a_calendar_file(opening: Opening, household: Household) -> None:
    appointment = take(household, link="un-jeton")

    write_confirmations()
    mail = Mail.objects.get(template="appointment_booked")
    assert mail.recipient == household.email
    # The form's own link is known to whoever sent the form; the mail's is not.
    assert "/rendez-vous/un-jeton/" not in mail.text
    assert appointment.links.count() == 1
    assert mail.attachments[0]["filename"] == "rendez-vous.ics"
    assert appointment_by_token("un-jeton") == appointment


def test_the_calendar_file_keeps_its_identifier(opening: Opening, household: Household) -> None:
    from_zone = _event(take(household))

    assert from_zone["uid"] == f"rendez-vous-{Appointment.objects.get().pk}@besancon"
    assert from_zone.decoded("dtstart") == MORNING


def test_a_time_outside_the_opened_hours_is_refused(opening: Opening, household: Household) -> None:
    with pytest.raises(SlotTaken):
        take(household, starts_at=MORNING + timedelta(minutes=10))


def test_another_platform_offers_nothing_of_ours(opening: Opening, other_platform: Platform) -> None:
    elsewhere = AppointmentTypeFactory.create(platform=other_platform)

    assert len(free_times(kind=elsewhere, now=NOW)) == 0


def test_the_referent_is_preferred(opening: Opening, household: Household, case: Case, adviser: User) -> None:
    colleague = agent(Role.ADVISER, household.platform, email="colleague@besancon.example")
    OpeningFactory.create(platform=household.platform, adviser=colleague)

    assert take(household, details=Details(case=case)).adviser == adviser


def test_g4_an_address_that_anybody_may_type_does_not_tell_who_follows_the_household(
    opening: Opening, household: Household, neighbour: Household, case: Case, adviser: User
) -> None:
    colleague = agent(Role.ADVISER, household.platform, email="colleague@besancon.example")
    OpeningFactory.create(platform=household.platform, adviser=colleague)
    # Busier than the colleague, the referent would only be taken for being the referent.
    take(neighbour, link="voisin", starts_at=MORNING + timedelta(minutes=45), details=Details(adviser_id=adviser.pk))

    assert take(household).adviser == colleague
    assert take(household, link="invité", details=Details(is_invited=True)).adviser == adviser


def test_a_refused_booking_asks_few_requests_and_waits_for_nobody(
    opening: Opening, household: Household, neighbour: Household, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    OpeningFactory.create(
        platform=opening.platform, adviser=opening.adviser, starts_at=MORNING + timedelta(days=1), minutes=180
    )
    take(neighbour, link="voisin")

    with django_assert_max_num_queries(12) as asked, pytest.raises(SlotTaken) as refused:
        take(household)
    assert len(refused.value.next_slots) == 3
    assert not [each for each in asked.captured_queries if "advisory" in each["sql"]]


def test_looking_for_slots_asks_few_requests_however_many_advisers(
    platform: Platform, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(5):
        colleague = agent(Role.ADVISER, platform, email=f"conseil-{number}@besancon.example")
        OpeningFactory.create(platform=platform, adviser=colleague)

    kind = kind_of(platform)
    with django_assert_num_queries(5):
        assert len(free_times(kind=kind, now=NOW)) == 2


def _event(appointment: Appointment) -> Calendar:
    return Calendar.from_ical(calendar_file(appointment, stamped_at=NOW, is_mailed=True)).walk("vevent")[0]
