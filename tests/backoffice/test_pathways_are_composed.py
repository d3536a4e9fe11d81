"""A manager composes the pathway of the platform in the browser; a running case follows when it is moved."""

import uuid
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from renovation.accounts.models import User
from renovation.cases.models import Case, CaseMove, StageChange
from renovation.cases.operations import move_stage
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.pathways.models import Pathway, PathwayVersion
from renovation.pathways.operations import open_draft
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from tests.backoffice.conftest import Desk
from tests.backoffice.forms import hidden
from tests.factories.cases import NOVEMBER, TaskFactory
from tests.factories.platforms import agent


@pytest.fixture
def office(at_desk: Desk, manager: User) -> Client:
    return at_desk(manager)


@pytest.fixture
def draft(case: Case, manager: User) -> PathwayVersion:
    """The next version of the pathway that the case follows."""
    return open_draft(pathway_id=case.pathway_version.pathway_id, author=manager)


def to(name: str, version: PathwayVersion, *more: str) -> str:
    return reverse(f"backoffice:pathway_{name}", args=[version.pk, *more])


def typed(page: HttpResponse, **changes: Any) -> dict[str, Any]:
    """The form of a stage as the browser would send it back, with what somebody changed."""
    form = page.context["form"]
    data: dict[str, Any] = {"base": hidden(page, "base")}
    for name, value in form.current.items():
        data[name] = value.split(",") if name in ("needs", "acts") and value else value
    if not data.get("optional"):
        data.pop("optional", None)
    return {**{key: value for key, value in data.items() if value not in ("", [])}, **changes}


def test_the_pages_of_the_pathways_open(office: Client, draft: PathwayVersion) -> None:
    stage = draft.shape.stages[3].code
    addresses = [
        reverse("backoffice:pathways"),
        reverse("backoffice:pathway", args=[draft.pathway_id]),
        *(to(name, draft) for name in ("version", "preview", "acts", "move")),
        to("stage", draft, stage),
        to("preview", draft) + "?etape=financing",
    ]

    assert {office.get(address).status_code for address in addresses} == {200}


def test_a_stage_is_changed_with_its_lines(office: Client, draft: PathwayVersion) -> None:
    address = to("stage", draft, "financing")
    data = typed(office.get(address), words="Nous comptons les aides")
    for key in ("tasks", "documents", "reminders"):
        data.pop(key, None)
    rows = {"tasks-0-title": "Relire le plan", "tasks-0-days": "9", "tasks-0-to": "nobody", "tasks-1-title": ""}

    assert office.post(address, {**data, **rows}).status_code == 302

    stage = PathwayVersion.objects.get(pk=draft.pk).shape.stage("financing")
    assert stage is not None
    assert (stage.words, stage.documents, stage.needs) == ("Nous comptons les aides", (), ("dwelling",))
    assert [(line.title, line.days, line.to) for line in stage.tasks] == [("Relire le plan", 9, "nobody")]


def test_a_line_half_filled_is_told_and_kept(office: Client, draft: PathwayVersion) -> None:
    address = to("stage", draft, "works")
    data = typed(office.get(address))
    data.pop("tasks", None)

    page = office.post(
        address, {**data, "tasks-0-title": "Passer au chantier", "tasks-0-days": "bientôt", "tasks-0-to": "nobody"}
    )

    assert page.status_code == 422
    assert "Ligne 1, à faire sous (jours)" in page.content.decode()
    assert "Passer au chantier" in page.content.decode()
    assert "bientôt" in page.content.decode()


def test_h4_two_people_on_one_stage_lose_nothing(
    office: Client, at_desk: Desk, draft: PathwayVersion, platform: Platform
) -> None:
    address = to("stage", draft, "works")
    other = at_desk(agent(Role.MANAGER, platform, email="autre@bureau.example"))
    mine, theirs = (
        typed(office.get(address), name="Le chantier"),
        typed(other.get(address), name="Travaux", limit_days="99"),
    )
    other.post(address, theirs)

    conflict = office.post(address, mine)

    assert conflict.status_code == 409
    assert [(each.label, each.theirs, each.yours) for each in conflict.context["differences"]] == [
        ("Nom pour l’équipe", "Travaux", "Le chantier")
    ]
    assert conflict.context["form"]["limit_days"].value() == "99"
    settled = {**mine, "base": hidden(conflict, "base"), "differing": "name", "keep_name": "mine", "limit_days": "99"}
    assert office.post(address, settled).status_code == 302
    stage = PathwayVersion.objects.get(pk=draft.pk).shape.stage("works")
    assert stage is not None
    assert (stage.name, stage.limit_days) == ("Le chantier", 99)


def test_stages_are_added_moved_and_removed(office: Client, draft: PathwayVersion) -> None:
    office.post(to("stage_add", draft), {"name": "Visite d’été"})
    office.post(to("stage_shift", draft, "visite_d_ete"), {"sens": "haut"})
    office.post(to("stage_remove", draft, "reception"))

    codes = PathwayVersion.objects.get(pk=draft.pk).shape.codes
    assert codes[-2:] == ("visite_d_ete", "follow_up")
    assert "reception" not in codes


