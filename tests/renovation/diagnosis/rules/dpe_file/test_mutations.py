"""Whatever happens to a sound file, it is read or refused: never anything else."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from renovation.diagnosis.rules.detail.reading import plain_dwelling, read_dwelling
from renovation.diagnosis.rules.dpe_file import DpeFileError, DpeReading, read_dpe_file

from .conftest import FILES

TEXTS = [(FILES / f"{name}.xml").read_text(encoding="utf-8") for name in ("house", "flat", "heat_pump")]
LEAF = re.compile(r"<(\w+)>([^<>]*)</\1>")
VALUES = st.one_of(
    st.sampled_from(["", "0", "-1", "1e308", "1e-300", "NaN", "inf", "٣", "1,5", "1 000", "true", "12 W", "\u00a0"]),
    st.integers(-10, 200).map(str),
    st.floats(allow_nan=True).map(str),
    st.text(max_size=30).map(lambda text: re.sub(r"[<>&\x00-\x1f\ud800-\udfff\ufffe\uffff]", "", text)),
)


def read_or_refuse(content: bytes) -> DpeReading | None:
    try:
        return read_dpe_file(content)
    except DpeFileError as refused:
        assert refused.message_fr.endswith(".")
        return None


@given(st.sampled_from(TEXTS), st.lists(st.tuples(st.integers(0, 400), VALUES), min_size=1, max_size=12))
@settings(max_examples=300, deadline=None)
def test_values_may_be_anything(text: str, changes: list[tuple[int, str]]) -> None:
    for rank, value in changes:
        leaves = list(LEAF.finditer(text))
        start, end = leaves[rank % len(leaves)].span(2)
        text = text[:start] + value + text[end:]

    reading = read_or_refuse(text.encode("utf-8"))

    assert reading is not None, "values never make a document unreadable"
    assert (reading.dwelling is None) == bool(reading.refusal_fr)
    if reading.dwelling is not None:
        assert read_dwelling(plain_dwelling(reading.dwelling)) == reading.dwelling, "the adviser’s tables take it"


@given(st.sampled_from(TEXTS), st.lists(st.integers(0, 400), min_size=1, max_size=40))
@settings(max_examples=200, deadline=None)
def test_values_may_be_missing(text: str, ranks: list[int]) -> None:
    for rank in ranks:
        leaves = list(LEAF.finditer(text))
        start, end = leaves[rank % len(leaves)].span()
        text = text[:start] + text[end:]

    assert read_or_refuse(text.encode("utf-8")) is not None


@given(
    st.sampled_from(TEXTS), st.lists(st.tuples(st.integers(0, 20_000), st.binary(max_size=6)), min_size=1, max_size=8)
)
@settings(max_examples=200, deadline=None)
def test_bytes_may_be_anything(text: str, changes: list[tuple[int, bytes]]) -> None:
    content = text.encode("utf-8")
    for place, piece in changes:
        at = place % len(content)
        content = content[:at] + piece + content[at + len(piece) :]

    read_or_refuse(content)


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_noise_is_refused(content: bytes) -> None:
    assert read_or_refuse(content) is None


@given(st.sampled_from(TEXTS), st.integers(0, 60), st.integers(0, 60))
@settings(max_examples=100, deadline=None)
def test_branches_may_be_swapped(text: str, first: int, second: int) -> None:
    tags = sorted(set(re.findall(r"<(\w+_collection|enveloppe|sortie|meteo|logement|donnee_entree)>", text)))
    one, other = tags[first % len(tags)], tags[second % len(tags)]
    swapped = re.sub(rf"(</?)({one}|{other})>", lambda m: f"{m[1]}{other if m[2] == one else one}>", text)

    assert read_or_refuse(swapped.encode("utf-8")) is not None
