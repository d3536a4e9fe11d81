"""What files are taken, and in which words the others are refused."""

import io

import pytest
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
