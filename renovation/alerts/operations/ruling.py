"""Rules are written, tried on the cases of today, then switched on."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from renovation.accounts.models import User
from renovation.alerts.models import AlertRule
from renovation.alerts.operations.refreshing import end_all, refresh_rule
from renovation.alerts.queries import findings
from renovation.alerts.refusals import AlertRefused, EditConflict
from renovation.alerts.rules.comparing import Found
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.platforms.models import Platform
from renovation.platforms.rules.lock import merge

# A rule that finds more than this is no help to anybody.
TOO_MANY = 5000


def rule_values(rule: AlertRule) -> dict[str, str]:
    """The form of a rule as it stands, as texts; stages are codes separated by commas."""
    return {
        "name": rule.name,
        "watch": rule.watch,
        "days": str(rule.days),
        "stages": ",".join(rule.stages),
        "severity": rule.severity,
    }


@transaction.atomic
def save_rule(
    *, rule: AlertRule, author: User, base: Mapping[str, str], values: Mapping[str, str], now: datetime
) -> AlertRule:
    """Save a rule, new or known. EditConflict when a colleague changed the same field in another way (H4).

    A rule that is on and whose sense changes is switched off: it is tried again first. A new name changes no sense.
    """
    # Two sendings of a new rule wait for one another: the second finds it written.
    Platform.objects.select_for_update().get(pk=rule.platform_id)
    known = AlertRule.objects.select_for_update().filter(pk=rule.pk, platform=rule.platform_id).first()
    is_new = known is None
    if known is not None and rule._state.adding:
        return known
    present = known or rule
    result = merge(base=base, theirs=rule_values(present), yours=values)
    if result.conflicts:
        raise EditConflict(result.conflicts, current=rule_values(present), revision=present.revision)
    if not (result.changed or is_new):
        return present
    _write(present, result.values)
    same_sense = set(result.changed) <= {"name"} and not is_new
    tried = present.is_tried
    present.revision += 1
    if same_sense and tried:
        present.tried_revision = present.revision
    if present.is_on and not same_sense:
        present.is_on = False
        end_all(present, now=now)
    present.save()
    detail = {"rule": str(present.pk), "fields": list(result.changed), "by": str(author.pk)}
    record(Action.ALERT_RULE_CHANGED, subject=present, platform_id=present.platform_id, detail=detail)
    return present


def try_rule(*, rule_id: UUID, now: datetime) -> list[Found]:
    """What the rule finds today; nobody is alerted. The trial is noted: it lets the rule be switched on."""
    rule = AlertRule.objects.get(pk=rule_id)
    found = findings(rule, now=now)
    rule.note_trial(count=len(found), now=now)
    return found


@transaction.atomic
def switch(*, rule_id: UUID, on: bool, author: User, now: datetime) -> AlertRule:
    """Switch a rule on, once it was tried as it stands, or off: its alerts are then over.

    Asked twice, it is done once.
    """
    rule = AlertRule.objects.select_for_update().get(pk=rule_id)
    if rule.is_on == on:
        return rule
    if on and not rule.is_tried:
        raise AlertRefused("Essayez d’abord cette règle sur les dossiers d’aujourd’hui, puis allumez-la.")
    if on and rule.tried_count > TOO_MANY:
        raise AlertRefused(
            f"Cette règle trouve {rule.tried_count} alertes\N{NO-BREAK SPACE}: personne ne les lirait. "
            "Donnez-lui plus de jours, ou moins d’étapes, et essayez-la de nouveau."
        )
    rule.is_on = on
    rule.save(update_fields=["is_on"])
    if on:
        refresh_rule(rule_id=rule.pk, now=now)
    else:
        end_all(rule, now=now)
    detail = {"rule": str(rule.pk), "on": on, "by": str(author.pk)}
    record(Action.ALERT_RULE_CHANGED, subject=rule, platform_id=rule.platform_id, detail=detail)
    return rule


def _write(rule: AlertRule, values: Mapping[str, str]) -> None:
    rule.name, rule.watch, rule.severity = values["name"].strip(), values["watch"], values["severity"]
    rule.days = int(values["days"])
    rule.stages = [code for code in values["stages"].split(",") if code]
