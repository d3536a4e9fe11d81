"""Composing a draft: its stages, their order, the kinds of acts. Two people at once lose nothing (H4)."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from django.db import transaction

from renovation.accounts.models import User
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.pathways.models import PathwayVersion
from renovation.pathways.refusals import PathwayRefused
from renovation.pathways.rules import editing
from renovation.pathways.rules.shape import CLOSED, Shape, Stage, plain
from renovation.platforms.refusals import EditConflict
from renovation.platforms.rules.lock import merge

MOST_STAGES = 25


@transaction.atomic
def edit_stage(
    *, version_id: UUID, code: str, base: Mapping[str, str], values: Mapping[str, str], author: User
) -> PathwayVersion:
    """Save the form of a stage. EditConflict when a colleague changed the same field in another way."""
    draft = _draft(version_id)
    stage = draft.shape.stage(code)
    if stage is None:
        raise PathwayRefused("Une autre personne a retiré cette étape du brouillon.")
    result = merge(base=base, theirs=editing.stage_values(stage), yours=values)
    if result.conflicts:
        raise EditConflict(result.conflicts, current=editing.stage_values(stage), revision=draft.revision)
    changed = editing.with_stage(draft.shape, editing.stage_of(code, result.values))
    return _save(draft, changed, author, {"stage": code, "fields": list(result.changed)})


@transaction.atomic
def edit_acts(*, version_id: UUID, base: Mapping[str, str], values: Mapping[str, str], author: User) -> PathwayVersion:
    """Save the kinds of acts."""
    draft = _draft(version_id)
    result = merge(base=base, theirs=editing.act_values(draft.shape), yours=values)
    if result.conflicts:
        raise EditConflict(result.conflicts, current=editing.act_values(draft.shape), revision=draft.revision)
    changed = replace(draft.shape, acts=editing.acts_of(result.values, draft.shape))
    return _save(draft, changed, author, {"fields": ["acts"]})


@transaction.atomic
def add_stage(*, version_id: UUID, name: str, author: User) -> Stage:
    """A new stage at the end; its code never changes afterwards, whatever its name becomes."""
    draft = _draft(version_id)
    if len(draft.shape.stages) >= MOST_STAGES:
        raise PathwayRefused(f"Un parcours a au plus {MOST_STAGES} étapes.")
    if any(stage.name.casefold() == name.strip().casefold() for stage in draft.shape.stages):
        raise PathwayRefused("Une étape porte déjà ce nom.")
    stage = Stage(code=editing.free_code(name, {*draft.shape.codes, CLOSED}), name=name.strip())
    _save(draft, replace(draft.shape, stages=(*draft.shape.stages, stage)), author, {"added": stage.code})
    return stage


@transaction.atomic
def remove_stage(*, version_id: UUID, code: str, author: User) -> PathwayVersion:
    """Take a stage out of the draft; asked twice, it is out."""
    draft = _draft(version_id)
    return _save(draft, editing.without_stage(draft.shape, code), author, {"removed": code})


@transaction.atomic
def shift_stage(*, version_id: UUID, code: str, by: int, author: User) -> PathwayVersion:
    """One place up or down."""
    draft = _draft(version_id)
    return _save(draft, editing.shifted(draft.shape, code, by), author, {"moved": code, "by_places": by})


def _draft(version_id: UUID) -> PathwayVersion:
    found = PathwayVersion.objects.select_for_update(of=("self",)).select_related("pathway").get(pk=version_id)
    if not found.is_draft:
        raise PathwayRefused("Cette version est publiée, elle ne change plus. Ouvrez un brouillon.")
    return found


def _save(draft: PathwayVersion, shape: Shape, author: User, detail: dict[str, object]) -> PathwayVersion:
    """Nothing is written when nothing changed."""
    if shape != draft.shape:
        draft.content = plain(shape)
        draft.revision += 1
        draft.save(update_fields=["content", "revision", "changed_at"])
        del draft.shape
        platform_id = draft.pathway.platform_id
        record(Action.PATHWAY_CHANGED, subject=draft, platform_id=platform_id, detail={**detail, "by": str(author.pk)})
    return draft
