"""The global view of alerts and the pages of their rules."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from renovation.accounts.models import User
from renovation.alerts.enums import Severity, Watch
from renovation.alerts.models import Alert, AlertRule, DigestChoice
from renovation.alerts.operations import seed_rules
from renovation.cases.models import Case
from tests.backoffice.conftest import Desk
from tests.backoffice.forms import sent_back
from tests.factories.alerts import raised, rule_on

URGENT = Severity.URGENT


@pytest.fixture
def alert(case: Case) -> Alert:
    case.opened_at = case.household.last_contact_at = timezone.now() - timedelta(days=90)
    case.household.save()
    return raised(rule_on(case.platform, Watch.NO_CONTACT, days=30, severity=URGENT), now=timezone.now())[0]


def test_the_view_lists_what_waits_and_each_count_opens_its_list(desk: Client, alert: Alert) -> None:
    page = desk.get(reverse("backoffice:alerts"))
    urgent = desk.get(reverse("backoffice:alerts"), {"severity": "urgent"})
    useful = desk.get(reverse("backoffice:alerts"), {"severity": "useful"})

    assert page.context["counts"].total == page.context["page"].paginator.count == 1
    assert alert.rule.name in page.content.decode()
    assert [one.context["page"].paginator.count for one in (urgent, useful)] == [1, 0]


def test_mine_the_teams_and_nobodys(at_desk: Desk, manager: User, alert: Alert) -> None:
    desk = at_desk(manager)
    numbers = {
        whose: desk.get(reverse("backoffice:alerts"), {"whose": whose}).context["page"].paginator.count
        for whose in ("", "mine", "team", "nobody", str(alert.in_charge_id), "n’importe quoi")
    }

    assert numbers == {"": 0, "mine": 0, "team": 1, "nobody": 0, str(alert.in_charge_id): 1, "n’importe quoi": 0}


def test_an_alert_is_put_off_and_shown_again(desk: Client, alert: Alert) -> None:
    address = reverse("backoffice:alert_snooze", args=[alert.pk])
    until = timezone.localdate() + timedelta(days=3)
    back = reverse("backoffice:alerts") + "?severity=urgent"
    refused = desk.post(address, {"until": until.isoformat(), "reason": "", "next": back})
    answer = desk.post(address, {"until": until.isoformat(), "reason": "En vacances", "next": back})
    put_off = desk.get(reverse("backoffice:alerts"), {"put_off": "on"})

    assert refused.status_code == 422
    assert f'value="{until.isoformat()}"' in refused.content.decode()
    assert answer.headers["Location"] == back
    assert "En vacances" in put_off.content.decode()
    assert desk.get(reverse("backoffice:alerts")).context["counts"].put_off == 1
    desk.post(reverse("backoffice:alert_wake", args=[alert.pk]), {"next": "https://ailleurs.example/"})
    assert desk.get(reverse("backoffice:alerts")).context["counts"].total == 1


def test_f2_the_way_back_never_leads_to_another_site(desk: Client, alert: Alert) -> None:
    answer = desk.post(reverse("backoffice:alert_wake", args=[alert.pk]), {"next": "//ailleurs.example/"})

    assert answer.headers["Location"] == reverse("backoffice:alerts")


def test_the_case_and_the_morning_tell_it(desk: Client, alert: Alert) -> None:
    case = desk.get(reverse("backoffice:case", args=[alert.case_id])).content.decode()
    morning = desk.get(reverse("backoffice:morning"))

    assert alert.rule.name in case
    assert morning.context["alerts"] == (1, 1)


def test_calculating_now_ends_what_is_settled(desk: Client, alert: Alert) -> None:
    assert alert.case is not None
    alert.case.household.last_contact_at = timezone.now()
    alert.case.household.save()

    page = desk.post(reverse("backoffice:alerts_refresh"), follow=True)

    assert page.context["counts"].total == 0
    assert date_format(timezone.localdate(), "j F") in page.content.decode()


def test_the_mail_of_the_morning_is_chosen_on_the_page(desk: Client, adviser: User, alert: Alert) -> None:
    desk.post(reverse("backoffice:alerts_digest"), {"wanted": "no"})
    refused = DigestChoice.objects.get(user=adviser).is_wanted
    desk.post(reverse("backoffice:alerts_digest"), {"wanted": "yes"})

    assert (refused, DigestChoice.objects.get(user=adviser).is_wanted) == (False, True)


def test_a_manager_writes_tries_and_switches_a_rule(at_desk: Desk, manager: User, case: Case) -> None:
    desk = at_desk(manager)
    form = desk.get(reverse("backoffice:alert_rule_new")).context["form"]
    sent = {**sent_back(form), "name": "Sans référent", "watch": Watch.NO_REFERENT, "days": "2", "severity": "useful"}
    refused = desk.post(reverse("backoffice:alert_rule_new"), {**sent, "days": "beaucoup"})
    for _ in range(2):
        desk.post(reverse("backoffice:alert_rule_new"), sent)
    rule = AlertRule.objects.get(name="Sans référent")
    too_early = desk.post(reverse("backoffice:alert_rule_switch", args=[rule.pk]), {"on": "yes"}, follow=True)
    tried = desk.post(reverse("backoffice:alert_rule_try", args=[rule.pk]))
    desk.post(reverse("backoffice:alert_rule_switch", args=[rule.pk]), {"on": "yes"})
    rule.refresh_from_db()

    assert "Écrivez un nombre de jours" in refused.content.decode()
    assert "Essayez d’abord" in too_early.content.decode()
    assert tried.context["trial"].count == rule.tried_count
    assert rule.is_on


def test_h4_what_a_colleague_saved_meanwhile_is_shown(at_desk: Desk, manager: User, alert: Alert) -> None:
    desk = at_desk(manager)
    address = reverse("backoffice:alert_rule", args=[alert.rule_id])
    sent = sent_back(desk.get(address).context["form"])
    desk.post(address, {**sent, "days": "40"})
    answer = desk.post(address, {**sent, "days": "50"})

    assert answer.status_code == 409
    assert 'value="50"' in answer.content.decode()
    assert AlertRule.objects.get(pk=alert.rule_id).days == 40


def test_d2_rules_and_alerts_of_another_platform_do_not_exist(
    at_desk: Desk, adviser_elsewhere: User, alert: Alert
) -> None:
    desk = at_desk(adviser_elsewhere)
    addresses = [
        reverse("backoffice:alert_rule", args=[alert.rule_id]),
        reverse("backoffice:alert_snooze", args=[alert.pk]),
    ]

    assert [desk.get(address).status_code for address in addresses] == [404, 404]
    assert desk.get(reverse("backoffice:alerts"), {"whose": "team"}).context["page"].paginator.count == 0


def test_an_adviser_reads_rules_and_writes_none(desk: Client, alert: Alert) -> None:
    seed_rules(platform_id=alert.platform_id)

    assert desk.get(reverse("backoffice:alert_rules")).status_code == 200
    assert desk.get(reverse("backoffice:alert_rule", args=[alert.rule_id])).context["form"] is None
    assert desk.get(reverse("backoffice:alert_rule_new")).status_code == 403
    assert desk.post(reverse("backoffice:alert_rule_try", args=[alert.rule_id])).status_code == 403
