"""The files of reference records: where they are, how they are read."""

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from renovation.diagnosis.rules.climate import Climate, climate, zone_of

FOLDER = Path(os.environ.get("MAISONNEE_REFERENCE_DATA", Path(__file__).parents[4] / "shared" / "data"))
CALIBRATION = FOLDER / "dpe_reference_calibration.jsonl"
ALTITUDES = {"inférieur à 400m": "low", "400-800m": "middle", "supérieur à 800m": "high"}
METRES = {"low": 200, "middle": 600, "high": 900}
LEVELS = ("questionnaire", "detail")


def read(path: Path) -> list[dict[str, Any]]:
    """One record a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def usable(records: Iterable[dict[str, Any]], level: str) -> list[dict[str, Any]]:
    """Those that may judge a level; a record that does not say so is taken."""
    return [one for one in records if one.get("utilisable", {}).get(level, True)]


def head(record: Mapping[str, Any], name: str) -> Any:
    """A fact about the whole dwelling, which stands at the top of a record, among the answers, or in neither."""
    found = record.get(name)
    return found if found is not None else (record.get("q") or {}).get(name)


def altitude_of(record: Mapping[str, Any]) -> str:
    return ALTITUDES[head(record, "altitude") or "inférieur à 400m"]


def department_of(record: Mapping[str, Any]) -> str:
    return str(head(record, "dept"))


def weather_of(record: Mapping[str, Any]) -> Climate:
    return climate(head(record, "zone") or zone_of(department_of(record)), altitude_of(record))
