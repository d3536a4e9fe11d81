"""An adviser notes what was done, in one gesture; the stage follows, and a mistake is corrected by another act."""

import uuid
from typing import Any

import pytest
from django.db import ProgrammingError, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from renovation.accounts.models import User
from renovation.cases.models import Act, Case, StageChange
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.platforms.models import Platform
from tests.backoffice.conftest import Desk
from tests.backoffice.forms import hidden
from tests.factories.cases import DwellingFactory


def note(client: Client, case: Case, **said: Any) -> HttpResponse:
    data = {"key": uuid.uuid4(), "kind": "information", "channel": "phone", "duration_min": "12", **said}
    return client.post(
        reverse("backoffice:act", args=[case.pk]), {f"act-{name}": value for name, value in data.items()}
    )


def corrected(client: Client, act: Act, **said: Any) -> HttpResponse:
    address = reverse("backoffice:act_correct", args=[act.pk])
    page = client.get(address)
    current = {name: value for name, value in page.context["form"].current.items() if value}
    data = {**current, "base": hidden(page, "base"), "reason": "Erreur de frappe", **said}
    return client.post(address, data)


def test_a_call_is_noted_with_what_is_known_that_day(desk: Client, case: Case, adviser: User) -> None:
    case.dwelling = DwellingFactory.create(platform=case.platform, estimated_class="F")
    case.save()

    assert note(desk, case, subjects=["aids", "heating"], works=["roof"], follow_up="call").status_code == 302

    act = Act.objects.get()
    assert (act.author_id, act.duration_min, act.channel, act.stage) == (adviser.pk, 12, "phone", "information")
    assert (act.commune_name, act.dwelling_kind, act.dwelling_class) == ("Besançon", "house", "F")
    assert (act.subjects, act.works, act.follow_up) == (["aids", "heating"], ["roof"], "call")
    assert Entry.objects.filter(action=Action.ACT_RECORDED, object_id=str(case.pk)).exists()


def test_the_dimensions_stay_those_of_the_day(desk: Client, case: Case) -> None:
    note(desk, case)
    case.dwelling = DwellingFactory.create(platform=case.platform)
    case.save()

    assert Act.objects.get().commune_name == ""


def test_the_same_form_sent_twice_notes_one_act(desk: Client, case: Case) -> None:
    key = uuid.uuid4()
    for _ in range(2):
        note(desk, case, key=key)

    assert Act.objects.count() == 1


@pytest.mark.parametrize("minutes", ["", "0", "-3", "beaucoup", "601"])
def test_a_duration_that_makes_no_sense_is_told_beside_the_field(minutes: str, desk: Client, case: Case) -> None:
    page = note(desk, case, duration_min=minutes, words="Canari 4711")

    assert page.status_code == 422
    assert page.context["act_form"].errors["duration_min"]
    assert "Canari 4711" in page.content.decode()
    assert not Act.objects.exists()


def test_an_act_brings_the_case_to_its_stage(desk: Client, case: Case) -> None:
    note(desk, case, kind="visit", channel="home")

    case.refresh_from_db()
    assert (case.stage, case.stage_name) == ("diagnosis", "Bilan ou audit")
    assert Act.objects.get().stage == "diagnosis"
    assert StageChange.objects.filter(case=case, to_stage="diagnosis").exists()


def test_an_act_that_cannot_move_the_case_stays_and_says_what_is_missing(desk: Client, case: Case) -> None:
    Case.objects.filter(pk=case.pk).update(stage="programme", stage_name="Programme de travaux")

    response = note(desk, case, kind="programme_shown")
    page = desk.get(response["Location"])

    case.refresh_from_db()
    assert case.stage == "programme"
    assert Act.objects.count() == 1
    assert "renseignez le logement" in page.content.decode()


def test_an_act_never_takes_a_case_back(desk: Client, case: Case) -> None:
    Case.objects.filter(pk=case.pk).update(stage="programme", stage_name="Programme de travaux")

    note(desk, case, kind="visit")

    case.refresh_from_db()
    assert case.stage == "programme"


def test_time_is_counted_in_the_stage_and_in_the_case(desk: Client, case: Case) -> None:
    note(desk, case, duration_min="12")
    note(desk, case, duration_min="8", kind="bill_read")

    page = desk.get(reverse("backoffice:case", args=[case.pk]))

    assert page.context["minutes"] == 20
    assert (page.context["standing"].acts, page.context["standing"].minutes) == (1, 12)


