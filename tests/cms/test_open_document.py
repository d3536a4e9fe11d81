"""Model letters are open documents that our own checks accept and that a word processor can read."""

import io
import zipfile
from xml.etree import ElementTree

from django.core.files.uploadedfile import SimpleUploadedFile

from cms.operations.starter.open_document import MIMETYPE, open_document
from cms.uploads import checked


def tree_of(content: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(content)  # noqa: S314 - written by us a line above


LETTER = open_document("Lettre & modèle", ["Madame, Monsieur,", "Prix < convenu ?"])


def test_our_own_checks_accept_it() -> None:
    assert checked(SimpleUploadedFile("lettre.odt", LETTER)).content_type == MIMETYPE


def test_the_type_comes_first_and_every_part_is_well_formed() -> None:
    with zipfile.ZipFile(io.BytesIO(LETTER)) as parts:
        first, *others = parts.infolist()
        trees = [tree_of(parts.read(part)) for part in others]

    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert len(trees) == 4


def test_the_title_is_a_heading_and_words_are_escaped() -> None:
    with zipfile.ZipFile(io.BytesIO(LETTER)) as parts:
        text = tree_of(parts.read("content.xml"))
    space = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"

    assert [heading.text for heading in text.iter(f"{space}h")] == ["Lettre & modèle"]
    assert [line.text for line in text.iter(f"{space}p")] == ["Madame, Monsieur,", "Prix < convenu ?"]


def test_the_same_words_give_the_same_file() -> None:
    assert open_document("Lettre & modèle", ["Madame, Monsieur,", "Prix < convenu ?"]) == LETTER
