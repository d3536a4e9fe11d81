"""Alerts are raised once, follow what they tell, end by themselves, and are put off with a reason."""

from datetime import timedelta

import pytest
from django.core import mail as letters

from renovation.accounts.models import User
from renovation.alerts.enums import AlertEnd, Severity, Watch
from renovation.alerts.jobs import REFRESH, REFRESH_ONE
from renovation.alerts.models import Alert, AlertRule
from renovation.alerts.operations import (
    choose_digest,
    refresh_platform,
    refresh_rule,
    rule_values,
    save_rule,
    seed_rules,
    send_digests,
    snooze,
    switch,
    try_rule,
    wake,
)
from renovation.alerts.refusals import AlertRefused, EditConflict
from renovation.cases.models import Case
from renovation.households.models import Household
from renovation.journal.models import Entry
from renovation.outbox.models import Job, Mail
from renovation.outbox.registry import kind_named
from renovation.platforms.models import Platform
from tests.factories.alerts import raised, rule_on
from tests.factories.cases import NOVEMBER

NOW = NOVEMBER + timedelta(days=40)
TODAY = NOW.date()


@pytest.fixture
def rule(case: Case) -> AlertRule:
    return rule_on(case.platform, Watch.NO_CONTACT, days=30, severity=Severity.URGENT)


def test_a_subject_is_raised_once_and_ends_when_it_is_settled(rule: AlertRule, household: Household) -> None:
    first = raised(rule, now=NOW)
    again = raised(rule, now=NOW)
    Household.objects.filter(pk=household.pk).update(last_contact_at=NOW)
    after = raised(rule, now=NOW)
    ended = Alert.objects.get()

    assert [one.pk for one in first] == [one.pk for one in again]
    assert (after, ended.end, ended.ended_at) == ([], AlertEnd.SETTLED, NOW)
    assert ended.rank == Severity.URGENT.rank


def test_an_alert_follows_the_referent_and_the_words(rule: AlertRule, case: Case, manager: User) -> None:
    raised(rule, now=NOW)
    Case.objects.filter(pk=case.pk).update(referent=manager)

    assert [one.in_charge_id for one in raised(rule, now=NOW)] == [manager.pk]


def test_what_comes_back_is_another_alert(rule: AlertRule, household: Household) -> None:
    first = raised(rule, now=NOW)[0]
    Household.objects.filter(pk=household.pk).update(last_contact_at=NOW)
    raised(rule, now=NOW)
    later = raised(rule, now=NOW + timedelta(days=31))

    assert [one.pk != first.pk for one in later] == [True]


def test_an_alert_put_off_stays_put_off_until_its_day(rule: AlertRule, adviser: User) -> None:
    alert = raised(rule, now=NOW)[0]
    until = TODAY + timedelta(days=7)
    snooze(alert_id=alert.pk, until=until, reason="Rappelle après ses vacances", author=adviser, today=TODAY)
    refresh_rule(rule_id=rule.pk, now=NOW)

    assert not Alert.objects.awake(on=until - timedelta(days=1)).exists()
    assert Alert.objects.awake(on=until).exists()
    assert Entry.objects.filter(action="alert.put_off").count() == 1
    wake(alert_id=alert.pk)
    assert Alert.objects.awake(on=TODAY).exists()


@pytest.mark.parametrize(
    ("days", "reason", "told"), [(0, "a", "à venir"), (400, "a", "six mois"), (7, "  ", "Dites pourquoi")]
)
def test_a_day_that_makes_no_sense_or_no_reason_is_refused(
    days: int, reason: str, told: str, rule: AlertRule, adviser: User
) -> None:
    alert = raised(rule, now=NOW)[0]

    with pytest.raises(AlertRefused, match=told):
        snooze(alert_id=alert.pk, until=TODAY + timedelta(days=days), reason=reason, author=adviser, today=TODAY)


def test_a_rule_is_tried_before_it_is_switched_on(case: Case, manager: User) -> None:
    seed_rules(platform_id=case.platform_id)
    rule = AlertRule.objects.get(platform=case.platform, seed="no_contact")
    with pytest.raises(AlertRefused, match="Essayez"):
        switch(rule_id=rule.pk, on=True, author=manager, now=NOW)
    found = try_rule(rule_id=rule.pk, now=NOW + timedelta(days=30))
    nobody_alerted = not Alert.objects.exists()
    switch(rule_id=rule.pk, on=True, author=manager, now=NOW + timedelta(days=30))

    assert (len(found), nobody_alerted, Alert.objects.running().count()) == (1, True, 1)
    switch(rule_id=rule.pk, on=False, author=manager, now=NOW)
    assert Alert.objects.get().end == AlertEnd.RULE_OFF


def test_another_sense_switches_the_rule_off_and_another_name_does_not(rule: AlertRule, manager: User) -> None:
    try_rule(rule_id=rule.pk, now=NOW)
    raised(rule, now=NOW)
    base = rule_values(rule)
    named = save_rule(rule=rule, author=manager, base=base, values={**base, "name": "Silence"}, now=NOW)
    still_on = (named.is_on, named.is_tried)
    changed = save_rule(
        rule=named, author=manager, base=rule_values(named), values={**rule_values(named), "days": "45"}, now=NOW
    )

    assert still_on == (True, True)
    assert (changed.is_on, changed.is_tried, Alert.objects.running().exists()) == (False, False, False)


def test_h4_two_people_change_the_days_of_a_rule(rule: AlertRule, manager: User) -> None:
    base = rule_values(rule)
    save_rule(rule=rule, author=manager, base=base, values={**base, "days": "45"}, now=NOW)

    with pytest.raises(EditConflict):
        save_rule(rule=rule, author=manager, base=base, values={**base, "days": "50"}, now=NOW)


def test_rules_of_the_house_are_added_once_and_off(platform: Platform) -> None:
    added = seed_rules(platform_id=platform.pk)
    AlertRule.objects.filter(seed="task_late").update(name="La nôtre")

    assert seed_rules(platform_id=platform.pk) == 0
    assert AlertRule.objects.filter(platform=platform, is_on=False).count() == added == len(Watch)
    assert AlertRule.objects.filter(name="La nôtre").exists()


def test_the_mail_of_the_morning_tells_numbers_and_no_name(
    rule: AlertRule, case: Case, adviser: User, manager: User
) -> None:
    refresh_platform(platform_id=case.platform_id, now=NOW)

    assert send_digests(platform_id=case.platform_id, now=NOW) == 1
    send_digests(platform_id=case.platform_id, now=NOW)
    sent = Mail.objects.get(template="alert_digest")
    assert sent.recipient == adviser.email
    assert "1 alerte" in sent.subject
    assert rule.name in sent.text
    assert case.household.last_name not in sent.text + sent.html
    assert letters.outbox == []


def test_each_rule_is_calculated_by_a_job_of_its_own(rule: AlertRule, platform: Platform) -> None:
    rule_on(platform, Watch.NO_REFERENT, days=1)
    AlertRule.objects.create(platform=platform, name="Éteinte", watch=Watch.TASK_LATE, days=1)

    kind_named(REFRESH).handler({"slot": "2026-11-24T09:00:00+00:00"})

    assert Job.objects.filter(kind=REFRESH_ONE).count() == 2


def test_the_mail_of_the_morning_can_be_refused(rule: AlertRule, case: Case, adviser: User) -> None:
    refresh_platform(platform_id=case.platform_id, now=NOW)
    choose_digest(user=adviser, is_wanted=False)

    assert send_digests(platform_id=case.platform_id, now=NOW) == 0
