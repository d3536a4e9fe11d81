"""Changing an open version, and freezing it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from renovation.diagnosis.models import DiagnosisVersion
from renovation.diagnosis.operations.versions import store_result
from renovation.diagnosis.refusals import LinesConflict, VersionFrozen
from renovation.diagnosis.rules.detail.editing import print_of
from renovation.diagnosis.rules.detail.entry import DetailedDwelling
from renovation.diagnosis.rules.detail.reading import read_dwelling
from renovation.dwellings.enums import DescriptionLevel
from renovation.dwellings.operations import complete_dwelling, describe
from renovation.journal.enums import Action
from renovation.journal.operations import record

Change = Callable[[DetailedDwelling], DetailedDwelling]


@transaction.atomic
def save_table(*, version_id: UUID, field: str, base: str, change: Change, now: datetime) -> DiagnosisVersion:
    """Save one table (the empty field: the dwelling itself) and calculate anew; other tables stay as they are.

    `base` is the print of the table when its page was opened. Raises LinesConflict when a colleague saved the
    same table meanwhile in another way (H4), VersionFrozen when the version may no longer change.
    """
    version = _open_version(version_id)
    present = read_dwelling(version.description)
    changed = change(present)
    if print_of(changed, field) == print_of(present, field) and changed.sources == present.sources:
        return version
    if print_of(present, field) not in (base, print_of(changed, field)):
        raise LinesConflict(present)
    store_result(version, changed, now=now)
    version.revision += 1
    version.save()
    _record(Action.VERSION_CHANGED, version, {"table": field or "dwelling"})
    return version


@transaction.atomic
def save_words(*, version_id: UUID, words: Mapping[str, str]) -> DiagnosisVersion:
    """Save the title, the note of the team and the works recommended."""
    version = _open_version(version_id)
    changed = [name for name in ("title", "note", "advice") if words[name].strip() != getattr(version, name)]
    if changed:
        for name in changed:
            setattr(version, name, words[name].strip())
        version.revision += 1
        version.save()
        _record(Action.VERSION_CHANGED, version, {"fields": changed})
    return version


@transaction.atomic
def recalculate(*, version_id: UUID, now: datetime) -> DiagnosisVersion:
    """The result of an open version with the parameters of today."""
    version = _open_version(version_id)
    store_result(version, read_dwelling(version.description), now=now)
    version.revision += 1
    version.save()
    _record(Action.VERSION_CHANGED, version, {"fields": ["result"]})
    return version


@transaction.atomic
def freeze(*, version_id: UUID, now: datetime) -> DiagnosisVersion:
    """Close a version to changes; what it says becomes what is known of the dwelling. Asked twice, it is once."""
    version = _locked(version_id)
    if version.is_frozen:
        return version
    version.frozen_at = now
    version.revision += 1
    version.save()
    described = read_dwelling(version.description)
    complete_dwelling(
        dwelling=version.dwelling,
        kind=str(described.kind),
        living_area_m2=Decimal(str(round(described.area_m2, 1))),
        construction_period="" if described.period == "unknown" else str(described.period),
        estimated_class=str((version.result or {}).get("final_class", "")),
    )
    describe(
        dwelling=version.dwelling,
        level=DescriptionLevel.DETAILED,
        answers=version.description,
        author_id=version.author_id,
    )
    _record(Action.VERSION_FROZEN, version, {})
    return version


def _open_version(version_id: UUID) -> DiagnosisVersion:
    version = _locked(version_id)
    if version.is_frozen:
        raise VersionFrozen
    return version


def _locked(version_id: UUID) -> DiagnosisVersion:
    return (
        DiagnosisVersion.objects.select_for_update(of=("self",))
        .select_related("dwelling__commune__department", "dwelling__platform")
        .get(pk=version_id)
    )


def _record(action: Action, version: DiagnosisVersion, detail: Mapping[str, object]) -> None:
    record(
        action,
        subject=version,
        platform_id=version.dwelling.platform_id,
        detail={"dwelling": str(version.dwelling_id), "number": version.number, **detail},
    )
