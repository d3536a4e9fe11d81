"""What files are taken, and in which words the others are refused."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from renovation.documents.rules import DocumentRefused, inspect
from renovation.documents.rules.names import safe_name
from renovation.documents.rules.pictures import without_metadata
from tests.renovation.documents import samples


def _inspect(name: str, content: bytes, max_bytes: int = 10_000_000) -> str:
    found = inspect(name=name, file=io.BytesIO(content), size=len(content), max_bytes=max_bytes, max_pixels=50_000_000)
    return found.content_type


@pytest.mark.parametrize("name", samples.ACCEPTED)
def test_e1_ordinary_files_are_taken(name: str) -> None:
    assert "/" in _inspect(name, samples.ACCEPTED[name])


@pytest.mark.parametrize("name", samples.REFUSED)
@pytest.mark.filterwarnings("ignore:Image size:PIL.Image.DecompressionBombWarning")
def test_e1_e3_hostile_and_broken_files_are_refused(name: str) -> None:
    with pytest.raises(DocumentRefused) as refusal:
        _inspect(name, samples.REFUSED[name])

    assert str(refusal.value).endswith(".")


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("bombe.docx", samples.REFUSED["bombe.docx"], "trop volumineux une fois ouvert"),
        ("entrees.odt", samples.REFUSED["entrees.odt"], "trop volumineux une fois ouvert"),
        ("bombe.png", samples.png_pixel_bomb(30_000), "trop grande"),
        ("grande.png", samples.png_pixel_bomb(8_000), "trop grande"),
    ],
)
def test_e3_bombs_are_refused_for_what_they_are(name: str, content: bytes, why: str) -> None:
    with pytest.raises(DocumentRefused, match=why):
        _inspect(name, content)


# Noise in the middle of a good file is what readers were not written for.
@given(
    st.sampled_from(sorted(samples.ACCEPTED)),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=12),
)
@pytest.mark.filterwarnings("ignore")
def test_e1_damaged_files_are_taken_or_refused_in_words(name: str, changes: list[tuple[float, int]]) -> None:
    content = bytearray(samples.ACCEPTED[name])
    for where, value in changes:
        content[int(where * len(content))] = value
    file = io.BytesIO(bytes(content))

    try:
        found = inspect(name=name, file=file, size=len(content), max_bytes=10_000_000, max_pixels=50_000_000)
    except DocumentRefused as refusal:
        assert str(refusal).endswith(".")
    else:
        assert not found.is_image or without_metadata(file, found.content_type)


def test_e2_a_file_beyond_the_limit_is_refused_with_the_limit() -> None:
    with pytest.raises(DocumentRefused, match="1\xa0Mo"):
        _inspect("devis.pdf", samples.pdf() + b" " * 1_100_000, max_bytes=1024 * 1024)


def test_e7_a_photo_loses_its_place_and_device() -> None:
    bare = without_metadata(io.BytesIO(samples.jpeg(with_gps=True)), "image/jpeg")

    assert b"Appareil" not in bare
    assert not Image.open(io.BytesIO(bare)).getexif()


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Documents\\devis.pdf", "devis.pdf"),
        ('a"b<c>.pdf', "abc.pdf"),
        ("a\r\nb.pdf", "ab.pdf"),
        ("", "document"),
        ("é" * 300 + ".pdf", "é" * 116 + ".pdf"),
    ],
)
def test_names_are_made_safe(given: str, safe: str) -> None:
    assert safe_name(given) == safe
