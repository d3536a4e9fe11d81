"""Reading a PDF as a screen reader finds it: its catalogue and its structure tree."""

import re
import zlib


def objects(pdf: bytes) -> str:
    """The whole file as text, compressed streams opened (object streams hold most of a PDF 1.7)."""
    text = pdf.decode("latin-1")
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            text += zlib.decompress(stream).decode("latin-1")
        except zlib.error:
            continue
    return text


def tags(pdf: bytes) -> set[str]:
    """The kinds of elements in the structure tree."""
    return set(re.findall(r"/S\s*/(\w+)", objects(pdf)))


def alternatives(pdf: bytes) -> int:
    """How many figures carry words."""
    return len(re.findall(r"/Alt\b", objects(pdf)))
