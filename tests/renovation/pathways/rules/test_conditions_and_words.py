"""What a stage asks before a case enters it, and what changes between two versions."""

from dataclasses import replace

import pytest

from renovation.pathways.rules.conditions import Facts, Words, choices, missing
from renovation.pathways.rules.editing import (
    acts_of,
    free_code,
    lines_text,
    shifted,
    stage_of,
    stage_values,
    without_stage,
)
from renovation.pathways.rules.mapping import proposed
from renovation.pathways.rules.seeds import seeds
from renovation.pathways.rules.shape import Shape, Stage
from renovation.pathways.rules.words import changes

WORDS = Words(documents={"quote": "Devis", "audit": "Audit"}, acts={"visit": "Visite"})
EVERYTHING = tuple(code for code, _ in choices(WORDS))
STUDY = seeds()[0].shape


def test_everything_asked_and_not_met_is_told_at_once() -> None:
    facts = Facts(open_tasks=2, awaited=("Audit de l’immeuble",))

    told = missing(Stage("b", "B", needs=EVERYTHING), facts, WORDS)

    assert len(told) == len(EVERYTHING)
    assert any("Audit de l’immeuble" in one for one in told)
    assert any("2 à faire" in one for one in told)


def test_nothing_is_missing_when_everything_is_met() -> None:
    facts = Facts(
        dwelling=True,
        referent=True,
        diagnosis=True,
        consent=True,
        documents={"quote": 1, "audit": 1},
        acts=frozenset({"visit"}),
    )

    assert missing(Stage("b", "B", needs=EVERYTHING), facts, WORDS) == ()


@pytest.mark.parametrize("stage", STUDY.stages, ids=lambda stage: stage.code)
def test_a_stage_goes_through_its_form_unchanged(stage: Stage) -> None:
    assert stage_of(stage.code, stage_values(stage)) == stage


def test_a_version_that_is_the_same_changes_nothing() -> None:
    assert changes(STUDY, STUDY, WORDS) == []


def test_what_a_version_changes_is_told_stage_by_stage() -> None:
    renamed = replace(STUDY.stages[6], name="Chantier", limit_days=180)
    after = shifted(
        without_stage(replace(STUDY, stages=(*STUDY.stages[:6], renamed, *STUDY.stages[7:])), "reception"), "filing", -1
    )

    told = {(one.place, one.before, one.after) for one in changes(STUDY, after, WORDS)}

    assert ("Réception", "étape", "retirée") in told
    assert ("Chantier, nom", "Travaux et visites", "Chantier") in told
    assert ("Chantier, délai prévu", "240 jours", "180 jours") in told
    assert any(place == "Ordre des étapes" for place, _, _ in told)


def test_a_stage_that_is_gone_is_asked_for_and_one_of_the_same_name_is_proposed() -> None:
    new = Shape(stages=(Stage("information", "Accueil"), Stage("etude", "Bilan ou audit")))

    found = proposed(STUDY, new)

    assert (found["information"], found["diagnosis"], found["works"]) == ("information", "etude", "")


def test_no_act_leads_to_a_stage_that_was_taken_out() -> None:
    assert all(act.moves_to != "diagnosis" for act in without_stage(STUDY, "diagnosis").acts)


@pytest.mark.parametrize(
    ("name", "taken", "code"),
    [("Visite d’été", set(), "visite_d_ete"), ("Suivi", {"suivi"}, "suivi_2"), ("???", set(), "autre")],
)
def test_a_code_comes_from_the_name_and_is_never_taken(name: str, taken: set[str], code: str) -> None:
    assert free_code(name, taken) == code


def test_two_lines_never_share_the_code_of_an_act() -> None:
    line = {"name": "Appel", "moves_to": "", "code": "information"}

    found = acts_of({"acts": lines_text([line, line])}, STUDY)

    assert [act.code for act in found] == ["information", "appel"]
