"""What a stage brings when a case enters it: tasks, a message, expected documents, reminders of their day."""

from datetime import timedelta

import pytest

from renovation.accounts.models import User
from renovation.cases.models import Case, CaseMove, Message, StageChange, Task
from renovation.cases.operations import change_pathway, move_cases, move_stage, remind
from renovation.cases.queries import expected_documents
from renovation.cases.refusals import MoveRefused, Refused
from renovation.outbox.models import Job, Mail
from renovation.pathways.models import Pathway, PathwayVersion
from renovation.pathways.operations import open_draft, publish, remove_stage
from tests.factories.cases import NOVEMBER, CaseDocumentFactory, DwellingFactory


@pytest.fixture
def case(case: Case) -> Case:
    """At its programme, with its dwelling."""
    case.dwelling = DwellingFactory.create(platform=case.platform)
    case.stage, case.stage_name = "programme", "Programme de travaux"
    case.save()
    return case


def enter(case: Case, stage: str, author: User, **options: object) -> StageChange:
    move_stage(case_id=case.pk, to_stage=stage, author=author, now=NOVEMBER, **options)  # type: ignore[arg-type]
    case.refresh_from_db()
    return StageChange.objects.get(case=case, to_stage=stage)


def test_tasks_are_set_for_the_referent_with_their_dates(case: Case, adviser: User, manager: User) -> None:
    enter(case, "financing", manager)

    task = Task.objects.get(case=case)
    assert (task.title, task.assigned_to) == ("Établir le plan de financement", adviser)
    assert task.due_on == (NOVEMBER + timedelta(days=14)).date()


def test_a_task_still_to_be_done_is_not_set_twice(case: Case, adviser: User) -> None:
    enter(case, "financing", adviser)
    move_stage(case_id=case.pk, to_stage="programme", author=adviser, now=NOVEMBER)
    move_stage(case_id=case.pk, to_stage="financing", author=adviser, now=NOVEMBER)

    assert Task.objects.filter(case=case, title="Établir le plan de financement").count() == 1


def test_the_message_of_the_stage_is_sent_unless_the_adviser_says_no(case: Case, adviser: User) -> None:
    enter(case, "financing", adviser, tell=False)
    assert not Message.objects.exists()
    move_stage(case_id=case.pk, to_stage="programme", author=adviser, now=NOVEMBER)

    move_stage(case_id=case.pk, to_stage="financing", author=adviser, now=NOVEMBER)

    assert adviser.first_name in Message.objects.get().text
    assert Mail.objects.get().template == "new_message"


def test_a_refused_move_says_what_is_missing(case: Case, adviser: User) -> None:
    Case.objects.filter(pk=case.pk).update(stage="financing", stage_name="Plan de financement")

    with pytest.raises(MoveRefused, match=r"ajoutez un document «\s*Devis"):
        enter(case, "filing", adviser)

    CaseDocumentFactory.create(case=case, document__kind="quote")
    assert enter(case, "filing", adviser).to_name == "Dépôt des demandes d’aide"


def test_a_move_too_far_says_by_where_to_pass(case: Case, adviser: User) -> None:
    with pytest.raises(MoveRefused, match=r"Passez d’abord par.*Plan de financement"):
        enter(case, "works", adviser)


def test_a_reason_passes_over_conditions_and_order_but_invents_no_stage(case: Case, manager: User) -> None:
    assert enter(case, "works", manager, override_reason="Chantier déjà commencé").override_reason
    with pytest.raises(MoveRefused):
        move_stage(case_id=case.pk, to_stage="ailleurs", author=manager, now=NOVEMBER, override_reason="Oui")


def test_documents_of_the_stage_are_expected_until_they_come(case: Case, adviser: User) -> None:
    enter(case, "financing", adviser)
    enter(case, "contractors", adviser)
    CaseDocumentFactory.create(case=case, document__kind="quote")

    found = expected_documents(case)

    told = [(one.line.kind, one.received, one.is_missing) for one in found]
    assert told == [("tax_notice", 0, True), ("quote", 1, True)]


