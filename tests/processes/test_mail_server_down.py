"""I4: the mail server is down; nobody notices, and every mail leaves once when it is back."""

import socket

import pytest
from django.utils import timezone

from renovation.outbox.models import Job, Mail
from renovation.platforms.mail import send_mail
from renovation.platforms.models import Platform
from tests.processes.running import Processes, wait_until
from tests.smtp_sink import smtp_sink

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _failed() -> int:
    return Job.objects.filter(kind="mail.send", attempts__gte=1, state="waiting").count()


def test_i4_mails_wait_for_the_server_and_leave_once(processes: Processes, platform: Platform) -> None:
    port = _free_port()
    processes.environment |= {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": str(port)}
    for number in range(5):
        context = {"number": number, "page": "http://besancon.localhost/bureau/travaux/"}
        send_mail(
            platform=platform, template="jobs_dead", recipient="a@b.example", context=context, key=f"mail {number}"
        )
    processes.worker()
    processes.beat()
    wait_until(lambda: _failed() == 5, told=processes.logs)

    with smtp_sink(port) as server:
        # An hour has passed: every mail is due again.
        Job.objects.filter(kind="mail.send").update(run_after=timezone.now(), woken_at=None)
        wait_until(lambda: Mail.objects.filter(sent_at=None).count() == 0, told=processes.logs)

        assert sorted(server.message_ids()) == sorted(Mail.objects.values_list("message_id", flat=True))
