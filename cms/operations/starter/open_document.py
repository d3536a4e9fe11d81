"""A plain text document in the open format (ODF 1.2), made of a title and paragraphs."""

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

MIMETYPE = "application/vnd.oasis.opendocument.text"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
_FORMAT = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
_META = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
_DUBLIN = "http://purl.org/dc/elements/1.1/"
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def open_document(title: str, paragraphs: Sequence[str]) -> bytes:
    """The same bytes for the same words. The title is a heading and the language is said: it can be read aloud."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        # The format asks that the type come first and be stored as it is.
        _add(parts, "mimetype", MIMETYPE, zipfile.ZIP_STORED)
        _add(parts, "META-INF/manifest.xml", _manifest())
        _add(parts, "meta.xml", _meta(title))
        _add(parts, "styles.xml", _styles())
        _add(parts, "content.xml", _content(title, paragraphs))
    return out.getvalue()


def _add(parts: zipfile.ZipFile, name: str, content: str, how: int = zipfile.ZIP_DEFLATED) -> None:
    parts.writestr(zipfile.ZipInfo(name, _EPOCH), content, how)


def _xml(root: str, spaces: str, inside: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} {spaces}>{inside}</{root}>'


def _manifest() -> str:
    files = (("/", MIMETYPE), ("content.xml", "text/xml"), ("styles.xml", "text/xml"), ("meta.xml", "text/xml"))
    lines = (f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>' for path, kind in files)
    return _xml("manifest:manifest", f'xmlns:manifest="{_MANIFEST}" manifest:version="1.2"', "".join(lines))


def _meta(title: str) -> str:
    spaces = f'xmlns:office="{_OFFICE}" xmlns:dc="{_DUBLIN}" xmlns:meta="{_META}" office:version="1.2"'
    said = f"<dc:title>{escape(title)}</dc:title><dc:language>fr-FR</dc:language>"
    return _xml("office:document-meta", spaces, f"<office:meta>{said}</office:meta>")


def _styles() -> str:
    spaces = f'xmlns:office="{_OFFICE}" xmlns:style="{_STYLE}" xmlns:fo="{_FORMAT}" office:version="1.2"'
    words = '<style:text-properties fo:font-size="12pt" fo:language="fr" fo:country="FR"/>'
    gaps = '<style:paragraph-properties fo:margin-bottom="0.3cm" fo:line-height="130%"/>'
    default = f'<style:default-style style:family="paragraph">{gaps}{words}</style:default-style>'
    large = '<style:text-properties fo:font-size="16pt" fo:font-weight="bold"/>'
    named = 'style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"'
    heading = f'<style:style {named} style:default-outline-level="1">{large}</style:style>'
    return _xml("office:document-styles", spaces, f"<office:styles>{default}{heading}</office:styles>")


def _content(title: str, paragraphs: Sequence[str]) -> str:
    spaces = f'xmlns:office="{_OFFICE}" xmlns:text="{_TEXT}" office:version="1.2"'
    heading = f'<text:h text:style-name="Heading_20_1" text:outline-level="1">{escape(title)}</text:h>'
    lines = "".join(f"<text:p>{escape(one)}</text:p>" for one in paragraphs)
    body = f"<office:body><office:text>{heading}{lines}</office:text></office:body>"
    return _xml("office:document-content", spaces, body)
