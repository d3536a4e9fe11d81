"""What editors may upload (E6)."""

import io

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.documents.forms import get_document_form
from wagtail.documents.models import Document
from wagtail.images.forms import get_image_form
from wagtail.images.models import Image as WagtailImage

from cms.operations import sync_editor_groups
from cms.operations.editors import collection_of
from cms.uploads import checked
from renovation.accounts.models import User
from renovation.platforms.models import Platform


def photograph(place: str) -> SimpleUploadedFile:
    """A photograph that tells where it was taken."""
    exif = Image.Exif()
    exif[0x010E] = place
    drawn = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(drawn, "JPEG", exif=exif)
    return SimpleUploadedFile("maison.jpg", drawn.getvalue(), "image/jpeg")


def test_e6_a_picture_of_lines_is_not_accepted() -> None:
    assert "svg" not in settings.WAGTAILIMAGES_EXTENSIONS


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("guide.pdf", b"<html><script>alert(1)</script>"),
        ("guide.docx", b"PK\x03\x04not a zip"),
        ("guide.svg", b"<svg/>"),
        ("guide.pdf.exe", b"MZ"),
    ],
)
def test_e6_a_file_that_is_not_what_it_says_is_refused(name: str, content: bytes) -> None:
    with pytest.raises(ValidationError):
        checked(SimpleUploadedFile(name, content))


def test_e6_the_form_of_documents_refuses_it_too(editor: User, platform: Platform) -> None:
    sync_editor_groups(editor)
    form = get_document_form(Document)(
        {"title": "Guide", "collection": collection_of(platform).pk, "tags": ""},
        {"file": SimpleUploadedFile("guide.pdf", b"<html>")},
        instance=Document(uploaded_by_user=editor),
        user=editor,
    )

    assert not form.is_valid()
    assert "file" in form.errors


def test_e6_a_photograph_loses_what_it_tells_of_its_place(editor: User, platform: Platform) -> None:
    sync_editor_groups(editor)
    form = get_image_form(WagtailImage)(
        {"title": "Maison", "collection": collection_of(platform).pk, "tags": ""},
        {"file": photograph("12 rue des Secrets")},
        instance=WagtailImage(uploaded_by_user=editor),
        user=editor,
    )

    assert form.is_valid(), form.errors
    stored = form.save()
    assert b"Secrets" not in stored.file.read()
