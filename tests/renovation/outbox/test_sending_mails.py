"""I3: mails leave by a job, come back when the server is in trouble, and keep one Message-ID."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import Settings

from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.outbox.models import Job, Mail
from renovation.outbox.operations import Outcome, run_job
from renovation.platforms.mail import send_mail
from renovation.platforms.models import Platform
from tests.smtp_sink import SmtpSink, smtp_sink

pytestmark = pytest.mark.django_db


@pytest.fixture
def sink(settings: Settings) -> Iterator[SmtpSink]:
    with smtp_sink() as running:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", running.port
        settings.EMAIL_TIMEOUT = 1
        yield running


@pytest.fixture
def mail(platform: Platform) -> Mail:
    context = {"number": 1, "page": "http://besancon.localhost/bureau/travaux/"}
    return send_mail(platform=platform, template="jobs_dead", recipient="a@b.example", context=context, key="one")


def _attempt(days: int = 0) -> Outcome:
    return run_job(job_id=Job.objects.get(kind="mail.send").pk, now=timezone.now() + timedelta(days=days))


def test_i3_the_mail_leaves_once(sink: SmtpSink, mail: Mail) -> None:
    assert [_attempt(), _attempt(1)] == [Outcome.DONE, Outcome.NOT_DUE]

    mail.refresh_from_db()
    assert mail.sent_at is not None
    assert sink.message_ids() == [f"<{mail.pk}@besancon.localhost>"]


def test_i3_a_server_that_fails_three_times_gets_it_the_fourth(sink: SmtpSink, mail: Mail) -> None:
    sink.answers = ["451 later", "452 full", "421 closing"]

    outcomes = [_attempt(days) for days in range(4)]

    assert outcomes == [Outcome.WAITING] * 3 + [Outcome.DONE]
    assert len(sink.taken) == 1


def test_i3_a_server_that_hangs_is_left_and_tried_again(sink: SmtpSink, mail: Mail) -> None:
    sink.released.clear()
    assert _attempt() is Outcome.WAITING

    sink.released.set()
    assert _attempt(1) is Outcome.DONE


def test_i3_a_server_that_hangs_up_after_data_gets_the_same_message_id(sink: SmtpSink, mail: Mail) -> None:
    sink.answers = [""]

    assert [_attempt(), _attempt(1)] == [Outcome.WAITING, Outcome.DONE]
    assert sink.message_ids() == [mail.message_id] * 2


def test_i3_a_mail_that_fails_too_often_is_given_up_and_told(sink: SmtpSink, mail: Mail) -> None:
    Job.objects.filter(kind="mail.send").update(max_attempts=2)
    sink.answers = ["451 later"] * 9

    assert [_attempt(), _attempt(1), _attempt(2)] == [Outcome.WAITING, Outcome.DEAD, Outcome.NOT_DUE]

    mail.refresh_from_db()
    assert mail.sent_at is None
    assert Job.objects.filter(kind="jobs.alert").count() == 0  # never about an alert itself
    assert Entry.objects.filter(action=Action.JOB_DIED).count() == 1


def test_i3_the_administrators_are_told_of_any_other_mail(sink: SmtpSink, platform: Platform) -> None:
    context = {"first_name": "Jeanne", "callback_wish": ""}
    send_mail(platform=platform, template="callback_requested", recipient="a@b.example", context=context, key="two")
    sink.recipient_answers = ["550 unknown"]

    assert _attempt() is Outcome.DEAD
    assert Job.objects.filter(kind="jobs.alert").count() == 1


def test_a_refused_recipient_is_given_up_without_its_address(sink: SmtpSink, mail: Mail) -> None:
    sink.recipient_answers = ["550 <a@b.example> unknown"]

    assert _attempt() is Outcome.DEAD
    assert Job.objects.dead().get().last_error == "Le serveur de messagerie refuse le destinataire (550)."


def test_a_full_letter_box_is_tried_again(sink: SmtpSink, mail: Mail) -> None:
    sink.recipient_answers = ["452 full"]

    assert [_attempt(), _attempt(1)] == [Outcome.WAITING, Outcome.DONE]


def test_i4_a_server_that_is_down_makes_the_mail_wait(settings: Settings, mail: Mail) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    assert _attempt() is Outcome.WAITING
    assert "ne répond pas" in Job.objects.get(kind="mail.send").last_error
