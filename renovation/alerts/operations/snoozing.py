"""Putting an alert off to a later day, with a reason that the colleagues read."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from renovation.accounts.models import User
from renovation.alerts.models import Alert
from renovation.alerts.refusals import AlertRefused
from renovation.journal.enums import Action
from renovation.journal.operations import record

LONGEST_DAYS = 180
LONGEST_REASON = 200


@transaction.atomic
def snooze(*, alert_id: UUID, until: date, reason: str, author: User, today: date) -> Alert:
    """The alert comes back on that day if it is still true."""
    if until <= today:
        raise AlertRefused("Choisissez un jour à venir.")
    if until > today + timedelta(days=LONGEST_DAYS):
        raise AlertRefused("Une alerte se reporte de six mois au plus. Si elle ne sert à rien, changez la règle.")
    if not reason.strip():
        raise AlertRefused("Dites pourquoi vous reportez cette alerte\N{NO-BREAK SPACE}: vos collègues le liront.")
    alert = Alert.objects.select_for_update().get(pk=alert_id)
    if alert.ended_at is not None:
        raise AlertRefused("Cette alerte est déjà réglée.")
    alert.snoozed_until, alert.snooze_reason, alert.snoozed_by_id = until, reason.strip(), author.pk
    alert.save(update_fields=["snoozed_until", "snooze_reason", "snoozed_by_id"])
    _note(alert, {"until": until.isoformat()})
    return alert


@transaction.atomic
def wake(*, alert_id: UUID) -> Alert:
    """The alert is shown again at once; asked twice, it is shown once."""
    alert = Alert.objects.select_for_update().get(pk=alert_id)
    if alert.snoozed_until is not None:
        alert.snoozed_until, alert.snooze_reason, alert.snoozed_by_id = None, "", None
        alert.save(update_fields=["snoozed_until", "snooze_reason", "snoozed_by_id"])
        _note(alert, {"until": ""})
    return alert


def _note(alert: Alert, detail: dict[str, str]) -> None:
    record(
        Action.ALERT_PUT_OFF,
        subject=alert.case or alert.lead,
        platform_id=alert.platform_id,
        detail={"alert": str(alert.pk), **detail},
    )
