"""Messages that leave by themselves: once, at their hour, to whoever still comes."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from renovation.appointments.enums import AppointmentState, LinkKind
from renovation.appointments.jobs import send_sms_job
from renovation.appointments.models import Appointment, AppointmentType, Reminder, ReminderRule, TextMessage
from renovation.appointments.operations import (
    AppointmentRefused,
    answer_survey,
    book,
    cancel,
    confirm_coming,
    move,
    reminding,
    send_due_messages,
)
from renovation.appointments.queries import appointment_by_token, appointment_to_survey
from renovation.appointments.sms import Rejected
from renovation.appointments.sms.demonstration import DemonstrationProvider
from renovation.households.models import Household
from renovation.outbox.models import Job, Mail
from tests.factories.appointments import MORNING, by_phone
from tests.renovation.appointments.conftest import NOW

TWO_DAYS_BEFORE = MORNING - timedelta(hours=47)
AFTER = MORNING + timedelta(hours=3)


@pytest.fixture(autouse=True)
def taken_long_before(appointment: Appointment) -> None:
    Appointment.objects.update(created_at=NOW)


def mails(template: str) -> int:
    return Mail.objects.filter(template=template).count()


def token_in(template: str, before: str) -> str:
    return Mail.objects.get(template=template).text.split(before)[1].split("/")[0]


def test_a_reminder_leaves_once_with_a_link_of_its_own(appointment: Appointment) -> None:
    for minutes in range(0, 15, 5):
        send_due_messages(now=TWO_DAYS_BEFORE + timedelta(minutes=minutes))

    assert mails("appointment_reminder") == 1
    assert appointment_by_token(token_in("appointment_reminder", "/rendez-vous/")) == appointment
    assert confirm_coming(appointment=appointment, now=TWO_DAYS_BEFORE).confirmed_at == TWO_DAYS_BEFORE


def test_neither_too_soon_nor_for_who_booked_after_its_hour(appointment: Appointment) -> None:
    send_due_messages(now=MORNING - timedelta(hours=49))
    Appointment.objects.update(created_at=MORNING - timedelta(hours=47, minutes=30))
    send_due_messages(now=TWO_DAYS_BEFORE)

    assert mails("appointment_reminder") == 0


def test_who_cancelled_is_left_alone(appointment: Appointment) -> None:
    cancel(appointment=appointment, by_household=True, now=NOW)

    send_due_messages(now=TWO_DAYS_BEFORE)

    assert mails("appointment_reminder") == 0


def test_a_moved_appointment_is_reminded_of_its_new_time(appointment: Appointment) -> None:
    send_due_messages(now=TWO_DAYS_BEFORE)
    move(appointment=appointment, asked=by_phone(MORNING + timedelta(minutes=45)), now=TWO_DAYS_BEFORE)

    send_due_messages(now=TWO_DAYS_BEFORE + timedelta(minutes=5))

    assert mails("appointment_reminder") == 2


def test_a_platform_chooses_its_hours(appointment: Appointment) -> None:
    ReminderRule.objects.filter(kind="reminder").update(minutes=60)

    send_due_messages(now=TWO_DAYS_BEFORE)
    assert mails("appointment_reminder") == 0
    send_due_messages(now=MORNING - timedelta(minutes=50))
    assert mails("appointment_reminder") == 1


def test_thanks_ask_two_questions_by_a_link_that_opens_nothing_else(appointment: Appointment) -> None:
    Appointment.objects.update(state=AppointmentState.DONE)

    send_due_messages(now=AFTER)

    token = token_in("appointment_thanks", "/rendez-vous/avis/")
    assert (appointment_to_survey(token), appointment_by_token(token)) == (appointment, None)
    answer_survey(appointment=appointment, usefulness=2, missing="", now=AFTER)
    assert answer_survey(appointment=appointment, usefulness=4, missing="Rien", now=AFTER).usefulness == 4
    with pytest.raises(AppointmentRefused):
        answer_survey(appointment=appointment, usefulness=9, missing="", now=AFTER)


def test_a_no_show_is_followed_when_its_type_says_so(appointment: Appointment) -> None:
    Appointment.objects.update(state=AppointmentState.MISSED)
    assert appointment.kind is not None
    appointment.kind.follows_no_show = False
    appointment.kind.save()
    send_due_messages(now=AFTER)
    assert mails("appointment_missed") == 0

    appointment.kind.follows_no_show = True
    appointment.kind.save()
    send_due_messages(now=AFTER)

    assert mails("appointment_missed") == 1


def test_no_sms_is_written_without_a_provider(appointment: Appointment) -> None:
    send_due_messages(now=MORNING - timedelta(hours=23))

    assert not TextMessage.objects.exists()


def test_the_demonstration_s_provider_writes_each_sms_once(
    appointment: Appointment, settings: Any, tmp_path: Path
) -> None:
    settings.SMS_PROVIDER, settings.VAR = "demonstration", tmp_path
    appointment.household.phone = "06 00 00 00 01"
    appointment.household.save()
    for _ in range(2):
        send_due_messages(now=MORNING - timedelta(hours=23))

    job = Job.objects.get(kind="appointments.send_sms")
    for _ in range(2):
        send_sms_job(job.payload)

    (file,) = (tmp_path / "sms").iterdir()
    assert "rendez-vous le 03/12 à 09:00" in file.read_text(encoding="utf-8")
    assert TextMessage.objects.get().text == ""
    assert appointment.links.filter(kind=LinkKind.MANAGE).count() >= 1


def test_a_number_that_no_network_takes_is_refused_for_good(tmp_path: Path) -> None:
    with pytest.raises(Rejected):
        DemonstrationProvider(tmp_path).send(phone="0600", text="Bonjour", key="un")


def test_a_message_that_fails_is_noted_and_keeps_nobody_else_waiting(
    appointment: Appointment, kind: AppointmentType, neighbour: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    book(kind=kind, household=neighbour, asked=by_phone(MORNING + timedelta(minutes=45)), token="voisin", now=NOW)
    Appointment.objects.update(created_at=NOW - timedelta(days=30))
    ReminderRule.objects.update_or_create(platform=kind.platform, kind="reminder", channel="mail", minutes=60)
    send = reminding.send_reminder

    def broken(told: Appointment, *rest: object, **more: object) -> None:
        if told.pk == appointment.pk:
            raise RuntimeError("gabarit cassé")
        send(told, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(reminding, "send_reminder", broken)

    assert send_due_messages(now=MORNING - timedelta(minutes=10)) == 1

    assert Reminder.objects.get(appointment=appointment).failure == "RuntimeError: gabarit cassé"
    monkeypatch.setattr(reminding, "send_reminder", send)
    assert send_due_messages(now=MORNING - timedelta(minutes=5)) == 1
