"""Telling the administrators that work was given up."""

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


@transaction.atomic
def tell_administrators(*, hour: str) -> int:
    """One mail for each person who is an administrator now: rights are read when the job runs (D10)."""
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
            template=ALERT_TEMPLATE,
            recipient=membership.user.email,
            context={"number": number_of_dead_jobs(), "page": f"{platform.public_url}/bureau/travaux/"},
            key=f"jobs-dead:{hour}:{membership.user_id}",
        )
    return len(told)
