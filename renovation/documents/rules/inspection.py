"""Accepting a file: extension, first bytes and parser must tell the same story (E1, E3).

No Django here: a binary file object in, what it is out, or DocumentRefused with the sentence to show.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from PIL import Image, ImageFile
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from renovation.documents.rules.names import extension_of, has_direction_marks, safe_name

ZIP_MAX_ENTRIES = 2_000
ZIP_MAX_BYTES = 100 * 1024 * 1024
ACTIVE_PDF = (b"/JavaScript", b"/Launch", b"/EmbeddedFile")
TOO_MANY_PIXELS = "Cette photo est trop grande. Réduisez ses dimensions, puis recommencez."
# What readers raise on broken content, NotImplementedError included (an exotic archive).
UNREADABLE = (
    OSError,
    SyntaxError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    EOFError,
    RuntimeError,
    ArithmeticError,
    struct.error,
    zlib.error,
)


class DocumentRefused(ValueError):
    """Why a file is not taken, in words for whoever brought it."""


@dataclass(frozen=True)
class Inspected:
    name: str
    content_type: str
    is_image: bool


@dataclass(frozen=True)
class _Format:
    content_type: str
    label: str
    signature: bytes
    check: Callable[[BinaryIO, int], None]
    is_image: bool = False


def inspect(*, name: str, file: BinaryIO, size: int, max_bytes: int, max_pixels: int) -> Inspected:
    """What the file is. Raises DocumentRefused; reads the file from its beginning and leaves it there."""
    if has_direction_marks(name):
        raise DocumentRefused("Le nom du fichier contient des caractères cachés : renommez-le, puis recommencez.")
    clean = safe_name(name)
    form = ACCEPTED.get(extension_of(clean))
    if form is None:
        raise DocumentRefused(
            "Ce type de fichier n’est pas accepté. Envoyez un PDF, une photo (JPEG ou PNG) ou un texte (ODT ou DOCX)."
        )
    if size == 0:
        raise DocumentRefused("Le fichier est vide. Vérifiez-le sur votre appareil, puis recommencez.")
    if size > max_bytes:
        raise DocumentRefused(too_large_message(max_bytes))
    file.seek(0)
    if not file.read(len(form.signature)).startswith(form.signature):
        raise DocumentRefused(
            f"Malgré son nom, le contenu de ce fichier n’est pas {form.label}. Envoyez le fichier d’origine."
        )
    file.seek(0)
    form.check(file, max_pixels)
    file.seek(0)
    return Inspected(name=clean, content_type=form.content_type, is_image=form.is_image)


def too_large_message(max_bytes: int) -> str:
    megabytes = max_bytes // (1024 * 1024)
    return f"Le fichier dépasse {megabytes}\u00a0Mo. Réduisez-le ou envoyez-le en plusieurs parties."


def _check_pdf(file: BinaryIO, max_pixels: int) -> None:
    content = file.read()
    if any(word in content for word in ACTIVE_PDF):
        raise DocumentRefused("Ce PDF contient des éléments actifs. Imprimez-le en PDF, puis recommencez.")
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted:
            raise DocumentRefused("Ce PDF est protégé par un mot de passe. Envoyez une version sans mot de passe.")
        if len(reader.pages) == 0:
            raise DocumentRefused("Ce PDF ne contient aucune page.")
    except (PyPdfError, *UNREADABLE) as error:
        if isinstance(error, DocumentRefused):
            raise
        raise DocumentRefused("Ce PDF est abîmé : nous ne pouvons pas l’ouvrir. Envoyez-le à nouveau.") from error


def _check_image(file: BinaryIO, max_pixels: int) -> None:
    """The header bounds the picture before a pixel is decoded; then every pixel is, since it will be redrawn (E7)."""
    # WeasyPrint, where it is loaded, tells Pillow to fill in what is missing of a cut picture.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with Image.open(file, formats=["JPEG", "PNG"]) as image:
            if image.width * image.height > max_pixels:
                raise DocumentRefused(TOO_MANY_PIXELS)
            image.load()
    except Image.DecompressionBombError as error:
        raise DocumentRefused(TOO_MANY_PIXELS) from error
    except UNREADABLE as error:
        if isinstance(error, DocumentRefused):
            raise
        raise DocumentRefused("Cette photo est abîmée : nous ne pouvons pas l’ouvrir. Envoyez-la à nouveau.") from error


def _check_text_document(marker: str) -> Callable[[BinaryIO, int], None]:
    def check(file: BinaryIO, max_pixels: int) -> None:
        try:
            with zipfile.ZipFile(file) as archive:
                entries = archive.infolist()
        except (zipfile.BadZipFile, *UNREADABLE) as error:
            raise DocumentRefused("Ce document est abîmé : nous ne pouvons pas l’ouvrir.") from error
        names = {entry.filename for entry in entries}
        if len(entries) > ZIP_MAX_ENTRIES or sum(entry.file_size for entry in entries) > ZIP_MAX_BYTES:
            raise DocumentRefused("Ce document est trop volumineux une fois ouvert. Envoyez-le en PDF.")
        if marker not in names or any(name.lower().endswith((".bin", ".exe", ".js")) for name in names):
            raise DocumentRefused("Ce document n’est pas un texte simple (macros ?). Envoyez-le en PDF.")

    return check


ACCEPTED: Mapping[str, _Format] = {
    "pdf": _Format("application/pdf", "un PDF", b"%PDF-", _check_pdf),
    "jpg": _Format("image/jpeg", "une photo JPEG", b"\xff\xd8\xff", _check_image, is_image=True),
    "jpeg": _Format("image/jpeg", "une photo JPEG", b"\xff\xd8\xff", _check_image, is_image=True),
    "png": _Format("image/png", "une image PNG", b"\x89PNG\r\n\x1a\n", _check_image, is_image=True),
    "odt": _Format(
        "application/vnd.oasis.opendocument.text", "un texte ODT", b"PK\x03\x04", _check_text_document("content.xml")
    ),
    "docx": _Format(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "un texte DOCX",
        b"PK\x03\x04",
        _check_text_document("word/document.xml"),
    ),
}
