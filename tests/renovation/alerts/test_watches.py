"""Each thing that may be looked at: what a rule finds, what it leaves."""

import uuid
from datetime import timedelta

from renovation.accounts.models import User
from renovation.alerts.enums import Watch
from renovation.alerts.models import AlertRule
from renovation.alerts.queries import findings
from renovation.appointments.models import Appointment
from renovation.cases.enums import Stage
from renovation.cases.models import Case, Message
from renovation.households.enums import Channel, Purpose
from renovation.households.models import Consent, Household
from renovation.introductions.models import Introduction
from renovation.pathways.models import PathwayVersion
from renovation.platforms.models import Platform
from renovation.professionals.enums import Body
from renovation.professionals.models import Company, Qualification
from tests.factories.alerts import rule_on
from tests.factories.cases import NOVEMBER, CaseDocumentFactory, CaseFactory, LeadFactory, MessageFactory, TaskFactory

NOW = NOVEMBER + timedelta(days=40)
AGO = NOW - timedelta(days=30)


def words(rule: AlertRule) -> list[str]:
    return [one.words for one in findings(rule, now=NOW)]


def test_leads_to_whom_nobody_answered(platform: Platform, household: Household, neighbour: Household) -> None:
    old, new = LeadFactory.create(household=household), LeadFactory.create(household=neighbour)
    type(old).objects.filter(pk=old.pk).update(created_at=AGO)
    type(new).objects.filter(pk=new.pk).update(created_at=NOW)

    found = findings(rule_on(platform, Watch.LEAD_UNANSWERED, days=2), now=NOW)

    assert [one.lead_id for one in found] == [old.pk]


def test_messages_after_which_the_team_wrote_nothing(case: Case, adviser: User) -> None:
    rule = rule_on(case.platform, Watch.MESSAGE_UNANSWERED, days=3)
    for days in (9, 5):
        sent = MessageFactory.create(case=case)
        Message.objects.filter(pk=sent.pk).update(created_at=NOW - timedelta(days=days))
    found = findings(rule, now=NOW)
    answer = Message.objects.create(case=case, author=adviser, from_household=False, text="Demain")
    Message.objects.filter(pk=answer.pk).update(created_at=NOW)

    assert [(one.case_id, one.in_charge_id) for one in found] == [(case.pk, adviser.pk)]
    assert found[0].since == NOW - timedelta(days=9)
    assert findings(rule, now=NOW) == []


def test_households_that_nobody_spoke_to(case: Case) -> None:
    assert len(words(rule_on(case.platform, Watch.NO_CONTACT, days=30))) == 1
    assert words(rule_on(case.platform, Watch.NO_CONTACT, days=60)) == []


def test_a_stage_has_the_time_of_the_rule_or_its_own(case: Case) -> None:
    version = PathwayVersion.objects.get(pk=case.pathway_version_id)
    stage = next(one for one in version.shape.stages if one.limit_days is not None)
    Case.objects.filter(pk=case.pk).update(stage=stage.code, stage_since=NOW - timedelta(days=stage.limit_days or 0))
    own = rule_on(case.platform, Watch.STAGE_TOO_LONG, days=0)
    at_limit = findings(own, now=NOW)
    beyond = findings(own, now=NOW + timedelta(days=1))

    assert (at_limit, len(beyond)) == ([], 1)
    assert words(rule_on(case.platform, Watch.STAGE_TOO_LONG, days=500)) == []


def test_documents_that_did_not_come(case: Case) -> None:
    version = PathwayVersion.objects.get(pk=case.pathway_version_id)
    stage = next(one for one in version.shape.stages if any(line.required for line in one.documents))
    Case.objects.filter(pk=case.pk).update(stage=stage.code, stage_since=AGO)
    rule = rule_on(case.platform, Watch.DOCUMENT_MISSING, days=21)
    missing = words(rule)
    for line in stage.documents:
        CaseDocumentFactory.create_batch(line.number, case=case, document__kind=line.kind)

    assert [line.title in missing[0] for line in stage.documents if line.required]
    assert words(rule) == []


