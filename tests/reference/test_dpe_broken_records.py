"""Records with holes: whatever is missing, null or unknown, each gets its line."""

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.reference.dpe import records
from tests.reference.dpe.__main__ import main
from tests.reference.dpe.predicting import predict
from tests.reference.dpe.values import NotPredictable

pytestmark = [
    pytest.mark.reference,
    pytest.mark.skipif(not records.CALIBRATION.is_file(), reason="no reference data (MAISONNEE_REFERENCE_DATA)"),
]
STRANGE: tuple[Any, ...] = (None, "", "inconnu", "autre chose", [], {}, 0, -1, 1e9, "12", True, float("nan"))
RESULTS = ("out", "derive", "travaux_recommandes")


def test_a_record_keeps_its_line_when_a_table_is_empty_or_a_value_null() -> None:
    whole = records.usable(records.read(records.CALIBRATION), "detail")[0]
    for name in whole["detail"]:
        holes: tuple[Any, ...] = ([], None)
        for hole in holes:
            record = deepcopy(whole)
            record["detail"][name] = hole
            assert predict(record, "detail")["ep_m2"] > 0


@pytest.mark.parametrize("level", records.LEVELS)
def test_no_mutation_of_a_record_makes_it_fail(level: str) -> None:
    random = Random(7)  # noqa: S311 (the same holes each time)
    for record in records.read(records.CALIBRATION)[:: 4 if level == "detail" else 12]:
        for _ in range(2):
            broken = _broken(record, random)
            try:
                line = predict(broken, level)
            except NotPredictable:
                continue
            assert line["ep_m2"] > 0
            assert line["final_class"] in "ABCDEFG"


def test_a_file_of_bad_lines_gives_as_many_lines_and_says_which(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sound = {name: value for name, value in records.read(records.CALIBRATION)[1].items() if name not in RESULTS}
    file = tmp_path / "sealed.jsonl"
    rows = [json.dumps(sound), "{not json", '"a text"', '{"id": "empty"}', json.dumps({**sound, "q": None})]
    file.write_text("\n".join(rows), encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["dpe", "--level", "questionnaire", "--predict", str(file)])

    assert main() == 0

    out, err = capsys.readouterr()
    lines = [json.loads(line) for line in out.splitlines()]
    assert [line["final_class"] is None for line in lines] == [False, True, True, True, True]
    assert lines[3]["id"] == "empty"
    assert [message.split(":")[0] for message in err.splitlines()] == [
        *("record 2 (None)", "record 3 (None)", "record 4 (empty)", f"record 5 ({sound['id']})")
    ]


def _broken(record: dict[str, Any], random: Random) -> dict[str, Any]:
    """The record without its results, a tenth of its values dropped or strange."""
    found = deepcopy({name: value for name, value in record.items() if name not in RESULTS})
    places = list(_places(found))
    for holder, key in random.sample(places, k=max(1, len(places) // 10)):
        if isinstance(holder, dict) and random.random() < 0.5:
            holder.pop(key, None)
        else:
            holder[key] = random.choice(STRANGE)
    return found


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield value, key
        yield from _places(inner)