def test_kinds_of_acts_keep_their_code_when_renamed(office: Client, draft: PathwayVersion) -> None:
    address = to("acts", draft)
    rows = {
        "acts-0-name": "Appel",
        "acts-0-moves_to": "",
        "acts-0-code": "information",
        "acts-1-name": "Balade",
        "acts-1-moves_to": "works",
        "acts-1-code": "",
    }

    office.post(address, {"base": hidden(office.get(address), "base"), **rows})

    acts = PathwayVersion.objects.get(pk=draft.pk).shape.acts
    assert [(act.code, act.name, act.moves_to) for act in acts] == [
        ("information", "Appel", ""),
        ("balade", "Balade", "works"),
    ]


def test_a_draft_with_a_hole_is_not_published(office: Client, draft: PathwayVersion) -> None:
    office.post(to("stage_add", draft), {"name": "Sans mots"})
    revision = PathwayVersion.objects.get(pk=draft.pk).revision

    page = office.post(to("publish", draft), {"revision": revision})

    assert page.status_code == 409
    assert "écrivez les mots que lit le ménage" in page.content.decode()
    assert PathwayVersion.objects.get(pk=draft.pk).is_draft


def test_a_draft_changed_since_its_preview_is_read_again(office: Client, draft: PathwayVersion) -> None:
    page = office.post(to("publish", draft), {"revision": draft.revision + 1})

    assert page.status_code == 409
    assert "Relisez l’aperçu" in page.content.decode()


def test_a_running_case_keeps_its_version_then_follows_with_a_report(
    office: Client, case: Case, draft: PathwayVersion, adviser: User
) -> None:
    task = TaskFactory.create(case=case)
    move_stage(case_id=case.pk, to_stage="diagnosis", author=adviser, now=NOVEMBER)
    for act in (("stage_remove", "diagnosis"), ("stage_add", "")):
        office.post(to(act[0], draft, *filter(None, act[1:])), {"name": "Étude"})
    address = to("stage", draft, "etude")
    office.post(address, typed(office.get(address), words="Nous étudions"))
    office.post(to("publish", draft), {"revision": PathwayVersion.objects.get(pk=draft.pk).revision})
    case.refresh_from_db()
    assert (case.pathway_version.number, case.stage) == (1, "diagnosis")

    asked = office.post(to("move", draft), {})
    assert asked.status_code == 422
    assert not CaseMove.objects.exists()
    (field,) = asked.context["form"].fields
    done = office.post(to("move", draft), {field: "etude"}, follow=True)

    case.refresh_from_db()
    assert (case.pathway_version_id, case.stage, case.stage_name) == (draft.pk, "etude", "Étude")
    assert case.tasks.filter(pk=task.pk).exists()
    line = StageChange.objects.get(move__isnull=False)
    assert (line.from_name, line.to_name) == ("Bilan ou audit", "Étude")
    assert case.number in done.content.decode()
    assert Entry.objects.filter(action=Action.PATHWAY_CASES_MOVED).count() == 1


def test_an_adviser_reads_pathways_and_changes_none(desk: Client, draft: PathwayVersion) -> None:
    posts = [to(name, draft) for name in ("publish", "drop", "acts", "stage_add")]
    posts += [to(name, draft, "works") for name in ("stage", "stage_shift", "stage_remove")]
    posts += [reverse(f"backoffice:pathway_{name}", args=[draft.pathway_id]) for name in ("draft", "default")]

    assert desk.get(to("version", draft)).status_code == 200
    assert {desk.post(address).status_code for address in posts} == {403}
    assert desk.get(to("move", draft)).status_code == 403


def test_d2_the_pathways_of_another_platform_do_not_exist(
    at_desk: Desk, draft: PathwayVersion, other_platform: Platform
) -> None:
    away = at_desk(agent(Role.MANAGER, other_platform, email="ailleurs@bureau.example"))
    addresses = [to(name, draft) for name in ("version", "preview", "acts", "move")] + [to("stage", draft, "works")]
    posts = [to("publish", draft), to("drop", draft), reverse("backoffice:pathway_draft", args=[draft.pathway_id])]

    assert {away.get(address).status_code for address in addresses} == {404}
    assert {away.post(address).status_code for address in posts} == {404}
    assert "Parcours d’un ménage" not in away.get(reverse("backoffice:pathways")).content.decode()


def test_an_administrator_composes_without_seeing_a_case(
    at_desk: Desk, administrator: User, draft: PathwayVersion, case: Case
) -> None:
    desk = at_desk(administrator)

    pages = [desk.get(to(name, draft)) for name in ("version", "preview", "move")]

    assert {page.status_code for page in pages} == {200}
    assert not any(case.household.last_name in page.content.decode() for page in pages)


def test_another_pathway_begins_like_one_that_exists(office: Client, case: Case) -> None:
    model = case.pathway_version

    office.post(reverse("backoffice:pathways"), {"name": "Parcours des bailleurs", "model": str(model.pk)})

    made = Pathway.objects.get(code="parcours-des-bailleurs")
    assert made.versions.get().shape == model.shape
    assert not made.is_default


def test_unknown_identifiers_answer_404(office: Client, draft: PathwayVersion) -> None:
    assert office.get(reverse("backoffice:pathway_version", args=[uuid.uuid4()])).status_code == 404
    assert office.get(to("stage", draft, "inconnue")).status_code == 404
