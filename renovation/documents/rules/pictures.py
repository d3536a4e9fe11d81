"""Photos of homes lose what tells where and when they were taken (E7)."""

import io
import struct
from dataclasses import dataclass
from typing import BinaryIO

from PIL import Image, ImageOps

JPEG_QUALITY = 88
# Of a picture made for a page.
PAGE_QUALITY = 78


@dataclass(frozen=True)
class Reduced:
    """A picture made for a page: JPEG, upright, without what it tells of its place."""

    content: bytes
    width: int
    height: int


def reduced(file: BinaryIO, *, longest_px: int) -> Reduced:
    """No side longer than this; what is transparent becomes white. The pixels alone are kept."""
    with Image.open(file, formats=["JPEG", "PNG"]) as image:
        upright = _upright(image).convert("RGBA")
        upright.thumbnail((longest_px, longest_px))
        bare = Image.new("RGB", upright.size, "white")
        bare.paste(upright, mask=upright.getchannel("A"))
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=PAGE_QUALITY, optimize=True, progressive=True)
    return Reduced(out.getvalue(), bare.width, bare.height)


def without_metadata(file: BinaryIO, content_type: str) -> bytes:
    """The same picture, upright, without EXIF, GPS or comments."""
    with Image.open(file, formats=["JPEG", "PNG"]) as image:
        upright = _upright(image)
        if content_type == "image/jpeg" and upright.mode not in ("RGB", "L"):
            upright = upright.convert("RGB")
        bare = Image.new(upright.mode, upright.size)
        if upright.mode == "P":
            bare.putpalette(upright.getpalette() or [])
        bare.paste(upright)
        out = io.BytesIO()
        if content_type == "image/jpeg":
            bare.save(out, "JPEG", quality=JPEG_QUALITY, optimize=True)
        else:
            bare.save(out, "PNG", optimize=True)
    return out.getvalue()


def _upright(image: Image.Image) -> Image.Image:
    """Turned as its EXIF says; a picture whose EXIF cannot be read is taken as it stands."""
    try:
        return ImageOps.exif_transpose(image)
    except (SyntaxError, ValueError, LookupError, TypeError, struct.error, OSError):
        return image
