"""Statistics of use, boards of advisers and places, settings and their checks."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from renovation.accounts.models import User
from renovation.appointments.enums import AppointmentState
from renovation.appointments.models import Appointment, AppointmentType, FirstSlotDelay
from renovation.appointments.operations import (
    measure_delays,
    note_absence,
    save_adviser_settings,
    save_agenda_settings,
    save_place,
    save_sector,
    save_type,
)
from renovation.appointments.permissions import can_note_absence, can_set_agenda, can_work_appointments
from renovation.appointments.queries import (
    agenda_of,
    board_of_advisers,
    day_to_print,
    fill_of,
    first_slot_delays,
    origins_of,
    outcomes_of,
)
from renovation.platforms.models import Platform
from renovation.platforms.queries import reader_for
from tests.factories.appointments import MORNING
from tests.factories.platforms import CommuneFactory
from tests.renovation.appointments.conftest import NOW

EVENING = MORNING + timedelta(hours=10)
START, END = MORNING - timedelta(hours=8), MORNING + timedelta(hours=16)


def test_the_delay_to_the_first_slot_is_measured_once_a_day(kind: AppointmentType) -> None:
    delays = {each.kind.code: each.days for each in first_slot_delays(platform_id=kind.platform_id, now=NOW)}

    for _ in range(2):
        measure_delays(platform_id=kind.platform_id, now=NOW)

    assert (delays[kind.code], delays["visite-a-domicile"]) == (8, None)
    assert FirstSlotDelay.objects.get(kind=kind).days == 8


def test_fill_outcomes_and_origins_are_counted(appointment: Appointment) -> None:
    platform_id = appointment.platform_id

    fill = fill_of(platform_id=platform_id, start=START, end=END)
    Appointment.objects.update(state=AppointmentState.MISSED)
    outcomes = outcomes_of(platform_id=platform_id, start=START, end=END, now=END)

    assert (fill.opened_hours, fill.taken_hours, fill.percent) == (1.5, 0.8, 53)
    assert (outcomes.missed, outcomes.no_show_percent) == (1, 100.0)
    far = appointment.created_at + timedelta(days=1)
    assert origins_of(platform_id=platform_id, start=appointment.created_at, end=far) == [("Site", 1)]


def test_a_board_shows_advisers_of_one_s_platforms_only(
    appointment: Appointment, adviser: User, adviser_elsewhere: User
) -> None:
    note_absence(adviser=adviser, start=MORNING, end=EVENING, author=adviser)
    agenda = agenda_of(appointment.platform_id)
    asked = {"agenda": agenda, "adviser_ids": [adviser.pk], "start": START, "end": END}

    own = board_of_advisers(reader=reader_for(adviser), **asked)
    elsewhere = board_of_advisers(reader=reader_for(adviser_elsewhere), **asked)

    assert (len(own.appointments), len(own.opened), len(own.absences)) == (1, 1, 1)
    assert not any((elsewhere.appointments, elsewhere.opened, elsewhere.absences, elsewhere.busy_elsewhere))
    assert day_to_print(reader=reader_for(adviser), adviser_id=adviser.pk, start=START, end=END) == [appointment]


def test_rights_follow_roles(
    platform: Platform, adviser: User, manager: User, adviser_elsewhere: User, region_reader: User
) -> None:
    people = [reader_for(user) for user in (adviser, manager, adviser_elsewhere, region_reader)]

    assert [can_work_appointments(reader, platform.pk) for reader in people] == [True, True, False, False]
    assert [can_set_agenda(reader, platform.pk) for reader in people] == [False, True, False, False]
    assert [can_note_absence(reader, adviser.pk) for reader in people] == [True, True, False, False]


def test_a_type_is_created_with_a_code_that_stays(platform: Platform) -> None:
    values = {"name": "Visite de chantier", "duration_minutes": 60, "modalities": ["home"]}
    first, second = save_type(platform=platform, values=values), save_type(platform=platform, values=values)

    changed = save_type(platform=platform, kind=first, values={"name": "Chantier"})

    assert (first.code, second.code, changed.code) == (
        "visite-de-chantier",
        "visite-de-chantier-2",
        "visite-de-chantier",
    )


def test_settings_that_make_no_sense_are_told_by_field(platform: Platform, adviser: User) -> None:
    with pytest.raises(ValidationError) as no_way:
        save_type(platform=platform, values={"name": "X", "duration_minutes": 30, "modalities": []})
    with pytest.raises(ValidationError) as no_hours:
        save_place(
            platform=platform, values={"name": "Mairie", "hours": [{"weekday": 0, "opens": "12:00", "closes": "9"}]}
        )
    with pytest.raises(ValidationError) as no_zone:
        save_agenda_settings(platform=platform, values={"zone": "Mars/Olympus"})
    with pytest.raises(ValidationError) as no_commune:
        save_sector(platform=platform, name="Vide", communes=[], intercommunalities=[], advisers=[adviser])

    told = [set(error.value.message_dict) for error in (no_way, no_hours, no_zone, no_commune)]
    assert told == [{"modalities"}, {"hours"}, {"zone"}, {"communes"}]


def test_settings_are_kept(platform: Platform, adviser: User) -> None:
    sector = save_sector(
        platform=platform, name="Ville", communes=[CommuneFactory.create()], intercommunalities=[], advisers=[adviser]
    )
    limits = save_adviser_settings(platform=platform, adviser=adviser, values={"most_a_day": 4})
    again = save_adviser_settings(platform=platform, adviser=adviser, values={"skills": ["copropriété"]})

    assert sector.advisers.get() == adviser
    assert (limits.pk, again.most_a_day) == (again.pk, 4)
