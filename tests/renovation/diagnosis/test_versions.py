"""Versions of the adviser's diagnosis: begun, changed under the lock, frozen, continued."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.diagnosis.models import DiagnosisVersion, SelfDiagnosis
from renovation.diagnosis.operations import (
    continue_version,
    freeze,
    save_table,
    save_words,
    start_from_answers,
    start_from_scratch,
)
from renovation.diagnosis.queries import description_of
from renovation.diagnosis.refusals import LinesConflict, VersionFrozen
from renovation.diagnosis.rules.choices import Kind
from renovation.diagnosis.rules.detail.editing import TypedLine, print_of, with_lines
from renovation.diagnosis.rules.detail.entry import DetailedDwelling
from renovation.diagnosis.rules.detail.envelope_parts import DOORS, WALLS
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from tests.backoffice.diagnoses.conftest import answers, home_case, parameters, version

__all__ = ["answers", "home_case", "parameters", "version"]

NOW = timezone.now


def doors(area_m2: float) -> Callable[[DetailedDwelling], DetailedDwelling]:
    line = TypedLine({"area_m2": area_m2, "label": "", "adjacency": "outside", "kind": "plain"})
    return lambda dwelling: with_lines(dwelling, DOORS, [line])


def save(version: DiagnosisVersion, change: Any, field: str = "doors", base: str | None = None) -> DiagnosisVersion:
    seen = print_of(description_of(version), field) if base is None else base
    return save_table(version_id=version.pk, field=field, base=seen, change=change, now=NOW())


def test_answers_become_a_frozen_version_and_an_open_one(version: DiagnosisVersion) -> None:
    source = version.based_on

    assert source is not None
    assert (source.number, source.source, source.is_frozen) == (1, "household", True)
    assert (version.number, version.source, version.is_frozen) == (2, "adviser", False)
    assert version.result["final_class"] in "ABCDEFG"
    assert version.result["works"]["works"]
    assert version.engine_version
    assert len(version.parameters_fingerprint) == 64


def test_the_same_answers_are_taken_over_once(
    home_case: Case, answers: SelfDiagnosis, version: DiagnosisVersion, adviser: User
) -> None:
    again = start_from_answers(dwelling=home_case.dwelling, diagnosis=answers, author=adviser, now=NOW())

    assert again.based_on_id == version.based_on_id
    assert DiagnosisVersion.objects.filter(source="household").count() == 1


def test_from_scratch_there_is_no_result_yet(home_case: Case, adviser: User) -> None:
    empty = start_from_scratch(dwelling=home_case.dwelling, kind=Kind.FLAT, area_m2=54.5, author=adviser, now=NOW())

    assert empty.result is None
    assert description_of(empty).area_m2 == 54.5


def test_a_saved_table_gives_a_new_result_and_is_journalled(version: DiagnosisVersion) -> None:
    before = version.result["loss_w_k"]["doors"]

    changed = save(version, doors(9.0))

    assert changed.result["loss_w_k"]["doors"] > before
    assert changed.revision == 2
    assert Entry.objects.filter(action=Action.VERSION_CHANGED, object_id=str(version.pk)).count() == 1


def test_saving_the_same_lines_changes_nothing(version: DiagnosisVersion) -> None:
    again = save(version, lambda dwelling: dwelling)

    assert again.revision == 1


def test_h4_two_people_on_two_tables_both_keep_their_work(version: DiagnosisVersion) -> None:
    seen = {field: print_of(description_of(version), field) for field in ("doors", "walls")}
    line = TypedLine({"area_m2": 50.0, "adjacency": "outside", "material": "concrete", "insulation.place": "none"})

    save(version, doors(4.0), base=seen["doors"])
    both = save(version, lambda one: with_lines(one, WALLS, [line]), "walls", base=seen["walls"])

    described = description_of(both)
    assert (described.doors[0].area_m2, described.walls[0].area_m2) == (4, 50)


def test_h4_the_same_table_is_never_overwritten(version: DiagnosisVersion) -> None:
    seen = print_of(description_of(version), "doors")
    save(version, doors(4.0))

    with pytest.raises(LinesConflict) as conflict:
        save(version, doors(5.0), base=seen)

    assert conflict.value.current.doors[0].area_m2 == 4
    version.refresh_from_db()
    assert description_of(version).doors[0].area_m2 == 4


def test_a_frozen_version_is_never_changed(version: DiagnosisVersion) -> None:
    freeze(version_id=version.pk, now=NOW())

    with pytest.raises(VersionFrozen):
        save(version, doors(4.0))
    with pytest.raises(VersionFrozen):
        save_words(version_id=version.pk, words={"title": "x", "note": "", "advice": ""})


def test_freezing_completes_the_dwelling_once(home_case: Case, version: DiagnosisVersion) -> None:
    for _ in range(2):
        freeze(version_id=version.pk, now=NOW())

    dwelling = home_case.dwelling
    dwelling.refresh_from_db()
    assert (float(dwelling.living_area_m2), dwelling.construction_period) == (100, "1948_1974")
    assert dwelling.estimated_class == version.result["final_class"]
    assert dwelling.descriptions.filter(level="detailed").count() == 1
    assert Entry.objects.filter(action=Action.VERSION_FROZEN).count() == 1


def test_a_version_is_continued_without_touching_the_first(version: DiagnosisVersion, adviser: User) -> None:
    freeze(version_id=version.pk, now=NOW())

    following = save(continue_version(version=version, author=adviser, now=NOW()), doors(4.0))

    version.refresh_from_db()
    assert (following.number, following.based_on_id) == (3, version.pk)
    assert description_of(version).doors[0].area_m2 != 4
