"""What the advice says: whole sentences in French, with their unbreakable spaces."""

import re

import pytest

from renovation.diagnosis.rules.advice import advising, interactions
from renovation.diagnosis.rules.advice.catalogue import Sheet, sheets

PLAIN_SPACE = re.compile(r" [:;?!€%»]|\d (?:cm|kWh|kW|m²|m³|°C)")
SENTENCES = [
    text
    for module in (advising, interactions)
    for name, text in vars(module).items()
    if name.isupper() and isinstance(text, str) and " " in text
]


@pytest.mark.parametrize("sheet", sheets().values(), ids=lambda sheet: sheet.code)
def test_a_sheet_is_written_in_french(sheet: Sheet) -> None:
    for text in (sheet.title, sheet.advice, sheet.why):
        assert not PLAIN_SPACE.search(text), text
        assert text[0].isupper()


@pytest.mark.parametrize("text", SENTENCES)
def test_a_warning_is_one_or_more_whole_sentences(text: str) -> None:
    assert not PLAIN_SPACE.search(text), text
    assert text[0].isupper()
    assert text.endswith(".")
