"""What is on offer: hours, absences, holidays, places, rooms, limits, sectors, skills."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from pytest_django import DjangoAssertNumQueries

from renovation.accounts.models import User
from renovation.appointments.models import (
    Absence,
    AdviserSettings,
    AgendaSettings,
    AppointmentType,
    ExternalBusy,
    ExternalCalendar,
    Opening,
    OpeningRule,
    Place,
    Room,
    Sector,
)
from renovation.appointments.operations import Details, book
from renovation.appointments.queries import Search, first_by_place, free_times
from renovation.appointments.rules.offered import Asked, Slot
from renovation.households.models import Household
from renovation.platforms.models import Platform
from tests.factories.appointments import (
    MORNING,
    AppointmentTypeFactory,
    OpeningFactory,
    OpeningRuleFactory,
    PlaceFactory,
    by_phone,
)
from tests.factories.platforms import CommuneFactory
from tests.renovation.appointments.conftest import NOW


def hours_of(slots: list[Slot]) -> list[str]:
    return [f"{slot.starts_at:%d %H:%M}" for slot in slots]


@pytest.fixture
def weekly(platform: Platform, adviser: User) -> OpeningRule:
    """Each Thursday from nine to half past ten."""
    return OpeningRuleFactory.create(
        platform=platform, adviser=adviser, first_day=date(2026, 11, 26), opens=time(9), closes=time(10, 30)
    )


@pytest.fixture
def simple(platform: Platform) -> AppointmentType:
    return AppointmentTypeFactory.create(platform=platform)


def test_hours_come_back_week_after_week_but_on_excluded_days(weekly: OpeningRule, simple: AppointmentType) -> None:
    weekly.excluded_days = [date(2026, 12, 10)]
    weekly.last_day = date(2026, 12, 17)
    weekly.save()

    assert hours_of(free_times(kind=simple, now=NOW).first(9)) == [
        "26 08:00", "26 08:45", "03 08:00", "03 08:45", "17 08:00", "17 08:45",
    ]  # fmt: skip


def test_a_holiday_closes_a_rule_but_no_hours_of_one_day(
    platform: Platform, adviser: User, simple: AppointmentType
) -> None:
    OpeningRuleFactory.create(platform=platform, adviser=adviser, rule="FREQ=WEEKLY;BYDAY=FR", closes=time(9, 45))
    christmas = datetime(2026, 12, 25, 13, tzinfo=UTC)

    before = free_times(kind=simple, now=NOW).days_with_slots()
    OpeningFactory.create(platform=platform, adviser=adviser, starts_at=christmas, minutes=45)
    after = free_times(kind=simple, now=NOW).days_with_slots()

    assert date(2026, 12, 18) in before
    assert date(2026, 12, 25) not in before
    assert after[date(2026, 12, 25)] == 1


def test_the_territory_s_own_holiday_closes_its_rules(
    platform: Platform, adviser: User, simple: AppointmentType
) -> None:
    OpeningRuleFactory.create(platform=platform, adviser=adviser, rule="FREQ=DAILY", closes=time(9, 45))
    AgendaSettings.objects.create(platform=platform, territory="reunion", zone="Indian/Reunion")

    found = free_times(kind=simple, now=NOW).days_with_slots()

    assert date(2026, 12, 20) not in found
    assert date(2026, 12, 26) in found


def test_h8_the_hour_of_the_wall_stays_over_the_change_of_clocks(
    platform: Platform, adviser: User, simple: AppointmentType
) -> None:
    OpeningRuleFactory.create(
        platform=platform,
        adviser=adviser,
        rule="FREQ=WEEKLY;BYDAY=MO",
        first_day=date(2026, 10, 19),
        closes=time(9, 45),
    )

    found = free_times(kind=simple, now=datetime(2026, 10, 18, tzinfo=UTC)).first(2)

    assert hours_of(found) == ["19 07:00", "26 08:00"]


def test_h8_an_opening_over_midnight_offers_both_sides(
    platform: Platform, adviser: User, simple: AppointmentType
) -> None:
    OpeningRuleFactory.create(platform=platform, adviser=adviser, opens=time(23, 15), closes=time(0, 45))
    first = MORNING.date()
    search = Search(until=datetime(2026, 12, 5, tzinfo=UTC))

    days = free_times(kind=simple, now=NOW, search=search).days_with_slots()

    assert days == {first: 1, first + timedelta(days=1): 1}


def test_absences_and_calendars_elsewhere_hold_time(
    weekly: OpeningRule, simple: AppointmentType, adviser: User
) -> None:
    Absence.objects.create(adviser=adviser, period=DateTimeTZRange(NOW, MORNING + timedelta(minutes=1)))
    calendar = ExternalCalendar.objects.create(adviser=adviser, name="Ailleurs")
    ExternalBusy.objects.create(
        calendar=calendar,
        adviser=adviser,
        period=DateTimeTZRange(MORNING + timedelta(days=7), MORNING + timedelta(days=7, minutes=5)),
    )

    assert hours_of(free_times(kind=simple, now=NOW).first(2)) == ["03 08:45", "10 08:45"]


def test_the_notice_and_the_horizon_bind_the_public_but_not_the_team(
    weekly: OpeningRule, simple: AppointmentType
) -> None:
    now = datetime(2026, 11, 26, 7, 0, tzinfo=UTC)
    simple.horizon_days = 6

    public, team = free_times(kind=simple, now=now), free_times(kind=simple, now=now, search=Search(by_team=True))

    assert hours_of(public.first(1)) == []
    assert hours_of(team.first(1)) == ["26 08:00"]
    assert len(team) > 100


def test_a_place_has_hours_and_a_capacity(
    platform: Platform, adviser: User, colleague: User, reception: Place, simple: AppointmentType, household: Household
) -> None:
    for person in (adviser, colleague):
        OpeningFactory.create(platform=platform, adviser=person, modalities=["office"], at_place=reception)
    reception.capacity = 1
    reception.hours = [{"weekday": 3, "opens": "09:00", "closes": "10:30"}]
    reception.save()
    asked = Asked(MORNING, "office", reception.pk)

    book(kind=simple, household=household, asked=asked, token="un", now=NOW)

    assert hours_of(free_times(kind=simple, now=NOW).first(9)) == ["03 08:45"]
    reception.hours = [{"weekday": 4, "opens": "09:00", "closes": "10:30"}]
    reception.save()
    assert len(free_times(kind=simple, now=NOW)) == 0


def test_a_room_that_two_advisers_share_serves_one_at_a_time(
    platform: Platform, adviser: User, colleague: User, reception: Place, simple: AppointmentType, household: Household
) -> None:
    room = Room.objects.create(place=reception, name="Salle 1")
    for person in (adviser, colleague):
        OpeningFactory.create(platform=platform, adviser=person, modalities=["office"], at_place=reception, room=room)

    taken = book(kind=simple, household=household, asked=Asked(MORNING, "office", reception.pk), token="un", now=NOW)

    assert taken.room == room
    assert hours_of(free_times(kind=simple, now=NOW).first(9)) == ["03 08:45"]


def test_a_day_has_no_more_appointments_than_its_adviser_said(
    opening: Opening, kind: AppointmentType, household: Household
) -> None:
    AdviserSettings.objects.create(platform=opening.platform, adviser=opening.adviser, most_a_day=1)

    book(kind=kind, household=household, asked=by_phone(), token="un", now=NOW)

    assert len(free_times(kind=kind, now=NOW)) == 0


def test_a_visit_is_made_by_whoever_visits_the_commune_with_the_trip_around_it(
    platform: Platform, adviser: User, colleague: User, household: Household
) -> None:
    visit = AppointmentTypeFactory.create(
        platform=platform, code="visite", modalities=["home"], travel_minutes=30, duration_minutes=60
    )
    for person in (adviser, colleague):
        OpeningFactory.create(platform=platform, adviser=person, modalities=["home"], minutes=240)
    here, elsewhere = (
        CommuneFactory.create(),
        CommuneFactory.create(insee="25031", name="Audincourt", intercommunality=None),
    )
    sector = Sector.objects.create(platform=platform, name="Ville")
    sector.communes.add(here)
    sector.advisers.add(colleague)

    served = free_times(kind=visit, now=NOW, search=Search(commune_insee=here.insee))
    not_served = free_times(kind=visit, now=NOW, search=Search(commune_insee=elsewhere.insee))
    book(
        kind=visit,
        household=household,
        asked=Asked(MORNING, "home", None),
        token="un",
        now=NOW,
        details=Details(commune_insee=here.insee, visit_address="3 rue des Fleurs"),
    )
    left = free_times(kind=visit, now=NOW, search=Search(commune_insee=here.insee))

    assert {slot.adviser_ids for slot in served.first(9)} == {(colleague.pk,)}
    assert len(not_served) == 0
    assert hours_of(left.first(9)) == ["03 10:00", "03 11:00"]


def test_a_sector_by_intercommunality_serves_its_communes(platform: Platform, adviser: User) -> None:
    visit = AppointmentTypeFactory.create(platform=platform, code="visite", modalities=["home"])
    OpeningFactory.create(platform=platform, adviser=adviser, modalities=["home"])
    commune = CommuneFactory.create()
    sector = Sector.objects.create(platform=platform, name="Agglomération")
    sector.intercommunalities.add(commune.intercommunality)
    sector.advisers.add(adviser)

    assert len(free_times(kind=visit, now=NOW, search=Search(commune_insee=commune.insee))) == 2


def test_skills_and_names_choose_who_receives(
    platform: Platform, adviser: User, colleague: User, simple: AppointmentType
) -> None:
    for person in (adviser, colleague):
        OpeningFactory.create(platform=platform, adviser=person)
    AdviserSettings.objects.create(platform=platform, adviser=colleague, skills=["copropriété"])

    simple.skills = ["copropriété"]
    skilled = free_times(kind=simple, now=NOW).first(1)[0].adviser_ids
    simple.skills = []
    simple.advisers.add(adviser)
    named = free_times(kind=simple, now=NOW).first(1)[0].adviser_ids

    assert (skilled, named) == ((colleague.pk,), (adviser.pk,))


def test_a_type_of_two_advisers_is_offered_when_both_are_free(
    platform: Platform, adviser: User, colleague: User, household: Household
) -> None:
    both = AppointmentTypeFactory.create(platform=platform, code="a-deux", advisers_needed=2)
    OpeningFactory.create(platform=platform, adviser=adviser)
    OpeningFactory.create(platform=platform, adviser=colleague, minutes=45)

    assert hours_of(free_times(kind=both, now=NOW).first(9)) == ["03 08:00"]
    taken = book(kind=both, household=household, asked=by_phone(), token="un", now=NOW)
    assert {taken.adviser, *taken.with_advisers.all()} == {adviser, colleague}
    assert len(free_times(kind=both, now=NOW)) == 0


def test_hours_kept_for_a_type_offer_no_other(opening: Opening, kind: AppointmentType, platform: Platform) -> None:
    other = AppointmentTypeFactory.create(platform=platform, code="autre")
    opening.kinds.add(other)

    assert (len(free_times(kind=kind, now=NOW)), len(free_times(kind=other, now=NOW))) == (0, 2)


def test_the_first_date_of_each_place_is_found_in_one_pass(
    platform: Platform, adviser: User, simple: AppointmentType, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    places = PlaceFactory.create_batch(3, platform=platform)
    for day, place in enumerate(places):
        OpeningFactory.create(
            platform=platform,
            adviser=adviser,
            modalities=["office"],
            at_place=place,
            starts_at=MORNING + timedelta(days=day),
        )

    with django_assert_num_queries(6):
        found = first_by_place(kind=simple, now=NOW)

    assert found == {place.pk: MORNING + timedelta(days=day) for day, place in enumerate(places)}


def test_a_room_of_advisers_and_places_costs_six_requests(
    platform: Platform,
    adviser: User,
    colleague: User,
    reception: Place,
    simple: AppointmentType,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    room = Room.objects.create(place=reception, name="Salle 1")
    reception.capacity = 2
    reception.save()
    for person in (adviser, colleague):
        AdviserSettings.objects.create(platform=platform, adviser=person, most_a_day=3, most_visits_a_day=1)
        OpeningRuleFactory.create(
            platform=platform, adviser=person, modalities=["office", "phone"], at_place=reception, room=room
        )

    with django_assert_num_queries(6):
        assert len(free_times(kind=simple, now=NOW)) > 10
