"""I3: a mail is written with the work that wants it, in the platform's brand."""

from datetime import timedelta

import pytest
from django.core import mail as outgoing
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from renovation.outbox.models import Job, Mail
from renovation.outbox.operations import Outcome, purge_mails, run_job
from renovation.platforms.mail import send_mail
from renovation.platforms.models import Platform

pytestmark = pytest.mark.django_db


def _write(platform: Platform, *, key: str = "one", recipient: str = "a@b.example", secret: bool = False) -> Mail:
    context = {"number": 3, "page": "http://besancon.localhost/bureau/travaux/"}
    return send_mail(
        platform=platform, template="jobs_dead", recipient=recipient, context=context, key=key, secret=secret
    )


def _send(mail: Mail) -> Outcome:
    return run_job(job_id=Job.objects.get(key=f"mail:{mail.pk}").pk, now=timezone.now())


def test_i3_no_mail_when_the_work_is_undone(platform: Platform) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        _write(platform)
        raise RuntimeError

    assert not Mail.objects.exists()
    assert not Job.objects.exists()


def test_i2_one_key_makes_one_mail(platform: Platform) -> None:
    assert _write(platform).pk == _write(platform).pk
    assert Job.objects.filter(kind="mail.send").count() == 1


def test_the_mail_carries_the_platforms_name_colour_and_address(platform: Platform) -> None:
    platform.brand.brand_colour = "#5a1846"
    platform.brand.save()

    _send(_write(platform))

    (sent,) = outgoing.outbox
    assert sent.from_email.startswith("Maison de la =?utf-8?") or "Maison de la Rénovation" in sent.from_email
    assert sent.reply_to == [platform.email]
    assert "#5a1846" in sent.alternatives[0].content
    assert "l’arrêt" in sent.body


def test_a_text_part_is_not_escaped_as_html(platform: Platform) -> None:
    platform.name = "L'Habitat & Co"

    assert "L'Habitat & Co" in _write(platform).text


def test_an_address_that_is_none_is_refused_at_once(platform: Platform) -> None:
    with pytest.raises(ValidationError):
        _write(platform, recipient="a@b.example\r\nBcc: c@d.example")


def test_a_secret_leaves_no_trace_once_sent(platform: Platform) -> None:
    mail = _write(platform, secret=True)
    assert mail.text

    _send(mail)

    mail.refresh_from_db()
    assert (mail.text, mail.html, mail.attachments) == ("", "", [])
    assert len(outgoing.outbox) == 1


def test_old_bodies_are_erased_and_the_rest_stays(platform: Platform) -> None:
    old, young = _write(platform, key="old"), _write(platform, key="young")
    now = timezone.now()
    Mail.objects.filter(pk=old.pk).update(created_at=now - timedelta(days=91))

    assert purge_mails(now=now, days=90) == 1

    old.refresh_from_db()
    young.refresh_from_db()
    assert (old.text, old.recipient) == ("", "a@b.example")
    assert young.text


def test_a_mail_erased_before_it_left_is_not_sent_empty(platform: Platform) -> None:
    mail = _write(platform)
    purge_mails(now=timezone.now() + timedelta(days=100), days=90)

    assert _send(mail) is Outcome.DEAD
    assert outgoing.outbox == []
