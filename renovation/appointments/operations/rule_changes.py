"""Changing hours that come back: appointments already taken in them are not forgotten."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction

from renovation.accounts.models import User
from renovation.appointments.models import Appointment, OpeningRule
from renovation.appointments.operations.absences import Decision, Outcome, check_decided, settle
from renovation.appointments.operations.hours import BY_PHONE, Reception, check_reception, checked_rule
from renovation.appointments.queries.left_out import appointments_left_out
from renovation.appointments.refusals import AppointmentRefused
from renovation.journal.enums import Action
from renovation.journal.operations import record


@dataclass(frozen=True)
class NewHours:
    """What a rule becomes, whole."""

    rule: str
    first_day: date
    opens: time
    closes: time
    last_day: date | None = None
    excluded_days: Sequence[date] = ()
    on_holidays: bool = False
    reception: Reception = BY_PHONE


@transaction.atomic
def change_rule(
    *,
    rule: OpeningRule,
    new: NewHours,
    revision: int,
    agent: User,
    now: datetime,
    decisions: Mapping[UUID, Decision] | None = None,
) -> list[Outcome]:
    """Change hours that come back. `DecisionsNeeded` lists the appointments that would stand outside any opened hours
    of the adviser: say what becomes of each. Nothing is written until all is decided.
    """
    current = _locked(rule, revision)
    read = checked_rule(new.rule, new.first_day, new.last_day, new.opens, new.closes)
    check_reception(current.platform, new.reception)
    changed = _changed(current, new, read)
    touched = appointments_left_out(before=current, after=changed, now=now)
    check_decided(touched, decisions or {})
    changed.revision += 1
    changed.save()
    changed.kinds.set(new.reception.kinds)
    record(Action.HOURS_CHANGED, subject=changed, platform_id=changed.platform_id, detail={"rule": read})
    return _settle(touched, decisions, agent, now)


@transaction.atomic
def end_rule(
    *,
    rule: OpeningRule,
    last_day: date,
    revision: int,
    agent: User,
    now: datetime,
    decisions: Mapping[UUID, Decision] | None = None,
) -> list[Outcome]:
    """No more hours after this day; a rule that ends before it begins is deleted. `DecisionsNeeded` as above."""
    current = _locked(rule, revision)
    ended = OpeningRule.objects.get(pk=current.pk)
    ended.last_day = max(last_day, current.first_day)
    is_gone = last_day < current.first_day
    touched = appointments_left_out(before=current, after=None if is_gone else ended, now=now)
    check_decided(touched, decisions or {})
    record(Action.HOURS_CHANGED, subject=current, platform_id=current.platform_id, detail={"until": str(last_day)})
    if is_gone:
        current.delete()
    else:
        ended.revision += 1
        ended.save(update_fields=["last_day", "revision"])
    return _settle(touched, decisions, agent, now)


@transaction.atomic
def exclude_day(
    *,
    rule: OpeningRule,
    day: date,
    revision: int,
    agent: User,
    now: datetime,
    decisions: Mapping[UUID, Decision] | None = None,
) -> list[Outcome]:
    """Take one day out of hours that come back. `DecisionsNeeded` as above."""
    current = _locked(rule, revision)
    less = OpeningRule.objects.get(pk=current.pk)
    less.excluded_days = sorted({*current.excluded_days, day})
    touched = appointments_left_out(before=current, after=less, now=now)
    check_decided(touched, decisions or {})
    less.revision += 1
    less.save(update_fields=["excluded_days", "revision"])
    record(Action.HOURS_CHANGED, subject=less, platform_id=less.platform_id, detail={"excluded": str(day)})
    return _settle(touched, decisions, agent, now)


def _locked(rule: OpeningRule, revision: int) -> OpeningRule:
    current = OpeningRule.objects.select_for_update(of=("self",)).select_related("platform").get(pk=rule.pk)
    if current.revision != revision:
        raise AppointmentRefused("Ces horaires ont été modifiés entre-temps. Relisez-les, puis recommencez.")
    return current


def _changed(current: OpeningRule, new: NewHours, read: str) -> OpeningRule:
    changed = OpeningRule.objects.get(pk=current.pk)
    changed.rule, changed.first_day, changed.last_day = read, new.first_day, new.last_day
    changed.opens, changed.closes = new.opens, new.closes
    changed.excluded_days = sorted(set(new.excluded_days))
    changed.on_holidays = new.on_holidays
    changed.modalities = list(new.reception.modalities)
    changed.at_place, changed.room = new.reception.at_place, new.reception.room
    return changed


def _settle(
    touched: Sequence[Appointment], decisions: Mapping[UUID, Decision] | None, agent: User, now: datetime
) -> list[Outcome]:
    """Only what the change touches: a decision about anything else is not looked at."""
    own = {each.pk: (decisions or {})[each.pk] for each in touched}
    return settle(decisions=own, agent=agent, now=now, reason="Changement des horaires")
