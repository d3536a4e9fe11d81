"""Photos of homes lose what tells where and when they were taken (E7)."""

import io
import struct
from typing import BinaryIO

from PIL import Image, ImageOps

JPEG_QUALITY = 88


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