def test_a_mistake_is_corrected_by_another_act(desk: Client, case: Case) -> None:
    note(desk, case)
    first = Act.objects.get()

    assert corrected(desk, first, duration_min="25").status_code == 302

    assert [act.duration_min for act in Act.objects.counted()] == [25]
    assert first.duration_min == 12
    assert Act.objects.count() == 2
    page = desk.get(reverse("backoffice:case", args=[case.pk]))
    assert page.context["minutes"] == 25
    assert "corrigé depuis" in page.content.decode()


def test_an_act_that_did_not_happen_is_withdrawn_and_stays_readable(desk: Client, case: Case) -> None:
    note(desk, case)

    corrected(desk, Act.objects.get(), withdraw="on")

    assert not Act.objects.counted().exists()
    assert Act.objects.count() == 2


def test_an_act_that_was_withdrawn_is_corrected_no_more(desk: Client, case: Case) -> None:
    note(desk, case)
    first = Act.objects.get()
    corrected(desk, first, withdraw="on")

    answer = corrected(desk, first, duration_min="20")

    assert answer.status_code == 422
    assert "retiré" in answer.content.decode()
    assert Act.objects.counted().count() == 0


def test_h4_two_corrections_of_one_act_are_compared(desk: Client, at_desk: Desk, manager: User, case: Case) -> None:
    note(desk, case)
    act, other = Act.objects.get(), at_desk(manager)
    address = reverse("backoffice:act_correct", args=[act.pk])
    mine = {**{k: v for k, v in desk.get(address).context["form"].current.items() if v}, "reason": "Relu"}
    mine["base"] = hidden(desk.get(address), "base")
    corrected(other, act, duration_min="30")

    conflict = desk.post(address, {**mine, "duration_min": "40"})

    assert conflict.status_code == 409
    assert [(each.theirs, each.yours) for each in conflict.context["differences"]] == [("30", "40")]
    assert Act.objects.count() == 2


def test_the_database_refuses_to_change_an_act(desk: Client, case: Case) -> None:
    note(desk, case, words="Dit au téléphone")

    with pytest.raises(ProgrammingError, match="append-only"), transaction.atomic():
        Act.objects.update(duration_min=99)

    assert Act.objects.update(words="") == 1


def test_d2_acts_of_another_platform_do_not_exist(
    desk: Client, at_desk: Desk, adviser_elsewhere: User, other_platform: Platform, case: Case
) -> None:
    note(desk, case)
    away = at_desk(adviser_elsewhere)

    assert note(away, case).status_code == 404
    assert away.get(reverse("backoffice:act_correct", args=[Act.objects.get().pk])).status_code == 404


def test_a_manager_passes_over_with_a_reason_that_is_kept(at_desk: Desk, manager: User, case: Case) -> None:
    Case.objects.filter(pk=case.pk).update(stage="programme", stage_name="Programme de travaux")
    office, address = at_desk(manager), reverse("backoffice:case_stage", args=[case.pk])

    refused = office.post(address, {"stage-to_stage": "financing"})
    office.post(address, {"stage-to_stage": "financing", "stage-override_reason": "Logement connu par courrier"})

    assert refused.status_code == 422
    assert "renseignez le logement" in refused.content.decode()
    case.refresh_from_db()
    assert case.stage == "financing"
    assert StageChange.objects.get(case=case).override_reason == "Logement connu par courrier"
    assert Entry.objects.filter(action=Action.STAGE_OVERRIDDEN).count() == 1


def test_an_adviser_does_not_pass_over(desk: Client, case: Case) -> None:
    Case.objects.filter(pk=case.pk).update(stage="programme", stage_name="Programme de travaux")

    page = desk.post(
        reverse("backoffice:case_stage", args=[case.pk]),
        {"stage-to_stage": "financing", "stage-override_reason": "Pressé"},
    )

    case.refresh_from_db()
    assert (page.status_code, case.stage) == (422, "programme")


def test_one_case_follows_the_pathway_of_a_copropriete(desk: Client, case: Case) -> None:
    address = reverse("backoffice:case_pathway", args=[case.pk])
    form = desk.get(address).context["form"]
    offered = [code for _, group in form.fields["place"].choices[1:] for code, _ in group]
    assert not [code for code in offered if code.endswith(("/team", "/works"))]
    place = next(code for code in offered if code.endswith("/information"))

    assert desk.post(address, {"place": place}).status_code == 302

    case.refresh_from_db()
    assert (case.stage_name, case.pathway_version.pathway.code) == ("Premier contact", "copropriete")
    assert desk.post(address, {}).status_code == 422
