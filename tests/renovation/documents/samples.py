"""Files made on the spot: good ones, and those that hostile or unlucky people send."""

import io
import struct
import zipfile
import zlib

from PIL import Image
from pypdf import PdfWriter

GPS = 0x8825


def pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(width=200, height=200)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def protected_pdf() -> bytes:
    writer = PdfWriter(io.BytesIO(pdf()))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def jpeg(*, with_gps: bool = False) -> bytes:
    image = Image.new("RGB", (40, 30), "#d9642f")
    exif = Image.Exif()
    if with_gps:
        exif[GPS] = {1: "N", 2: (47.0, 15.0, 0.0)}
        exif[0x010F] = "Appareil du ménage"
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif)
    return out.getvalue()


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (10, 10)).save(out, "PNG")
    return out.getvalue()


def png_pixel_bomb(side: int = 30_000) -> bytes:
    """A few bytes whose header announces that many pixels on each side."""
    header = b"IHDR" + struct.pack("!IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(header) + _chunk(b"IDAT" + zlib.compress(b"\0")) + _chunk(b"IEND")


def _chunk(content: bytes) -> bytes:
    return struct.pack("!I", len(content) - 4) + content + struct.pack("!I", zlib.crc32(content))


def noise(kind: str) -> bytes:
    """A photo with enough in it to be cut in the middle."""
    out = io.BytesIO()
    Image.effect_noise((400, 300), 50).convert("RGB").save(out, kind)
    return out.getvalue()


def archive(names: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in names.items():
            file.writestr(name, content)
    return out.getvalue()


def odt() -> bytes:
    return archive({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"})


def docx() -> bytes:
    return archive({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})


ACCEPTED = {
    "devis.pdf": pdf(),
    "maison.jpg": jpeg(),
    "maison.JPEG": jpeg(),
    "plan.png": png(),
    "lettre.odt": odt(),
    "lettre.docx": docx(),
}

REFUSED = {
    "page.pdf": b"<html><script>alert(1)</script></html>",
    "image.svg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "script.php": b"<?php system($_GET['c']);",
    "photo.php.jpg": b"<?php system($_GET['c']);",
    "programme.exe": b"MZ\x90\x00",
    "programme.pdf": b"MZ\x90\x00",
    "photo.jpg": b"GIF89a/*<script>*/=1;",
    "photo.gif": b"GIF89a\x01\x00",
    "polyglotte.pdf": b"GIF89a%PDF-1.4",
    "devis.pdf.exe": pdf(),
    "devis\u202efdp.exe": b"MZ",
    "devis\u202egpj.pdf": pdf(),
    "vide.pdf": b"",
    "tronque.pdf": b"%PDF-1.7\n1 0 obj",
    "protege.pdf": protected_pdf(),
    "actif.pdf": pdf() + b"/JavaScript",
    "lance.pdf": pdf() + b"/Launch",
    "abimee.jpg": jpeg()[:60],
    "abimee.png": png()[:30],
    "bombe.png": png_pixel_bomb(),
    "coupee.jpg": noise("JPEG")[:4_000],
    "coupee.png": noise("PNG")[:4_000],
    "faux.png": jpeg(),
    "faux.jpg": png(),
    "page.html": b"<html>",
    "archive.zip": archive({"a": b"a"}),
    "faux.docx": archive({"a": b"a"}),
    "faux.odt": archive({"word/document.xml": b"a"}),
    "macros.docx": archive({"word/document.xml": b"a", "word/vbaProject.bin": b"a"}),
    "bombe.docx": archive({"word/document.xml": b"0" * (101 * 1024 * 1024)}),
    "entrees.odt": archive({"content.xml": b"a"} | {str(number): b"" for number in range(2_100)}),
    "abime.docx": docx()[:40],
    "sans_extension": pdf(),
    ".htaccess": b"deny",
}
