"""An ADEME DPE or audit file (observatoire DPE, modèle 2.x, XML) as the starting point of a detailed description.

    reading = read_dpe_file(content)          # raises DpeFileError(message_fr) for what is not a DPE file
    reading.dwelling                          # DetailedDwelling, or None with reading.refusal_fr
    reading.official                          # what the DPE itself publishes
    reading.lines, reading.sections           # the report, line by line
    compare(reading.official, recomputed)     # official and recomputed figures, in words

Pure: no Django, no clock, no network. Nothing is kept of the file but what the reading says.
"""

from renovation.diagnosis.rules.dpe_file.comparison import ComparedFigure, RecomputedFigures, compare
from renovation.diagnosis.rules.dpe_file.document import MAX_BYTES, DpeFileError
from renovation.diagnosis.rules.dpe_file.identity import DpePlace
from renovation.diagnosis.rules.dpe_file.official import OfficialFigures
from renovation.diagnosis.rules.dpe_file.reading import DpeReading, read_dpe_file
from renovation.diagnosis.rules.dpe_file.report import ReadingLine, Status

__all__ = [
    "MAX_BYTES",
    "ComparedFigure",
    "DpeFileError",
    "DpePlace",
    "DpeReading",
    "OfficialFigures",
    "ReadingLine",
    "RecomputedFigures",
    "Status",
    "compare",
    "read_dpe_file",
]
