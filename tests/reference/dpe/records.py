"""The reference records: where they are, how they are read."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from renovation.diagnosis.rules.climate import ALTITUDES as CLASSES
from renovation.diagnosis.rules.climate import Climate, OutsideMethod, altitude_class, climate, zone_of
from tests.reference.dpe.values import NotPredictable, block, flag, number, text

FOLDER = Path(os.environ.get("MAISONNEE_REFERENCE_DATA", Path(__file__).parents[4] / "shared" / "data"))
CALIBRATION = FOLDER / "dpe_reference_calibration.jsonl"
ALTITUDES = {"inférieur à 400m": "low", "400-800m": "middle", "supérieur à 800m": "high"}
METRES = {"low": 200, "middle": 600, "high": 900}
LEVELS = ("questionnaire", "detail")
# One département of each zone, where only the zone is said: the method knows no more of a place than its zone.
ONE_OF = {"h1a": "75", "h1b": "67", "h1c": "87", "h2a": "35", "h2b": "44", "h2c": "31", "h2d": "84", "h3": "13"}


def read(path: Path) -> list[dict[str, Any]]:
    """One record a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def read_each(path: Path) -> Iterator[dict[str, Any] | None]:
    """One record a line, and nothing for a line that is none: the others are read on."""
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except ValueError:
            found = None
        yield found if isinstance(found, dict) else None


def usable(records: Iterable[dict[str, Any]], level: str) -> list[dict[str, Any]]:
    """Those that may judge a level; a record that does not say so is taken."""
    return [one for one in records if flag(block(one, "utilisable"), level) is not False]


def source_of(record: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Where a fact about the whole dwelling stands: at the top of a record, else among the answers."""
    return record if record.get(name) is not None else block(record, "q")


def words(record: Mapping[str, Any], name: str) -> str:
    return text(source_of(record, name), name)


def amount(record: Mapping[str, Any], name: str, least: float, most: float) -> float | None:
    """A number of the whole dwelling; out of bounds it is as good as unsaid."""
    return number(source_of(record, name), name, least, most)


def altitude_of(record: Mapping[str, Any]) -> str:
    """The class that is said, else that of the metres, else the lowest."""
    metres = number(record, "altitude_m")
    said = ALTITUDES.get(words(record, "altitude"))
    return said or (altitude_class(round(metres)) if metres is not None else CLASSES[0])


def zone_said(record: Mapping[str, Any]) -> str:
    """The climate zone, by the département where it is not written."""
    zone = words(record, "zone")
    if zone in ONE_OF:
        return zone
    try:
        return zone_of(words(record, "dept"))
    except OutsideMethod as error:
        raise NotPredictable("neither a climate zone of the method nor a département that has one") from error


def department_of(record: Mapping[str, Any]) -> str:
    department = words(record, "dept").upper()
    try:
        zone_of(department)
    except OutsideMethod:
        return ONE_OF[zone_said(record)]
    return department


def weather_of(record: Mapping[str, Any]) -> Climate:
    return climate(zone_said(record), altitude_of(record))