def test_a_reminder_waits_for_its_day_and_names_what_is_missing(case: Case, adviser: User) -> None:
    change = enter(case, "financing", adviser, tell=False)
    job = Job.objects.get(kind="cases.stage_reminder")
    assert job.run_after == NOVEMBER + timedelta(days=21)

    for _ in range(2):
        remind(case_id=case.pk, change_id=change.pk, rank=0, now=job.run_after)

    mail = Mail.objects.get(template="stage_reminder")
    assert mail.recipient == case.household.email
    assert "Dernier avis d’impôt" in mail.text


def test_a_reminder_is_silent_when_the_case_left_or_the_document_came(case: Case, adviser: User) -> None:
    change = enter(case, "financing", adviser, tell=False)
    CaseDocumentFactory.create(case=case, document__kind="tax_notice")
    assert not remind(case_id=case.pk, change_id=change.pk, rank=0, now=NOVEMBER)

    move_stage(case_id=case.pk, to_stage="programme", author=adviser, now=NOVEMBER + timedelta(days=1))
    assert not remind(case_id=case.pk, change_id=change.pk, rank=0, now=NOVEMBER)
    assert not Mail.objects.filter(template="stage_reminder").exists()


def test_a_reminder_of_the_referent_is_a_task_of_the_day(case: Case, adviser: User) -> None:
    change = enter(case, "diagnosis", adviser)
    # Its documents are optional: nothing is told as needed.
    assert not [one for one in expected_documents(case) if one.required]

    for _ in range(2):
        remind(case_id=case.pk, change_id=change.pk, rank=0, now=NOVEMBER)

    task = Task.objects.get(case=case, title__startswith="Le bilan")
    assert (task.due_on, task.assigned_to) == (NOVEMBER.date(), adviser)


def test_another_pathway_is_no_way_round_the_stages(case: Case, adviser: User, manager: User) -> None:
    away = PathwayVersion.objects.get(pathway__platform=case.platform, pathway__code="copropriete")
    common = {"case_id": case.pk, "version": away, "now": NOVEMBER}
    with pytest.raises(MoveRefused, match="pas plus loin"):
        change_pathway(**common, to_stage="works", author=adviser)  # type: ignore[arg-type]
    # The stage of the same name asks for an audit there.
    with pytest.raises(MoveRefused, match="Audit"):
        change_pathway(**common, to_stage="programme", author=adviser)  # type: ignore[arg-type]

    change_pathway(**common, to_stage="vote", author=manager, override_reason="Déjà voté")  # type: ignore[arg-type]

    case.refresh_from_db()
    assert (case.stage, StageChange.objects.get(case=case).override_reason) == ("vote", "Déjà voté")


def next_version(case: Case, without: str, author: User) -> PathwayVersion:
    draft = open_draft(pathway_id=case.pathway_version.pathway_id, author=author)
    remove_stage(version_id=draft.pk, code=without, author=author)
    revision = PathwayVersion.objects.get(pk=draft.pk).revision
    return publish(version_id=draft.pk, revision=revision, author=author, now=NOVEMBER)


def test_nothing_moves_while_a_stage_has_no_successor(case: Case, manager: User) -> None:
    version = next_version(case, "programme", manager)

    with pytest.raises(Refused, match="Programme de travaux"):
        move_cases(version=version, mapped={}, author=manager, now=NOVEMBER)

    case.refresh_from_db()
    assert case.pathway_version.number == 1
    assert not CaseMove.objects.exists()


def test_a_case_moved_at_the_same_stage_keeps_its_days_and_gets_nothing_new(case: Case, manager: User) -> None:
    version = next_version(case, "reception", manager)
    since = case.stage_since

    move = move_cases(
        version=version, mapped={(case.pathway_version_id, "programme"): "programme"}, author=manager, now=NOVEMBER
    )

    case.refresh_from_db()
    assert (move.number, case.pathway_version, case.stage_since) == (1, version, since)
    assert not Task.objects.exists()


def test_a_pathway_of_another_platform_is_refused(case: Case, adviser: User, other_platform: object) -> None:
    away = PathwayVersion.objects.get(pathway=Pathway.objects.get(platform=case.platform, code="copropriete"))
    Pathway.objects.filter(pk=away.pathway_id).update(platform=other_platform)

    with pytest.raises(Refused):
        change_pathway(
            case_id=case.pk,
            version=PathwayVersion.objects.get(pk=away.pk),
            to_stage="team",
            author=adviser,
            now=NOVEMBER,
        )
