"""A second person reads a local aid; it is published, and the former version ends on its eve."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from psycopg.types.range import Range

from renovation.aids.enums import VersionState
from renovation.aids.models import LocalScheme, LocalVersion
from renovation.aids.operations.proposing import locked_proposal
from renovation.aids.refusals import LocalAidRefused, SamePerson
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.quantities.rules.succession import PeriodRefused, Span, succession

# The words of periods, as the forms of local aids have them.
_FIELDS = {"valid_to": "last_day"}


@transaction.atomic
def review_version(*, version_id: UUID, revision: int, reviewer_id: UUID) -> LocalVersion:
    """A second person found the version faithful to its regulation."""
    version = locked_proposal(version_id, revision)
    if version.author_id == reviewer_id:
        raise SamePerson
    version.state = VersionState.REVIEWED
    version.reviewer_id = reviewer_id
    version.revision += 1
    version.save()
    _record(Action.LOCAL_AID_REVIEWED, version)
    return version


@transaction.atomic
def publish_version(*, version_id: UUID, revision: int, now: datetime) -> LocalVersion:
    """Publish what was read by a second person; the database refuses any overlap."""
    version = locked_proposal(version_id, revision)
    if version.state != VersionState.REVIEWED:
        raise LocalAidRefused("Une deuxième personne doit d’abord relire cette aide.")
    _make_room(version)
    version.state = VersionState.PUBLISHED
    version.published_at = now
    version.revision += 1
    version.save()
    _record(Action.LOCAL_AID_PUBLISHED, version)
    return version


def _make_room(version: LocalVersion) -> None:
    """End the version that held, or replace the one that would begin the same day."""
    LocalScheme.objects.select_for_update().get(pk=version.scheme_id)
    present = {one.pk: one for one in LocalVersion.objects.published().filter(scheme=version.scheme_id)}
    spans = [Span(one.starts_on or date.min, one.ends_before, key) for key, one in present.items()]
    try:
        found = succession(Span(version.starts_on or date.min, version.ends_before), spans, noun="version")
    except PeriodRefused as refused:
        raise LocalAidRefused(refused.text, field=_FIELDS[refused.field]) from refused
    for key in found.closed:
        present[key].valid = Range(present[key].starts_on, version.starts_on)
    for key in found.replaced:
        present[key].state = VersionState.REPLACED
    for key in (*found.closed, *found.replaced):
        _end(present[key], version)


def _end(former: LocalVersion, by: LocalVersion) -> None:
    """What a new version closes or replaces is journalled too: nobody asked for it by its name."""
    former.revision += 1
    former.save()
    last = None if former.state == VersionState.REPLACED else former.last_day
    detail = {"aid": by.scheme.code, "by": str(by.pk), "last_day": str(last or "")}
    record(Action.LOCAL_AID_ENDED, subject=former, platform_id=by.scheme.platform_id, detail=detail)


def _record(action: Action, version: LocalVersion) -> None:
    detail = {"aid": version.scheme.code, "from": str(version.starts_on)}
    record(action, subject=version, platform_id=version.scheme.platform_id, detail=detail)
