"""Telling the administrators that work was given up."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from renovation.outbox.models import Job
from renovation.outbox.queries import mail_template, number_of_dead_jobs
from renovation.platforms.mail import send_mail
from renovation.platforms.models import Membership, Platform

ALERT_TEMPLATE = "jobs_dead"


def mail_template_of(job: Job) -> str:
    """The template of the mail that this job was to send, if it was one."""
    mail_id = job.payload.get("mail_id")
    return mail_template(mail_id) if mail_id else ""


def tell_administrators(*, hour: str) -> int:
    """Work was given up: one mail an hour at most."""
    return write_to_administrators(
        template=ALERT_TEMPLATE,
        page="/bureau/travaux/",
        key=f"jobs-dead:{hour}",
        context={"number": number_of_dead_jobs()},
    )


@transaction.atomic
def write_to_administrators(*, template: str, page: str, key: str, context: Mapping[str, Any]) -> int:
    """One mail for each person who is an administrator now: rights are read when it is written (D10).

    `page` is a path of the office; the mail gets its whole address on the platform that writes.
    """
    memberships = (
        Membership.objects.administrators().filter(user__is_active=True).select_related("user", "platform__brand")
    )
    main = Platform.objects.open().select_related("brand").order_by("pk").first()
    told = set()
    for membership in memberships.order_by("granted_at"):
        platform = membership.platform or main
        if platform is None or membership.user_id in told:
            continue
        told.add(membership.user_id)
        send_mail(
            platform=platform,
            template=template,
            recipient=membership.user.email,
            context={**context, "page": f"{platform.public_url}{page}"},
            key=f"{key}:{membership.user_id}",
        )
    return len(told)
