"""Opening a file that a stranger sent: bounded, without DTD, entity or outside reference; a plain tree or a refusal.

The parser is Python's expat: it fetches nothing by itself. A DPE holds no document type, so the first sign of one ends
the reading: entities cannot be declared without it. Size, depth and number of elements are bounded.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

MAX_BYTES = 10_000_000
MAX_DEPTH = 32
MAX_ELEMENTS = 200_000

_TELL_TALES = (
    (b"%PDF", "Ce fichier est un PDF."),
    (b"PK\x03\x04", "Ce fichier est une archive ou un document de bureautique."),
    (b"\x1f\x8b", "Ce fichier est une archive compressée."),
    (b"{", "Ce fichier est au format JSON."),
    (b"[", "Ce fichier est au format JSON."),
)
_ADVICE = (
    "Il faut le fichier XML du DPE\u00a0: il se télécharge, avec le numéro du DPE, sur le site de l’observatoire"
    " DPE-Audit de l’ADEME."
)
_CUT_SHORT = {
    expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS],
    expat.errors.codes[expat.errors.XML_ERROR_UNCLOSED_TOKEN],
    expat.errors.codes[expat.errors.XML_ERROR_PARTIAL_CHAR],
    expat.errors.codes[expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION],
}

_INVALID_TOKEN = expat.errors.codes[expat.errors.XML_ERROR_INVALID_TOKEN]
_FALSE_ENCODING = {
    expat.errors.codes[expat.errors.XML_ERROR_UNKNOWN_ENCODING],
    expat.errors.codes[expat.errors.XML_ERROR_INCORRECT_ENCODING],
}
# An ampersand that begins neither a named nor a numbered character.
_BARE_AMPERSAND = re.compile(rb"&(?![A-Za-z_:][A-Za-z0-9_:.\-]*;|#[0-9]+;|#x[0-9A-Fa-f]+;)")


class DpeFileError(ValueError):
    """The file cannot be read as a DPE. `message_fr` says why, in words for the person who sent it."""

    def __init__(self, message_fr: str) -> None:
        super().__init__(message_fr)
        self.message_fr = message_fr


@dataclass(slots=True)
class Element:
    """A tag without its namespace, the text directly in it, and what it holds."""

    tag: str
    text: str = ""
    children: list["Element"] = field(default_factory=list)

    def child(self, tag: str) -> "Element | None":
        return next((one for one in self.children if one.tag == tag), None)

    def find(self, path: str) -> "Element | None":
        """The first element at a path such as "logement/enveloppe"."""
        found: Element | None = self
        for tag in path.split("/"):
            if found is None:
                return None
            found = found.child(tag)
        return found

    def all(self, path: str) -> list["Element"]:
        """Every element at a path; the elements before the last step are the first of their name."""
        before, _, last = path.rpartition("/")
        parent = self.find(before) if before else self
        return [one for one in parent.children if one.tag == last] if parent else []

    def value(self, path: str) -> str:
        """The text at a path, "" when absent."""
        found = self.find(path)
        return found.text if found else ""

    def leaves(self, path: str = "") -> Iterator[tuple[str, "Element"]]:
        """Every element without child, with its path."""
        for one in self.children:
            below = f"{path}/{one.tag}" if path else one.tag
            if one.children:
                yield from one.leaves(below)
            else:
                yield below, one


class _Builder:
    def __init__(self) -> None:
        self.root: Element | None = None
        self.stack: list[Element] = []
        self.texts: list[list[str]] = []
        self.count = 0

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        self.count += 1
        if self.count > MAX_ELEMENTS:
            raise DpeFileError("Ce fichier contient bien plus d’éléments qu’un DPE\u00a0: il n’a pas été lu.")
        if len(self.stack) >= MAX_DEPTH:
            raise DpeFileError(
                "Les éléments de ce fichier sont emboîtés trop profondément pour un DPE\u00a0: rien n’a été lu."
            )
        element = Element(name.rpartition(":")[2])
        if self.stack:
            self.stack[-1].children.append(element)
        else:
            self.root = element
        self.stack.append(element)
        self.texts.append([])

    def end(self, _name: str) -> None:
        self.stack.pop().text = "".join(self.texts.pop()).strip()

    def text(self, data: str) -> None:
        if self.texts:
            self.texts[-1].append(data)

    def refuse(self, *_details: object) -> int:
        raise DpeFileError(
            "Ce fichier contient une déclaration de type (DOCTYPE) ou des entités. Un DPE n’en contient jamais\u00a0:"
            " par sécurité, rien n’a été lu."
        )


@dataclass(frozen=True, slots=True)
class Document:
    """What was opened. `mended`: ampersands that stood bare in names were read as such; real files have some."""

    root: Element
    mended: bool = False


def open_document(content: bytes) -> Document:
    """The document. Raises DpeFileError for whatever is not a sound, harmless XML document."""
    _refuse_other_formats(content)
    try:
        return Document(_parsed(content))
    except expat.ExpatError as error:
        mended = _BARE_AMPERSAND.sub(b"&amp;", content)
        if error.code != _INVALID_TOKEN or mended == content:
            raise DpeFileError(_in_words(error, content)) from error
    try:
        return Document(_parsed(mended), mended=True)
    except expat.ExpatError as error:
        raise DpeFileError(_in_words(error, content)) from error


def _parsed(content: bytes) -> Element:
    builder = _Builder()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.text
    parser.StartDoctypeDeclHandler = builder.refuse
    parser.EntityDeclHandler = builder.refuse
    parser.ExternalEntityRefHandler = builder.refuse
    try:
        parser.Parse(content, True)
    except DpeFileError:
        raise
    except (LookupError, ValueError) as error:
        raise DpeFileError(
            "L’encodage annoncé par ce fichier est inconnu ou impossible\u00a0: rien n’a été lu."
        ) from error
    if builder.root is None:
        raise DpeFileError(f"Ce fichier ne contient aucun élément XML. {_ADVICE}")
    return builder.root


def _refuse_other_formats(content: bytes) -> None:
    if not content.strip():
        raise DpeFileError(f"Ce fichier est vide. {_ADVICE}")
    if len(content) > MAX_BYTES:
        raise DpeFileError("Ce fichier est trop gros\u00a0: un DPE en XML pèse moins de 10\u00a0Mo.")
    start = content[:512].removeprefix(b"\xef\xbb\xbf").lstrip()
    for mark, what in _TELL_TALES:
        if start.startswith(mark):
            raise DpeFileError(f"{what} {_ADVICE}")
    if start[:14].lower().startswith((b"<html", b"<!doctype html")):
        raise DpeFileError(f"Ce fichier est une page web. {_ADVICE}")


def _in_words(error: expat.ExpatError, content: bytes) -> str:
    if error.code in _CUT_SHORT:
        return (
            f"Ce fichier s’arrête avant la fin (ligne {error.lineno})\u00a0: le téléchargement a peut-être été coupé."
            " Téléchargez-le de nouveau."
        )
    if error.code in _FALSE_ENCODING or (error.code == _INVALID_TOKEN and not _is_utf_8(content)):
        return "Ce fichier n’est pas écrit dans l’encodage qu’il annonce\u00a0: rien n’a été lu."
    return f"Ce fichier n’est pas un document XML correct (erreur à la ligne {error.lineno}). {_ADVICE}"


def _is_utf_8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
