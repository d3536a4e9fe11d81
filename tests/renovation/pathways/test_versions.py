"""Drafts, versions and publication: what is published never changes, and a platform begins with the house's own."""

import pytest
from django.db import ProgrammingError, transaction

from renovation.accounts.models import User
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.pathways.enums import VersionState
from renovation.pathways.models import Pathway, PathwayVersion
from renovation.pathways.operations import (
    add_stage,
    begin_pathway,
    drop_draft,
    make_default,
    open_draft,
    publish,
    remove_stage,
    seed_pathways,
    version_for_new_cases,
)
from renovation.pathways.queries import stage_names
from renovation.pathways.refusals import NotReady, PathwayRefused
from renovation.platforms.models import Platform
from tests.factories.cases import NOVEMBER


@pytest.fixture
def in_force(platform: Platform) -> PathwayVersion:
    return version_for_new_cases(platform_id=platform.pk)


@pytest.fixture
def draft(in_force: PathwayVersion, manager: User) -> PathwayVersion:
    return open_draft(pathway_id=in_force.pathway_id, author=manager)


def test_seeding_again_adds_nothing_and_changes_nothing(platform: Platform, in_force: PathwayVersion) -> None:
    Pathway.objects.filter(pk=in_force.pathway_id).update(name="Notre parcours")

    assert seed_pathways(platform_id=platform.pk) == 0

    names = set(Pathway.objects.filter(platform=platform).values_list("name", flat=True))
    assert names == {"Notre parcours", "Parcours d’une copropriété"}
    assert Pathway.objects.get(platform=platform, is_default=True).pk == in_force.pathway_id


def test_a_draft_is_the_same_for_everybody(draft: PathwayVersion, adviser: User) -> None:
    again = open_draft(pathway_id=draft.pathway_id, author=adviser)

    assert again == draft
    assert draft.number == 2


def test_publishing_replaces_for_new_cases_only(draft: PathwayVersion, in_force: PathwayVersion, manager: User) -> None:
    publish(version_id=draft.pk, revision=draft.revision, author=manager, now=NOVEMBER)

    in_force.refresh_from_db()
    assert in_force.state == VersionState.REPLACED
    assert version_for_new_cases(platform_id=in_force.pathway.platform_id) == draft
    assert Entry.objects.filter(action=Action.PATHWAY_PUBLISHED).count() == 1


def test_a_published_version_does_not_change(in_force: PathwayVersion, manager: User) -> None:
    with pytest.raises(PathwayRefused, match="ne change plus"):
        add_stage(version_id=in_force.pk, name="Étape", author=manager)
    with pytest.raises(ProgrammingError, match="does not change"), transaction.atomic():
        PathwayVersion.objects.filter(pk=in_force.pk).update(content={})
    with pytest.raises(PathwayRefused):
        drop_draft(version_id=in_force.pk, author=manager)


def test_a_draft_that_is_not_ready_says_why(draft: PathwayVersion, manager: User) -> None:
    for code in draft.shape.codes[1:]:
        remove_stage(version_id=draft.pk, code=code, author=manager)
    revision = PathwayVersion.objects.get(pk=draft.pk).revision

    with pytest.raises(NotReady) as refused:
        publish(version_id=draft.pk, revision=revision, author=manager, now=NOVEMBER)

    assert "Un parcours a au moins deux étapes." in refused.value.problems


def test_a_pathway_given_up_before_its_first_version_leaves_nothing(in_force: PathwayVersion, manager: User) -> None:
    made = begin_pathway(model=in_force, name="Bailleurs", author=manager)
    with pytest.raises(PathwayRefused, match="Publiez d’abord"):
        make_default(pathway_id=made.pathway_id, author=manager)

    drop_draft(version_id=made.pk, author=manager)

    assert not Pathway.objects.filter(code="bailleurs").exists()


def test_two_stages_or_two_pathways_do_not_share_a_name(
    draft: PathwayVersion, in_force: PathwayVersion, manager: User
) -> None:
    with pytest.raises(PathwayRefused, match="déjà ce nom"):
        add_stage(version_id=draft.pk, name="suivi", author=manager)
    begin_pathway(model=in_force, name="Bailleurs", author=manager)
    with pytest.raises(PathwayRefused, match="déjà ce nom"):
        begin_pathway(model=in_force, name="Bailleurs", author=manager)


def test_new_cases_follow_one_pathway_at_a_time(platform: Platform, in_force: PathwayVersion, manager: User) -> None:
    other = Pathway.objects.get(platform=platform, code="copropriete")

    make_default(pathway_id=other.pk, author=manager)

    assert version_for_new_cases(platform_id=platform.pk).pathway == other
    assert Pathway.objects.filter(platform=platform, is_default=True).count() == 1


def test_stages_are_named_by_what_is_in_force(platform: Platform, in_force: PathwayVersion) -> None:
    names = stage_names([platform.pk])

    assert names["information"] == "Conseil / Premier contact"
    assert names["contractors"] == "Choix des entreprises"