def test_tasks_whose_date_has_passed(case: Case, adviser: User) -> None:
    rule = rule_on(case.platform, Watch.TASK_LATE, days=7)
    late = TaskFactory.create(case=case, assigned_to=adviser, due_on=NOW.date() - timedelta(days=8))
    TaskFactory.create(case=case, due_on=NOW.date() - timedelta(days=7))
    TaskFactory.create(case=case, due_on=NOW.date() - timedelta(days=20), done_at=NOW)

    assert [one.item for one in findings(rule, now=NOW)] == [str(late.pk)]


def test_appointments_that_are_past_and_still_to_come(case: Case, adviser: User) -> None:
    rule = rule_on(case.platform, Watch.OUTCOME_MISSING, days=1)
    common = {"platform": case.platform, "adviser": adviser, "household": case.household, "modality": "phone"}
    hours = (AGO, AGO + timedelta(hours=1))
    Appointment.objects.create(**common, case=case, period=hours, token_hash="a")
    held = (AGO + timedelta(hours=2), AGO + timedelta(hours=3))
    Appointment.objects.create(**common, case=case, period=held, token_hash="b", state="done")

    assert [one.case_id for one in findings(rule, now=NOW)] == [case.pk]


def test_cases_that_nobody_follows(case: Case) -> None:
    rule = rule_on(case.platform, Watch.NO_REFERENT, days=1)
    alone = CaseFactory.create(platform=case.platform, household=case.household)

    assert [one.case_id for one in findings(rule, now=NOW)] == [alone.pk]


def test_households_whose_consent_is_old_or_withdrawn(case: Case) -> None:
    rule = rule_on(case.platform, Watch.CONSENT_OLD, days=20)
    never = words(rule)
    consent = Consent.objects.create(
        household=case.household, purpose=Purpose.ADVICE, text_version="1", text="…", channel=Channel.WEB, given_at=NOW
    )
    fresh = words(rule)
    Consent.objects.filter(pk=consent.pk).update(given_at=AGO)
    old = words(rule)
    Consent.objects.filter(pk=consent.pk).update(given_at=NOW, withdrawn_at=NOW)

    assert (never, fresh, len(old), words(rule)) == (["Aucun accord en cours"], [], 1, ["Aucun accord en cours"])


def test_firms_of_the_case_whose_qualification_ends(case: Case) -> None:
    firm = Company.objects.create(siret="99999999900011", name="Isolation du Doubs", search_name="isolation du doubs")
    for days in (-400, 25):
        Qualification.objects.create(
            company=firm,
            domain_key=f"combles {days}",
            body=Body.QUALIBAT,
            valid_from=NOW.date() - timedelta(days=800),
            valid_to=NOW.date() + timedelta(days=days),
        )
    given = {"recipient": "a@b.example", "mail_id": uuid.uuid4(), "at": AGO}
    Introduction.objects.create(case=case, siret=firm.siret, name=firm.name, **given)

    assert len(words(rule_on(case.platform, Watch.RGE_ENDING, days=30))) == 1
    assert words(rule_on(case.platform, Watch.RGE_ENDING, days=20)) == []


def test_a_rule_looks_at_its_platform_its_stages_and_running_cases(case: Case, other_platform: Platform) -> None:
    elsewhere = CaseFactory.create(household__platform=other_platform)
    narrowed = rule_on(case.platform, Watch.NO_CONTACT, days=1)
    narrowed.stages = [Stage.WORKS]
    found = findings(rule_on(case.platform, Watch.NO_CONTACT, days=1), now=NOW)
    there = findings(rule_on(other_platform, Watch.NO_CONTACT, days=1), now=NOW)
    Case.objects.filter(pk=case.pk).update(stage=Stage.CLOSED)

    assert [one.case_id for one in found] == [case.pk]
    assert [one.case_id for one in there] == [elsewhere.pk]
    assert findings(narrowed, now=NOW) == []
    assert words(rule_on(case.platform, Watch.NO_CONTACT, days=2)) == []
