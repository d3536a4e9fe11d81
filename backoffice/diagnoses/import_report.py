"""What was read in a DPE file: its plain form, kept with the version, and its words."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import groupby
from typing import Any

from renovation.diagnosis.rules.dpe_file import DpeReading, OfficialFigures, RecomputedFigures, Status, compare

TONES = {Status.READ: "ok", Status.ADAPTED: "info", Status.ODD: "late", Status.MISSING: "warn", Status.IGNORED: ""}


@dataclass(frozen=True)
class ReportWords:
    """The report by section; `counts` are the lines of each status, `figures` the DPE's results beside ours."""

    number: str
    established_on: date | None
    counts: Sequence[tuple[str, str, int]]
    to_check: Sequence[Mapping[str, str]]
    sections: Sequence[tuple[str, Sequence[Mapping[str, str]]]]
    figures: Sequence[Any]


def plain_report(reading: DpeReading) -> dict[str, Any]:
    """Plain values for JSON."""
    return {
        "number": reading.number,
        "established_on": reading.established_on.isoformat() if reading.established_on else None,
        "official": asdict(reading.official) if reading.official else None,
        "lines": [{**asdict(line), "status": str(line.status)} for line in reading.lines],
    }


def report_in_words(
    plain: Mapping[str, Any], result: Mapping[str, Any] | None = None, *, electricity_factor: float = 0.0
) -> ReportWords:
    """`result` is that of the description that was read, with the primary energy factor of its day."""
    lines = [_line(line) for line in plain["lines"]]
    statuses = [line["status"] for line in plain["lines"]]
    by_section = groupby(lines, key=lambda line: line["section"])
    when = plain["established_on"]
    return ReportWords(
        number=plain["number"],
        established_on=date.fromisoformat(when) if when else None,
        counts=[(status.label, TONES[status], statuses.count(status)) for status in Status if status in statuses],
        to_check=[line for line in lines if line["status"] == Status.ODD.label],
        sections=[(section, list(group)) for section, group in by_section],
        figures=_figures(plain["official"], result, electricity_factor),
    )


def _line(plain: Mapping[str, str]) -> dict[str, str]:
    status = Status(plain["status"])
    return {
        "section": plain["section"],
        "item": plain["item"],
        "label": plain["label_fr"],
        "value": plain["value_in_words"],
        "status": status.label,
        "tone": TONES[status],
        "explanation": plain["explanation_fr"],
    }


def _figures(
    official: Mapping[str, Any] | None, result: Mapping[str, Any] | None, electricity_factor: float
) -> Sequence[Any]:
    """The DPE's own results beside those of our calculation of its description."""
    if not official or not result:
        return ()
    recomputed = RecomputedFigures(
        primary_kwh_m2=result["primary_kwh_m2"],
        ghg_kg_m2=result["ghg_kg_m2"],
        final_class=result["final_class"],
        ghg_class=result["ghg_class"],
        electricity_factor=electricity_factor,
        use_kwh=result["use_kwh"],
        cost_eur=result["cost_eur"],
    )
    return compare(OfficialFigures(**official), recomputed)
