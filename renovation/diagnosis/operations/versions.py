"""Beginning a version of the adviser's diagnosis, from what is known already."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from renovation.accounts.models import User
from renovation.diagnosis.enums import VersionSource
from renovation.diagnosis.evaluating import evaluated, weather_of
from renovation.diagnosis.models import DiagnosisVersion, SelfDiagnosis
from renovation.diagnosis.queries import answers_of
from renovation.diagnosis.rules.choices import Kind
from renovation.diagnosis.rules.detail.entry import DetailedDwelling
from renovation.diagnosis.rules.detail.from_answers import from_answers
from renovation.diagnosis.rules.detail.reading import plain_dwelling, read_dwelling
from renovation.diagnosis.rules.detail.telling import Source
from renovation.dwellings.models import Dwelling
from renovation.journal.enums import Action
from renovation.journal.operations import record


@transaction.atomic
def start_from_answers(
    *, dwelling: Dwelling, diagnosis: SelfDiagnosis, author: User, now: datetime
) -> DiagnosisVersion:
    """The household's answers as a frozen version, and an open one based on it, which is given back.

    The frozen one is made once for the same answers. Raises OutsideMethod where the method has no climate.
    """
    described = from_answers(answers_of(diagnosis), weather_of(dwelling.commune))
    return _with_its_source(dwelling, described, VersionSource.HOUSEHOLD, author=author, now=now)


@transaction.atomic
def start_from_file(
    *, dwelling: Dwelling, described: DetailedDwelling, report: Any, title: str, author: User, now: datetime
) -> DiagnosisVersion:
    """What was read in the file of a DPE as a frozen version with its report, and an open one based on it."""
    return _with_its_source(
        dwelling, described, VersionSource.DPE_FILE, author=author, now=now, title=title, import_report=report
    )


@transaction.atomic
def start_from_scratch(
    *, dwelling: Dwelling, kind: Kind, area_m2: float, author: User, now: datetime
) -> DiagnosisVersion:
    """An empty description: only the kind of dwelling and its area."""
    said = {"kind": str(Source.ADVISER), "area_m2": str(Source.ADVISER)}
    described = DetailedDwelling(kind=kind, area_m2=area_m2, sources=said)
    return _create(dwelling, described, VersionSource.ADVISER, author=author, now=now)


@transaction.atomic
def continue_version(*, version: DiagnosisVersion, author: User, now: datetime) -> DiagnosisVersion:
    """A new open version that starts as a copy of another."""
    described = read_dwelling(version.description)
    more = {"based_on": version, "advice": version.advice, "title": version.title}
    return _create(version.dwelling, described, VersionSource.ADVISER, author=author, now=now, **more)


def store_result(version: DiagnosisVersion, described: DetailedDwelling, *, now: datetime) -> None:
    """Put the description and what it gives in the row; the caller saves it."""
    on = timezone.localdate(now)
    found = evaluated(described, version.dwelling.commune, on=on, with_works=True)
    version.description = plain_dwelling(described)
    version.result = found.result
    version.engine_version = found.engine_version
    version.parameters_fingerprint = found.parameters_fingerprint
    version.calculated_on = on


def _with_its_source(
    dwelling: Dwelling,
    described: DetailedDwelling,
    source: VersionSource,
    *,
    author: User,
    now: datetime,
    **more: Any,
) -> DiagnosisVersion:
    known = DiagnosisVersion.objects.of_dwelling(dwelling).filter(source=source, description=plain_dwelling(described))
    first = known.first() or _create(dwelling, described, source, author=author, now=now, frozen_at=now, **more)
    return _create(dwelling, described, VersionSource.ADVISER, author=author, now=now, based_on=first)


def _create(
    dwelling: Dwelling,
    described: DetailedDwelling,
    source: VersionSource,
    *,
    author: User,
    now: datetime,
    **more: Any,
) -> DiagnosisVersion:
    """Numbers follow one another under a lock on the dwelling."""
    Dwelling.objects.select_for_update().get(pk=dwelling.pk)
    last = DiagnosisVersion.objects.of_dwelling(dwelling).aggregate(last=Max("number"))["last"] or 0
    version = DiagnosisVersion(dwelling=dwelling, number=last + 1, source=source, author=author, **more)
    store_result(version, described, now=now)
    version.save()
    _record(Action.VERSION_CREATED, version, {"source": str(source)})
    return version


def _record(action: Action, version: DiagnosisVersion, detail: Mapping[str, object]) -> None:
    record(
        action,
        subject=version,
        platform_id=version.dwelling.platform_id,
        detail={"dwelling": str(version.dwelling_id), "number": version.number, **detail},
    )
